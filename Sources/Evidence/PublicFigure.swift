import CData

/// A published figure for what the five documents leave open.
public struct PublicFigure: Sendable, Hashable, Identifiable {
  /// How well the figure is vouched for.
  public enum Status: String, Sendable, CaseIterable {
    /// Seen in the source named.
    case seen = "C"
    /// Seen in a mirror, a blog or a press copy of the original.
    case seenInCopy = "C*"
    /// Arithmetic of ours on seen figures.
    case derived = "D"
  }

  /// Kebab-case, such as `figure-reablement-effect`.
  public var id: String
  public var quantity: Text
  /// The number or numbers, as published.
  public var value: String
  public var unit: Text
  /// Year or years that the figure is of.
  public var year: String
  public var geography: Text
  /// The source's title, in its own language.
  public var title: String
  /// Where it was seen; parts that were long are cut to `...`.
  public var address: String
  public var status: Status
  public var note: Text?
}

extension PublicFigure {
  /// Every figure, read from the embedded table when first asked for.
  public static let all: [PublicFigure] = Table(cdata_figures()).records.compactMap(
    PublicFigure.init)

  /// The figure with this id; nil where there is none.
  public static func withID(_ id: String) -> PublicFigure? { byID[id] }

  private static let byID = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// Nil where the line names an unknown status.
  init?(_ record: Table.Record) {
    guard let status = Status(rawValue: record["status"]) else { return nil }
    self.init(
      id: record["id"], quantity: record.text("quantity"), value: record["value"],
      unit: record.text("unit"), year: record["year"], geography: record.text("geography"),
      title: record["title"], address: record["address"], status: status,
      note: record.optional("note") == nil ? nil : record.text("note"))
  }
}

extension PublicFigure.Status {
  public var label: Text {
    switch self {
    case .seen: Text(en: "seen in the source", cy: "gwelwyd yn y ffynhonnell")
    case .seenInCopy: Text(en: "seen in a copy", cy: "gwelwyd mewn copi")
    case .derived:
      Text(en: "derived from seen figures", cy: "deilliedig o ffigurau a welwyd")
    }
  }
}
