import Evidence
import Statistics

/// One number that an analysis found, with what must be known to use it.
public struct Finding: Sendable {
  public var measure: Measure
  /// The inputs, options or criteria that it is about.
  public var inputs: [String]
  public var estimate: Double
  /// NaN where the method has none.
  public var standardError: Double
  /// Bounds of the 95 % interval.
  public var lower: Double
  public var upper: Double
  public var method: Method
  public var ties: TieRule
  /// The share of the outcome's variance that is chance and not the inputs; nil where unknown.
  public var noiseShare: Double?
  public var cautions: [Caution]

  public init(
    _ measure: Measure, _ inputs: [String], estimate: Double, standardError: Double,
    lower: Double? = nil, upper: Double? = nil, method: Method, ties: TieRule = .immaterial,
    noiseShare: Double? = nil, cautions: [Caution] = []
  ) {
    self.measure = measure
    self.inputs = inputs
    self.estimate = estimate
    self.standardError = standardError
    self.lower = lower ?? estimate - Self.normal95 * standardError
    self.upper = upper ?? estimate + Self.normal95 * standardError
    self.method = method
    self.ties = ties
    self.noiseShare = noiseShare
    self.cautions = cautions
  }

  /// Whether the analysis declines to stand by the number.
  public var isRefused: Bool { cautions.contains(where: \.isRefusal) }

  /// The .975 quantile of the normal distribution.
  static let normal95 = StandardNormal.quantile(0.975)
}

extension Finding {
  /// What a finding measures; the raw value is its id in csv and json.
  public enum Measure: String, Sendable, CaseIterable {
    case s1, st, s2
    case s1Naive = "s1_naive"
    case stNaive = "st_naive"
    case s2Naive = "s2_naive"
    case mu
    case muStar = "mu_star"
    case sigma
    case derivative = "dgsm"
    case pawnMedian = "pawn_median"
    case pawnMaximum = "pawn_maximum"
    case pawnMean = "pawn_mean"
    case pawnMinimum = "pawn_minimum"
    case delta
    case meanAtLow = "mean_at_low"
    case meanAtHigh = "mean_at_high"
    case swing
    case mean
    case quantile05 = "q05"
    case quantile25 = "q25"
    case quantile50 = "q50"
    case quantile75 = "q75"
    case quantile95 = "q95"
    case betweenDraws = "sd_between_draws"
    case withinDraws = "sd_within_draws"
    case chanceShare = "chance_share"
    case probabilityBest = "probability_best"
    case probabilityTie = "probability_tie"
    case expectedLoss = "expected_loss"
    case evpi
    case evpiNaive = "evpi_naive"
    case evppi
    case evsi
    case density, coverage
    case rankAcceptability = "rank_acceptability"
    case confidenceFactor = "confidence_factor"
    case pairwiseWinning = "pairwise_winning"
  }

  /// How a number was computed, and who said so.
  public struct Method: Sendable, Hashable {
    public var name: Text
    public var source: String

    public init(_ name: Text, source: String) {
      self.name = name
      self.source = source
    }
  }
}

/// What happens to exact ties, which common random numbers make common.
public enum TieRule: String, Sendable, CaseIterable {
  /// Equal values do not change the number.
  case immaterial
  /// k options that share the first place have 1/k of it each.
  case shared
  /// Only an option that is better than every other is best.
  case strict
  /// Every option that no other is better than is best, so that probabilities may sum above one.
  case inclusive
  /// A rank is one more than the number of options that are strictly better.
  case sharedRank

  public var text: Text {
    switch self {
    case .immaterial:
      Text(en: "Ties do not matter.", cy: "Nid yw gwerthoedd cyfartal yn effeithio ar hyn.")
    case .shared:
      Text(
        en: "Options that tie for first place share it equally.",
        cy: "Mae opsiynau sy'n gyfartal gyntaf yn rhannu'r lle'n gyfartal.")
    case .strict:
      Text(
        en: "An option that ties for first place does not count as best.",
        cy: "Nid yw opsiwn sy'n gyfartal gyntaf yn cyfrif fel y gorau.")
    case .inclusive:
      Text(
        en: "Every option that ties for first place counts as best.",
        cy: "Mae pob opsiwn sy'n gyfartal gyntaf yn cyfrif fel y gorau.")
    case .sharedRank:
      Text(
        en: "Options that tie share the better rank.",
        cy: "Mae opsiynau cyfartal yn rhannu'r safle gorau.")
    }
  }
}
