import Evidence
import Experiments
import Statistics
import Testing

@Suite("Draws of what nobody knows")
struct ParameterDrawsTests {
  let leaving = toySetting("leave_hazard", .uniform(0.2, 0.4))
  let price = toySetting("micro.price", .pert(low: 0.6, mode: 0.68, high: 0.85))

  @Test("A parameter more moves no other")
  func addedParameter() {
    let two = toyDraws([leaving, price])
    let three = toyDraws([toySetting("another", .normal(mean: 0, sd: 1)), price, leaving])
    for draw in 1...50 {
      let fewer = two.facts(draw: draw, seed: 7)
      let more = three.facts(draw: draw, seed: 7)
      #expect(more["leave_hazard"] == fewer["leave_hazard"])
      #expect(more["micro.price"] == fewer["micro.price"])
      #expect(more.count == 3)
    }
  }

  @Test("Draws, seeds and parameters of one distribution differ, and seed 0 is a seed")
  func distinct() {
    let draws = toyDraws([leaving, toySetting("twin", .uniform(0.2, 0.4))])
    var seen: Set<Double> = []
    for seed in [0, 1, 2] as [UInt64] {
      for draw in 1...100 {
        let facts = draws.facts(draw: draw, seed: seed)
        seen.formUnion(facts.values)
      }
    }
    #expect(seen.count == 600)
  }

  @Test("The product's draws follow their distribution, and no two parameters go together")
  func distribution() {
    let draws = ParameterDraws(settings: [leaving, toySetting("twin", .uniform(0.2, 0.4))])
    let facts = (1...2000).map { draws.facts(draw: $0, seed: 1) }
    let first = facts.compactMap { $0["leave_hazard"] }
    let second = facts.compactMap { $0["twin"] }
    let uniform = Distribution.uniform(0.2, 0.4)
    // False alarm: one in a thousand each; four standard errors of the correlation.
    #expect(KolmogorovSmirnov(first, cumulative: uniform.cumulative).pValue > 0.001)
    #expect(KolmogorovSmirnov(second, cumulative: uniform.cumulative).pValue > 0.001)
    #expect(abs(correlation(first, second)) < 4 / 2000.0.squareRoot())
    #expect(draws.facts(draw: 1, seed: 1) != draws.facts(draw: 1, seed: 0))
  }

  @Test("A draw is the quantile of its own uniform number")
  func quantiles() throws {
    let half = ParameterDraws(settings: [leaving, price], source: .declared) { _, _, _ in 0.5 }
    #expect(half.facts(draw: 3, seed: 1) == half.facts(draw: nil, seed: 1))
    #expect(try #require(half.facts(draw: 1, seed: 1)["leave_hazard"]).isClose(0.3))
  }

  @Test("The central value of a skewed distribution is its median")
  func central() throws {
    let skewed = toyDraws([toySetting("package_hours", .lognormal(median: 10.3, sigma: 0.75))])
    #expect(try #require(skewed.facts(draw: nil, seed: 4)["package_hours"]).isClose(10.3))
  }

  @Test("What a scenario states goes before what is declared, and moves no other")
  func stated() {
    let draws = toyDraws([leaving, price])
    let plain = draws.facts(draw: 5, seed: 1)
    let stating = draws.facts(
      draw: 5, seed: 1, stating: ["leave_hazard": .fixed(0.9), "not.declared": .fixed(3)])
    #expect(stating["leave_hazard"] == 0.9)
    #expect(stating["not.declared"] == 3)
    #expect(stating["micro.price"] == plain["micro.price"])
  }

  @Test("A changed distribution moves a draw and does not replace it")
  func moved() throws {
    let draws = toyDraws([leaving])
    for draw in 1...20 {
      let narrow = try #require(draws.facts(draw: draw, seed: 1)["leave_hazard"])
      let wide = try #require(
        draws.facts(draw: draw, seed: 1, stating: ["leave_hazard": .uniform(0, 2)])["leave_hazard"])
      #expect((wide / 2).isClose((narrow - 0.2) / 0.2))
    }
  }

  @Test("Choices and words are not drawn")
  func factsOnly() {
    let word = Setting(
      "levers.cover", .fact, .option([.init("none", text("none"))], default: "none"),
      basis: .assumption(text("a toy")), label: text("cover"), explanation: text("cover"))
    let choice = toySetting("fee", .uniform(20, 25), kind: .choice)
    #expect(
      toyDraws([word, choice, price]).facts(draw: 1, seed: 1).keys.sorted() == ["micro.price"])
  }

  @Test("A draw in an impossible tail is put on the end of the physical range")
  func physical() {
    let share = toySetting("share", .normal(mean: 0.5, sd: 5), physical: 0...1)
    let drawn = (1...200).compactMap { toyDraws([share]).facts(draw: $0, seed: 1)["share"] }
    #expect(drawn.allSatisfy { (0...1).contains($0) })
    #expect(drawn.contains(0) && drawn.contains(1))
  }

  @Test("A posterior gives its rows by draw, jointly, and the rest stays as declared")
  func posterior() throws {
    let table = try #require(
      PosteriorTable(keys: ["leave_hazard", "pool"], rows: [[0.21, 1], [0.35, 2], [0.3, 9]]))
    let draws = toyDraws([leaving, price], source: .posterior(table))
    let declared = toyDraws([leaving, price])
    for (draw, row) in [(1, 0), (2, 1), (3, 2), (4, 0)] {
      let facts = draws.facts(draw: draw, seed: 1)
      #expect(facts["leave_hazard"] == table.rows[row][0])
      #expect(facts["pool"] == table.rows[row][1])
      #expect(facts["micro.price"] == declared.facts(draw: draw, seed: 1)["micro.price"])
    }
    #expect(draws.facts(draw: nil, seed: 1)["leave_hazard"] == 0.3)
    #expect(draws.facts(draw: nil, seed: 1)["pool"] == 2)
    #expect(draws.facts(draw: 2, seed: 1, stating: ["pool": .fixed(5)])["pool"] == 5)
  }

  @Test("A posterior of unequal rows, of none, or with a gap is refused")
  func badPosterior() {
    #expect(PosteriorTable(keys: ["a"], rows: []) == nil)
    #expect(PosteriorTable(keys: ["a"], rows: [[1], [1, 2]]) == nil)
    #expect(PosteriorTable(keys: ["a"], rows: [[.nan]]) == nil)
    #expect(PosteriorTable(keys: ["a", "a"], rows: [[1, 2]]) == nil)
  }
}

extension Double {
  func isClose(_ other: Double, within tolerance: Double = 1e-9) -> Bool {
    abs(self - other) <= tolerance * max(1, abs(other))
  }
}
