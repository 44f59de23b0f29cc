import CData
import Evidence
import Experiments

/// The posterior of a calibration as a table: a row a set of values, and on each row the version of the
/// model that it belongs to.
public struct PosteriorFile: Sendable {
  /// Of the model that was fitted.
  public var model: String
  public var table: PosteriorTable
  /// SHA-256 of the table's bytes.
  public var digest: String

  static let modelColumn = "model"

  /// The calibration that comes with the program; nil where it is not there, or not a posterior.
  public static let shipped: PosteriorFile? = {
    let file = cdata_posterior()
    return try? PosteriorFile(Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }()

  /// Reads the text of a calibration's `posterior.csv`.
  public static func read(_ source: SourceText) -> Result<PosteriorFile, Diagnostic> {
    do throws(TableFault) {
      return .success(try PosteriorFile(Array(source.text.utf8)))
    } catch {
      return .failure(
        Diagnostic(.fault, source.name, Position(line: error.line, column: 1), error.message))
    }
  }

  private init(_ bytes: [UInt8]) throws(TableFault) {
    let data = try DataTable(bytes)
    let models = data.text(Self.modelColumn) ?? []
    let keys = data.names.filter { $0 != Self.modelColumn }
    var columns: [[Double]] = []
    for key in keys { columns.append(try data.numbers(key)) }
    let rows = models.indices.map { row in columns.map { $0[row] } }
    guard let model = models.first, models.allSatisfy({ $0 == model }),
      let table = PosteriorTable(keys: keys, rows: rows)
    else {
      throw TableFault(
        line: 1,
        message: Text(
          en: "This is no posterior: it has a column 'model' with one version, and a column a key.",
          cy:
            "Nid ôl-ddosraniad mo hwn: mae ynddo golofn 'model' ag un fersiwn, a cholofn ar gyfer "
            + "pob allwedd."))
    }
    self.model = model
    self.table = table
    digest = sha256(bytes)
  }
}

extension Table {
  /// `posterior.csv`: what `PosteriorFile` reads.
  public static func posterior(_ keys: [String]) -> Table {
    Table(
      "posterior",
      Text(
        en: "Equally likely sets of values of the fitted parameters",
        cy: "Setiau yr un mor debygol o werthoedd y paramedrau a ffitiwyd"),
      columns: [
        Column(
          PosteriorFile.modelColumn, .text,
          Text(en: "Version of the model", cy: "Fersiwn y model"))
      ] + keys.map { Column($0, .number, Text(same: $0)) })
  }
}

/// The version of a model: of the program, and of what is declared of the parameters.
///
/// A calibration holds for one version. What a behaviour does is not seen here: the program's version
/// stands for that, and a test that looks at the targets again. Nor are the numbers of a care model of
/// which there is nothing before week 0: today's market cannot have been fitted to them, so that a
/// care model can be added and the calibration stays.
public func modelVersion(_ version: String, settings: [Setting]) -> String {
  var digest = SHA256()
  let absent = Set(
    settings.compactMap { setting -> Substring? in
      guard setting.key.hasSuffix(".start_share"),
        case .quantity(_, .fixed(0)) = setting.form
      else { return nil }
      return setting.key.prefix { $0 != "." }
    })
  for setting in settings where setting.kind == .fact {
    guard case .quantity(let unit, let distribution) = setting.form,
      !setting.key.contains(".") || !absent.contains(setting.key.prefix { $0 != "." })
    else { continue }
    digest.update(
      Array("\(setting.key)=\(Quantity.text(distribution, unit: unit))\n".utf8))
  }
  return version + "+" + digest.hex().prefix(12)
}
