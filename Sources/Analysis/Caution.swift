import Evidence

/// What stands beside a finding so that it is not read for more than it is.
public enum Caution: Sendable, Hashable {
  /// There is one replicate a row, so that chance counts as if an input had caused it.
  case noiseUnknown
  /// Chance makes up this share of the outcome's variance.
  case noiseHigh(share: Double)
  /// What the inputs do cannot be told from chance: no answer.
  case noiseTooHigh(share: Double)
  /// So few rows that the interval is approximate.
  case fewRows(Int)
  /// So few rows make up most of the variance that the interval may be too narrow.
  case heavyTails(rows: Int)
  /// The estimator is off the truth by something that does not average out: too high for an input
  /// that does little; the interval tells sampling error only and may miss the truth.
  case biased
  /// The value is at the edge of what it can be; the interval is on the safe side there.
  case atBoundary
  /// This share of the column is one and the same value.
  case heldValue(column: String, share: Double)
  /// This share of draws ties exactly.
  case ties(share: Double)
  /// The regression has products of pairs only, no more.
  case pairsOnly
  /// Shapes other than normal are approximated.
  case normalShape
  /// No draw of the inputs changes the choice.
  case neverChanges
  /// The points were not drawn at random; the interval is on the safe side.
  case regularPoints
  /// The number was searched for in the same rows that it describes.
  case searched
  /// An estimate by regression that does not see interactions or jumps well.
  case smooth

  public var isRefusal: Bool {
    if case .noiseTooHigh = self { true } else { false }
  }

  var isAboutNoise: Bool {
    switch self {
    case .noiseUnknown, .noiseHigh, .noiseTooHigh: true
    default: false
    }
  }

  public var text: Text {
    switch self {
    case .noiseUnknown:
      Text(
        en: "Each point was run once, so chance cannot be told from the inputs; run at least two "
          + "replications.",
        cy: "Rhedwyd pob pwynt unwaith, felly ni ellir gwahaniaethu rhwng hap a'r mewnbynnau; "
          + "rhedwch o leiaf ddau ddyblygiad.")
    case .noiseHigh(let share):
      Text(
        en: "Chance makes up \(percent(share))% of the variance.",
        cy: "Siawns yw \(percent(share))% o'r amrywiant.")
    case .noiseTooHigh(let share):
      Text(
        en: "Chance makes up \(percent(share))% of the variance: what the inputs do cannot be "
          + "told from it. Run more replications.",
        cy: "Siawns yw \(percent(share))% o'r amrywiant: ni ellir gweld beth mae'r mewnbynnau yn "
          + "ei wneud. Rhedwch ragor o ddyblygiadau.")
    case .fewRows(let rows):
      Text(
        en: "There are only \(rows) rows, so the interval is approximate.",
        cy: "Dim ond \(rows) o resi sydd, felly bras yw'r cyfwng.")
    case .heavyTails(let rows):
      Text(
        en: "About \(rows) rows make up most of the variance, so the interval may be too narrow.",
        cy: "Tua \(rows) o resi sy'n cyfrif am y rhan fwyaf o'r amrywiant, felly gall y cyfwng fod "
          + "yn rhy gul.")
    case .biased:
      Text(
        en: "This measure is above zero even for an input that does nothing; its interval tells "
          + "sampling error only and may miss the true value.",
        cy: "Mae'r mesur hwn uwchlaw sero hyd yn oed i fewnbwn nad yw'n gwneud dim; dim ond gwall "
          + "samplu y mae ei gyfwng yn ei ddangos, a gall fethu'r gwir werth.")
    case .atBoundary:
      Text(
        en: "The value is at the edge of its range, where the interval is wider than it need be.",
        cy: "Mae'r gwerth ar ymyl ei amrediad, lle mae'r cyfwng yn lletach nag sydd raid.")
    case .heldValue(let column, let share):
      Text(
        en: "\(percent(share))% of the column \u{201C}\(column)\u{201D} is one value.",
        cy: "Un gwerth yw \(percent(share))% o'r golofn \u{201C}\(column)\u{201D}.")
    case .ties(let share):
      Text(
        en: "\(percent(share))% of the draws tie exactly.",
        cy: "Mae \(percent(share))% o'r tyniadau yn union gyfartal.")
    case .pairsOnly:
      Text(
        en: "The regression has the inputs one by one and in products of two, no more.",
        cy: "Mae'r atchweliad yn cynnwys y mewnbynnau fesul un ac mewn lluosymiau o ddau, dim mwy.")
    case .normalShape:
      Text(
        en: "Chance was taken out by scaling, which is exact for normal distributions and "
          + "approximate for others.",
        cy: "Tynnwyd hap allan drwy raddio, sy'n fanwl gywir i ddosraniadau normal ac yn fras i "
          + "eraill.")
    case .neverChanges:
      Text(
        en: "Nothing that was drawn would change the choice.",
        cy: "Ni fyddai dim a dynnwyd yn newid y dewis.")
    case .regularPoints:
      Text(
        en: "The points fill the space evenly, so the interval is wider than it need be.",
        cy:
          "Mae'r pwyntiau'n llenwi'r gofod yn wastad, felly mae'r cyfwng yn lletach nag sydd raid.")
    case .searched:
      Text(
        en: "The region was searched for in these same rows, which flatters it.",
        cy: "Chwiliwyd am y rhanbarth yn yr un rhesi hyn, sy'n rhoi darlun rhy ffafriol ohono.")
    case .smooth:
      Text(
        en: "The estimate rests on a smooth curve; a sudden step is blurred.",
        cy: "Mae'r amcangyfrif yn dibynnu ar gromlin lefn; caiff cam sydyn ei bylu.")
    }
  }

  /// A share as whole per cent [%].
  private func percent(_ share: Double) -> Int {
    share.isFinite ? Int((min(max(share, -9), 9) * 100).rounded()) : 0
  }
}

/// The rule for when chance is too large to answer.
enum NoiseRule {
  /// Above half, most of what is seen is chance (an assumption of ours).
  static let warning = 0.5

  /// - Parameters:
  ///   - share: chance's share of the variance.
  ///   - signal: the variance that is not chance, with its standard error.
  static func cautions(share: Double?, signal: Double, standardError: Double) -> [Caution] {
    guard let share else { return [.noiseUnknown] }
    // Not distinguishable from none at two standard errors (an assumption of ours).
    if !(signal > 2 * standardError) { return [.noiseTooHigh(share: share)] }
    return share > warning ? [.noiseHigh(share: share)] : []
  }
}
