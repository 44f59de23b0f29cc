import Evidence
import Experiments

/// A study as a file states it, with the scenarios that it compares.
public struct StudyFile: Sendable {
  /// How the points are chosen.
  public struct Design: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      case fullFactorial = "full factorial"
      case latinHypercube = "latin hypercube"
      case sobol
      case saltelli
      case morris
      case list
      /// No design but a search, which chooses its points by what it finds: `gofal optimise`.
      case search = "nsga ii"
    }

    public var kind: Kind
    /// By which the best of several Latin hypercubes is chosen: `maximin` or `centred-discrepancy`.
    public var criterion: String?
    /// Whether the digits of Sobol' points are scrambled.
    public var isScrambled = true
    /// Whether a Saltelli design has the rows for second-order indices.
    public var hasSecondOrder = true
  }

  /// What a search looks for, and for how long.
  public struct Search: Sendable, Hashable {
    /// Ids of the outcomes that are to be as good as possible.
    public var objectives: [String]
    /// The most that the authority may spend [pounds/year].
    public var budget: Double?
    public var generations: Int
    /// Worlds in which the mixes that are found are looked at again.
    public var confirmations: Int
  }

  /// A factor, and how its values are written.
  public struct Factor: Sendable {
    public var factor: Experiments.Factor
    public var unit: Unit
    public var label: Text
    /// The key without a scenario.
    public var key: String
  }

  /// Kebab-case, from the file's name.
  public var id: String
  public var title: Text
  /// The first is the reference.
  public var scenarios: [ScenarioFile]
  public var factors: [Factor]
  public var design: Design
  /// Sets of factors, by their places, that a Saltelli design moves together; nil: each by itself.
  public var groups: [[Int]]?
  /// Points, base points, trajectories or a search's population; for a full factorial and a list, 0.
  public var samples: Int
  public var replications: Int
  /// With it, the plan finds the replications, from 1 on: the half-width of the headlines' intervals at
  /// the middle of all factors, as a share of the reference's level.
  public var precision: Double?
  public var seed: UInt64
  /// Levels of each factor that is a range: of a full factorial, and of Morris's grid.
  public var levels: Int?
  /// Ids of the outcomes that are kept; nil: all.
  public var outcomes: [String]?
  /// The rows of a list, one value a factor in the model's own units.
  public var points: [[Double]]
  /// Of a search.
  public var search: Search?
  /// The study itself, then a file of points.
  public var sources: [SourceText]

  /// What `--set` would state in every scenario: the study's area and years, and then what the
  /// command line states.
  public var overrides: [String]
}
