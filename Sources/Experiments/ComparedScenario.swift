import CareMarket
import Evidence

/// A scenario as it is compared: in one area, or in several whose counts are added, as for Wales.
public struct ComparedScenario: Sendable, Hashable {
  /// Kebab-case name, by which results refer to the scenario.
  public var id: String
  public var title: Text
  /// The scenario in each of its areas, no area twice.
  public var parts: [Scenario]

  public init(id: String, title: Text, parts: [Scenario]) {
    self.id = id
    self.title = title
    self.parts = parts
  }

  /// A scenario of one area.
  public init(_ scenario: Scenario) {
    self.init(id: scenario.id, title: scenario.title, parts: [scenario])
  }
}

/// What came of one scenario in one block.
public enum Run: Sendable, Hashable {
  /// The outcomes, in the order of the experiment's columns; NaN where nothing was exposed.
  case complete([Double])
  case failed(Text)
}

/// The unit of work: one parameter set, one replicate, all scenarios together.
public struct Block: Sendable, Hashable {
  /// Number of the parameter set, from 1.
  public var draw: Int
  /// Number of the replicate within the parameter set, from 1.
  public var replicate: Int
  /// One run a scenario, in the experiment's order.
  public var runs: [Run]

  public init(draw: Int, replicate: Int, runs: [Run]) {
    self.draw = draw
    self.replicate = replicate
    self.runs = runs
  }
}
