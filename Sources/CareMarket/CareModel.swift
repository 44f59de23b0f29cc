import Evidence
import Statistics

/// A care model: how its providers enter, grow, pay, take packages, cover absence, use a surplus and
/// close, and the numbers in which it differs from the independent providers of today.
///
/// Two models differ by a printable list. What the literature reports as a model's result is never
/// stated here: it has to come out of the behaviours, or fail to.
public struct CareModel: Sendable {
  /// How a provider of the model comes about.
  public enum Entry: String, Sendable, CaseIterable {
    /// At a rate that rises with the margin that can be expected, after registration.
    case market
    /// By a decision of the authority, which owns the only one.
    case authority
    /// A worker sets up alone, by word of mouth and with support; no registration.
    case selfEmployment = "self-employment"
    /// A franchisor sells a territory to a buyer with capital.
    case franchisor
    /// A sponsor pays for a seed team; further teams split from teams.
    case sponsor
    /// Three to six founders, a supporter, and admission to lists; successes seed others.
    case founders
  }

  /// How far a provider wants to grow.
  public enum Growth: String, Sendable, CaseIterable {
    /// In proportion to its size, with luck (Gibrat).
    case proportional
    /// Posts follow the budget, once a year.
    case posts
    /// In steps that the owner decides on once a year, and never while it makes a loss.
    case steps
    /// Not at all: a full list is a waiting list.
    case fullList = "full list"
    /// To the size of a territory.
    case territory
    /// To the size of a team; a team above the limit splits.
    case teams
    /// As far as its own surplus, grants and social lenders carry it.
    case capital
  }

  /// How pay is set.
  public enum Pay: String, Sendable, CaseIterable {
    /// Moves toward what the provider can afford, never down.
    case affordable
    /// The authority's scale: does not follow the fee.
    case scale
    /// Price less own costs.
    case ownIncome = "own income"
    /// Members vote surplus into pay before reserves, and cut it before closing.
    case vote
  }

  /// A way to fill hours that the provider's own workers cannot, in the model's order.
  public enum Cover: UInt8, Sendable {
    /// Own workers work longer.
    case overtime
    /// Staff kept for the purpose, at ordinary pay.
    case relief
    /// The other offices, teams or co-operatives of the area, with the hours that they have to spare.
    case peers
    case agency
    /// Visits cut short.
    case cut
  }

  /// Which packages a provider takes.
  public enum Acceptance: String, Sendable, CaseIterable {
    /// Those that pay their cost.
    case economic
    /// All, those that nobody else takes included.
    case everything
    /// Small ones of one carer in its own locality, within the exemption, paid by the person or where
    /// the authority commissions directly.
    case exempt
    /// Those of its own neighbourhood and the ones next to it.
    case neighbourhood
    /// Those that pay their cost; of its own neighbourhood and the ones next to it alone where it
    /// chooses to be a cluster.
    case cluster
  }

  /// Why a provider closes.
  public enum Closure: String, Sendable, CaseIterable {
    /// For want of cash, or by choice when it could earn more elsewhere.
    case cashOrChoice = "cash or choice"
    /// Never by cash.
    case decision
    /// With the owner's working life, or for too little work.
    case ownersLife = "owner's life"
    /// The council stops a lasting loss.
    case lastingLoss = "lasting loss"
    /// For want of cash, or below four members.
    case fewerThanFour = "fewer than four"
    /// For want of cash, and by fading when its founders go.
    case foundersGone = "founders gone"
  }

  /// What the hours of a package follow between reviews.
  public enum Hours: String, Sendable, CaseIterable {
    /// The plan, even when the need has fallen.
    case plan
    /// The need.
    case need
  }

  /// Up to four ways of cover, in the order in which they are used. A value without a reference, so
  /// that a care model's behaviour can be looked up in every event.
  public struct CoverOrder: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var ways: (Cover?, Cover?, Cover?, Cover?)

    public init(arrayLiteral ways: Cover...) {
      func way(_ index: Int) -> Cover? { ways.indices.contains(index) ? ways[index] : nil }
      self.ways = (way(0), way(1), way(2), way(3))
    }

    /// The way in a place of the order, from 0; nil where there is none.
    public subscript(place: Int) -> Cover? {
      switch place {
      case 0: ways.0
      case 1: ways.1
      case 2: ways.2
      case 3: ways.3
      default: nil
      }
    }

    public static func == (a: Self, b: Self) -> Bool { (0..<4).allSatisfy { a[$0] == b[$0] } }

    public func hash(into hasher: inout Hasher) {
      for place in 0..<4 { hasher.combine(self[place]) }
    }
  }

  /// What a care model's providers do. Everything else about the model is a number.
  public struct Behaviour: Sendable, Hashable {
    public var entry: Entry
    public var growth: Growth
    public var pay: Pay
    public var cover: CoverOrder
    public var acceptance: Acceptance
    public var closure: Closure
    public var hours: Hours
    /// Workers are employees; otherwise they are their own masters and receive what is left.
    public var employs = true
    /// Provides personal care as a registered service.
    public var registered = true
    /// What the provider earns stays in the area.
    public var local = true
  }

  public let id: String
  public let name: Text
  public let summary: Text
  public let behaviour: Behaviour
  /// Numbers that differ from those of `independent`, by key of `ModelNumber.all`.
  public let numbers: [String: ModelNumber.Value]

  /// The model's numbers: its own, and the independent's for the rest.
  public func number(_ key: String) -> ModelNumber.Value? {
    numbers[key] ?? CareModel.independent.numbers[key]
  }

  /// All care models, in the order of tables. A new one is a file of its own and a name here.
  public static let all: [CareModel] = [
    independent, inhouse, micro, franchise, latc, buurtzorg, cooperative,
  ]

  /// The model with this id; nil where there is none.
  public static func named(_ id: String) -> CareModel? {
    all.first { $0.id == id }
  }
}

/// A number that every care model has, declared once for all of them.
public struct ModelNumber: Sendable {
  /// What one care model states of it.
  public struct Value: Sendable {
    public let distribution: Distribution
    public let basis: Basis

    public init(_ distribution: Distribution, _ basis: Basis) {
      self.distribution = distribution
      self.basis = basis
    }
  }

  public let key: String
  public let unit: Unit
  public let physical: ClosedRange<Double>
  public let label: Text
  public let explanation: Text
}
