import CareMarket
import Statistics

/// One thing that a study varies: a fact about the world for all scenarios, or a choice of all of them
/// or of one.
public struct Factor: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    /// Key of a fact.
    case fact(String)
    /// Key of a choice that is an amount, such as `fee`.
    case amount(String)
    /// Id of the care model whose share of new packages varies.
    case share(String)
    /// How long the shares take from where the scenario, or else the area, starts them [weeks].
    case pace
    /// Choices that are words: each level states its own.
    case words
  }

  /// A word that a choice can be, and what it states.
  public struct Word: Sendable, Hashable {
    public var written: String
    public var choices: [String: Choice]

    public init(_ written: String, choices: [String: Choice]) {
      self.written = written
      self.choices = choices
    }
  }

  public enum Values: Sendable, Hashable {
    /// All values that the distribution can have, in the model's own units.
    case distribution(Distribution)
    /// These numbers, each equally likely, in the model's own units.
    case numbers([Double])
    /// These words, each equally likely; a value is the place of a word, from 0.
    case words([Word])
  }

  /// By which tables refer to it: the key, after the scenario's id where it concerns one scenario.
  public var name: String
  public var target: Target
  public var values: Values
  /// Id of the only scenario that it concerns; nil: all.
  public var scenario: String?
  /// What is physically possible, in the model's own units: the tails of a distribution end there.
  public var limits: ClosedRange<Double>

  public init(
    name: String, target: Target, values: Values, scenario: String? = nil,
    limits: ClosedRange<Double> = -Double.infinity...Double.infinity
  ) {
    self.name = name
    self.target = target
    self.values = values
    self.scenario = scenario
    self.limits = limits
  }

  /// Number of levels; nil where there are infinitely many.
  public var levels: Int? {
    switch values {
    case .distribution: nil
    case .numbers(let numbers): numbers.count
    case .words(let words): words.count
    }
  }

  /// The value at a coordinate of the unit cube: levels have equal parts of it.
  public func value(at coordinate: Double) -> Double {
    if coordinate.isNaN { return .nan }
    func place(_ count: Int) -> Int {
      min(max(Int((min(max(coordinate, 0), 1) * Double(count)).rounded(.down)), 0), count - 1)
    }
    switch values {
    case .distribution(let distribution):
      let ends = distribution.support
      // Exactly the ends that are written, where a design visits them.
      let value =
        coordinate <= 0 && ends.lowerBound.isFinite
        ? ends.lowerBound
        : coordinate >= 1 && ends.upperBound.isFinite
          ? ends.upperBound : distribution.quantile(coordinate)
      return min(max(value, limits.lowerBound), limits.upperBound)
    case .numbers(let numbers): return numbers.isEmpty ? .nan : numbers[place(numbers.count)]
    case .words(let words): return words.isEmpty ? .nan : Double(place(words.count))
    }
  }

  /// States a value in a scenario, where the factor concerns it: choices act from week 0.
  ///
  /// - Parameter base: the scenario before any factor; the pace is stated after the shares.
  func state(_ value: Double, in scenario: inout Scenario, from base: Scenario) {
    if let only = self.scenario, only != scenario.id { return }
    switch (target, values) {
    case (.fact(let key), _): scenario.facts[key] = .fixed(value)
    case (.amount(let key), _): scenario.choices[key] = .amount(Ramp(value))
    case (.share(let model), _): scenario.mix[model] = Ramp(value)
    case (.pace, _):
      for (model, ramp) in scenario.mix {
        let start = base.mix[model]?.from ?? base.area.mix[model] ?? 0
        scenario.mix[model] = Ramp(from: start, to: ramp.to, over: value)
      }
    case (.words, .words(let words)):
      guard value >= 0, value < Double(words.count) else { return }
      let word = words[Int(value)]
      // A word that is chosen again loses the amounts of the word before.
      for (key, choice) in word.choices {
        guard case .option = choice else { continue }
        scenario.choices = scenario.choices.filter { !$0.key.hasPrefix(key + ".") }
      }
      scenario.choices.merge(word.choices) { $1 }
    case (.words, _): break
    }
  }
}
