import RealModule
import Testing

@testable import Analysis

@Suite("Ranking")
struct RankingTests {
  @Test("Three options that each excel in one criterion")
  func unitVectors() throws {
    let unit: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let n = 20000
    let result = try StochasticAcceptability(
      options: ["a", "b", "c"], criteria: ["1", "2", "3"], measurements: [unit], iterations: n,
      uniforms: keyed(1))
    let error = (2.0 / 9 / Double(n)).squareRoot()
    for k in 0..<3 {
      for rank in 0..<3 {
        #expect(abs(result.acceptability[k][rank] - 1.0 / 3) < 4 * error)
      }
      let central = try #require(result.centralWeights[k])
      for c in 0..<3 { #expect(abs(central[c] - (c == k ? 11.0 / 18 : 7.0 / 36)) < 0.01) }
      #expect(result.confidence[k] == 1)
      #expect(abs(result.rankEntropy[k] - 1.5849625) < 0.001)
      #expect(result.pairwise[k][k] == 0)
    }
    #expect(abs(StochasticAcceptability.entropy([1.0 / 3, 1.0 / 3, 1.0 / 3]) - 1.5849625) < 1e-7)
    #expect(result.tieShare == 0)
  }

  @Test("Weights in a known order centre on the rank-order centroid")
  func ordered() throws {
    var sum = [0.0, 0, 0]
    let n = 20000
    for index in 0..<n {
      let weights = try #require(
        WeightSpace.ordered([2, 0, 1]).draw(index, criteria: 3, keyed(5)))
      for c in 0..<3 { sum[c] += weights[c] / Double(n) }
    }
    for (mean, expected) in zip(sum, [5.0 / 18, 2.0 / 18, 11.0 / 18]) {
      #expect(abs(mean - expected) < 0.005)
    }
  }

  @Test("Bounds on weights hold, and impossible ones are refused")
  func bounded() throws {
    let space = WeightSpace.bounded([0.2...0.5, 0...0.3, 0...1])
    for index in 0..<200 {
      let weights = try #require(space.draw(index, criteria: 3, keyed(5)))
      #expect((0.2...0.5).contains(weights[0]) && weights[1] <= 0.3)
      #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
    }
    #expect(throws: AnalysisFault.self) {
      try StochasticAcceptability(
        options: ["a", "b"], criteria: ["1", "2"], measurements: [[[1, 0], [0, 1]]],
        weights: .bounded([0.8...1, 0.8...1]), uniforms: keyed(1))
    }
  }

  @Test("Groups of people are drawn in proportion to their size")
  func groups() throws {
    let space = WeightSpace.groups([[3, 1], [0, 1]], sizes: [1, 3])
    var first = 0
    for index in 0..<4000 where space.draw(index, criteria: 2, keyed(2)) == [0.75, 0.25] {
      first += 1
    }
    #expect(abs(Double(first) / 4000 - 0.25) < 4 * (0.1875 / 4000).squareRoot())
  }

  @Test("An option that wins nine draws of ten, and one that is never first")
  func pairwise() throws {
    let draws = (0..<10).map { k -> [[Double]] in [[k < 9 ? 1 : 0.2], [0.5], [0.1]] }
    let result = try StochasticAcceptability(
      options: ["a", "b", "c"], criteria: ["1"], measurements: draws, iterations: 10,
      uniforms: keyed(1))
    #expect(abs(result.pairwise[0][1] - 0.9) < 1e-12 && abs(result.pairwise[1][0] - 0.1) < 1e-12)
    #expect(result.centralWeights[2] == nil && result.confidence[2] == nil)
    #expect(result.acceptability[2] == [0, 0, 1])
  }

  @Test("Options that tie share the better rank")
  func tiedRanks() throws {
    let result = try StochasticAcceptability(
      options: ["a", "b", "c"], criteria: ["1"], measurements: [[[1], [1], [0]]], iterations: 10,
      uniforms: keyed(1))
    #expect(result.acceptability == [[1, 0, 0], [1, 0, 0], [0, 0, 1]])
    #expect(result.pairwise[0][1] == 0 && result.tieShare == 1)
  }

  @Test("Partial values between and outside cut-offs")
  func partialValues() throws {
    let cutoffs: [Double] = [50, 75, 90, 100]
    let values: [Double] = [1, 0.8, 0.5, 0]
    let strict = try PartialValue(cutoffs: cutoffs, values: values)
    #expect(abs(try #require(strict(60)) - 0.92) < 1e-12)
    #expect(strict(40) == nil && strict(.nan) == nil)
    let line = try PartialValue(cutoffs: cutoffs, values: values, outside: .interpolate)
    for (level, expected) in [(10.0, 1.32), (40, 1.08), (101, -0.05), (120, -1)] {
      #expect(abs(try #require(line(level)) - expected) < 1e-12)
    }
    let clip = try PartialValue(cutoffs: cutoffs, values: values, outside: .clip)
    #expect([10.0, 40, 101, 120].map { clip($0) } == [1, 1, 0, 0])
    #expect(throws: AnalysisFault.self) { try PartialValue(cutoffs: [2, 1], values: [0, 1]) }
    #expect(throws: AnalysisFault.self) {
      try PartialValue(cutoffs: [1, 2, 3], values: [0, 1, 0])
    }
  }

  @Test("Measures of robustness, side by side where they disagree")
  func robustness() throws {
    let result = try Robustness(
      options: ["1", "2", "3"], values: [[10, 4, 6, 2], [7, 6, 6, 5], [12, 1, 9, 0]], threshold: 5)
    #expect(result.rows.map(\.maximin) == [2, 5, 0])
    #expect(result.rows.map(\.maximax) == [10, 7, 12])
    #expect(result.rows.map(\.hurwicz) == [6, 6, 6])
    #expect(result.rows.map(\.mean) == [5.5, 6, 5.5])
    #expect(result.rows.map(\.maximumRegret) == [3, 5, 5])
    for (row, expected) in zip(result.rows, [3, 4.4, 5]) {
      #expect(abs(row.quantileRegret - expected) < 1e-12)
    }
    #expect(result.rows.map(\.satisficing) == [0.5, 1, 0.5])
    #expect(result.best(.maximin) == ["2"] && result.best(.minimaxRegret) == ["1"])
    #expect(result.best(.hurwicz) == ["1", "2", "3"] && result.disagree)
  }

  @Test("The weight at which the lead changes makes the two options equal")
  func changes() throws {
    let values: [[Double]] = [[0.9, 0.2, 0.5], [0.4, 0.8, 0.6], [0.1, 0.9, 0.2]]
    let model = try AdditiveValue(
      options: ["a", "b", "c"], criteria: ["x", "y", "z"], values: values, weights: [5, 3, 2])
    #expect(model.best == 0)
    #expect(!model.changes.isEmpty)
    for change in model.changes {
      let c = try #require(model.criteria.firstIndex(of: change.criterion))
      let rest = 1 - model.weights[c]
      var weights = model.weights.map { $0 * (1 - change.to) / rest }
      weights[c] = change.to
      let moved = try AdditiveValue(
        options: model.options, criteria: model.criteria, values: values, weights: weights)
      let winner = try #require(model.options.firstIndex(of: change.winner))
      #expect(abs(moved.scores[0] - moved.scores[winner]) < 1e-12)
      #expect(moved.scores.allSatisfy { $0 <= moved.scores[0] + 1e-12 })
    }
    for (row, score) in zip(model.contributions, model.scores) {
      #expect(abs(row.reduce(0, +) - score) < 1e-12)
    }
  }

  @Test("The interval of an acceptability is covered")
  func acceptabilityCoverage() throws {
    let unit: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let share = try coverage(400) { seed in
      let result = try StochasticAcceptability(
        options: ["a", "b", "c"], criteria: ["1", "2", "3"], measurements: [unit], iterations: 300,
        uniforms: keyed(seed))
      return result.findings.find(.rankAcceptability, "a", "1")?.holds(1.0 / 3) ?? false
    }
    #expect(share > 0.92 && share < 0.98, "\(share)")
  }
}
