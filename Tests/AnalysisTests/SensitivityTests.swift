import RealModule
import Statistics
import Testing

@testable import Analysis

@Suite("Sensitivity from trajectories and from any table")
struct SensitivityTests {
  static let third = 1.0 / 3
  static let morrisRows: [[Double]] = [
    [0, third], [0, 1], [2 * third, 1], [0, third], [2 * third, third], [2 * third, 1],
    [2 * third, 0], [2 * third, 2 * third], [0, 2 * third], [third, 1], [1, 1], [1, third],
    [third, 1], [third, third], [1, third], [third, 2 * third], [third, 0], [1, 0],
  ]
  static let morrisOutcome: ContiguousArray<Double> = [
    0.97, 0.71, 2.39, 0.97, 2.30, 2.39, 1.87, 2.40, 0.87, 2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20,
    1.87, 1.0,
  ]

  @Test("Morris's measures of the textbook example")
  func morrisExample() throws {
    let columns = (0..<2).map { j in ContiguousArray(Self.morrisRows.map { $0[j] }) }
    let morris = try MorrisEffects(
      columns: columns, names: ["x1", "x2"], widths: [1, 1], replicates: [Self.morrisOutcome])
    let effects: [[Double]] = [
      [2.52, 1.995, 2.295, -0.66, -0.945, -1.305], [-0.39, 0.135, 0.795, 0.255, -0.03, 0.495],
    ]
    for j in 0..<2 {
      for (a, b) in zip(morris.effects[j], effects[j]) { #expect(abs(a - b) < 1e-12) }
    }
    let expected: [(Finding.Measure, Double, Double, Double)] = [
      (.mu, 0.65, 0.21, 1e-12), (.muStar, 1.62, 0.35, 1e-12),
      (.sigma, 1.794107020219, 0.411995145602, 1e-11),
    ]
    for (measure, first, second, tolerance) in expected {
      let a = try #require(morris.findings.find(measure, "x1"))
      let b = try #require(morris.findings.find(measure, "x2"))
      #expect(abs(a.estimate - first) < tolerance && abs(b.estimate - second) < tolerance)
    }
  }

  @Test("A linear function has its slopes as effects, with no spread")
  func morrisLinear() throws {
    let design = try MorrisDesign(inputs: 3, levels: 6, uniforms: keyed(2))
    let rows = (0..<12).flatMap { design.trajectory($0) }
    let slopes = [2.0, -3, 0]
    let y = ContiguousArray(rows.map { zip($0, slopes).reduce(1) { $0 + $1.0 * $1.1 } })
    let columns = (0..<3).map { j in ContiguousArray(rows.map { $0[j] }) }
    let found = try MorrisEffects(
      columns: columns, names: ["a", "b", "c"], widths: [1, 1, 1], replicates: [y]
    ).findings
    for (name, slope) in zip(["a", "b", "c"], slopes) {
      let mu = try #require(found.find(.mu, name))
      let star = try #require(found.find(.muStar, name))
      let sigma = try #require(found.find(.sigma, name))
      #expect(abs(mu.estimate - slope) < 1e-12 && abs(star.estimate - abs(slope)) < 1e-12)
      #expect(abs(sigma.estimate) < 1e-12)
    }
  }

  @Test("Rows that are no trajectory are named")
  func morrisFaults() throws {
    var columns = (0..<2).map { j in ContiguousArray(Self.morrisRows.map { $0[j] }) }
    columns[0][4] = 0
    #expect(throws: AnalysisFault.morrisStep(row: 4)) {
      try MorrisEffects(
        columns: columns, names: ["x1", "x2"], widths: [1, 1], replicates: [Self.morrisOutcome])
    }
    #expect(throws: AnalysisFault.morrisRows(17, block: 3)) {
      try MorrisEffects(
        columns: columns.map { ContiguousArray($0.dropLast()) }, names: ["x1", "x2"],
        widths: [1, 1], replicates: [ContiguousArray(Self.morrisOutcome.dropLast())])
    }
  }

  @Test("Noise in the effects of an inert input is called what it is")
  func morrisNoise() throws {
    let design = try MorrisDesign(inputs: 2, uniforms: keyed(2))
    let rows = (0..<30).flatMap { design.trajectory($0) }
    let columns = (0..<2).map { j in ContiguousArray(rows.map { $0[j] }) }
    var noise = Stream(3)
    let replicates = (0..<2).map { _ in
      ContiguousArray(rows.map { 3 * $0[0] + 0.3 * noise.normal() })
    }
    let found = try MorrisEffects(
      columns: columns, names: ["x", "inert"], widths: [1, 1], replicates: replicates
    ).findings
    let x = try #require(found.find(.muStar, "x"))
    let inert = try #require(found.find(.muStar, "inert"))
    #expect(!x.isRefused && inert.isRefused)
    #expect(try #require(x.noiseShare) < 0.1)
  }

  @Test("Derivatives of Ishigami's function bound its total indices")
  func derivatives() throws {
    let expected = [2.2303554208, 7.0785783166, 3.1744693642]
    let sequence = try SobolSequence(dimensions: 3, scramble: keyed(1))
    let points = (0..<8192).map { sequence.point($0).map { (2 * $0 - 1) * Double.pi } }
    let base = ContiguousArray(points.map { Ishigami.value($0) })
    for j in 0..<3 {
      let moved = ContiguousArray(
        points.map { point -> Double in
          var x = point
          x[j] += 1e-5
          return Ishigami.value(x)
        })
      let finding = try DerivativeIndex.finding(
        base: base, moved: moved, step: 1e-5, width: 2 * .pi, input: "x")
      #expect(abs(finding.estimate - expected[j]) < 3 * finding.standardError)
      #expect(finding.estimate > Ishigami.total[j])
    }
  }

  private func ishigamiTable(_ rows: Int, scramble: Uniforms?) throws -> NumericTable {
    let sequence = try SobolSequence(dimensions: 3, scramble: scramble)
    let points = (0..<rows).map { sequence.point($0) }
    return try NumericTable([
      "x1": points.map { $0[0] }, "x2": points.map { $0[1] }, "x3": points.map { $0[2] },
      "y": points.map { Ishigami.atUnit($0) },
    ])
  }

  @Test("PAWN of Ishigami's function")
  func pawn() throws {
    let table = try ishigamiTable(1024, scramble: nil)
    let found = try PAWN.findings(
      table, inputs: ["x1", "x2", "x3"], outcome: "y", resamples: 10, uniforms: keyed(1))
    let ranked = RankedOutcome(try table.varying("y"))
    let median = [0.258766567914, 0.405656403186, 0.092773437500]
    let maximum = [0.294596354167, 0.504308363971, 0.216069240196]
    for (k, name) in ["x1", "x2", "x3"].enumerated() {
      // The published values leave the row with the largest x out of the last slice.
      let column = try table.varying(name)
      var classOf = InputClasses.assign(column, 10).classOf
      let largest = try #require(column.max())
      for row in column.indices where column[row] == largest { classOf[row] = -1 }
      let published = PAWN.summary(PAWN.distances(ranked, classOf, 10))
      #expect(abs(published[0] - median[k]) < 1e-11 && abs(published[1] - maximum[k]) < 1e-11)
      // With it they move by less than one row in a slice of 102.
      let a = try #require(found.find(.pawnMedian, name))
      let b = try #require(found.find(.pawnMaximum, name))
      #expect(abs(a.estimate - median[k]) < 0.01 && abs(b.estimate - maximum[k]) < 0.01)
    }
    #expect(abs(PAWN.inertDistance(rows: 1000, slices: 10) - 1.358 * 0.009.squareRoot()) < 1e-12)
  }

  @Test("Borgonovo's delta of Ishigami's function")
  func delta() throws {
    let found = try Delta.findings(
      ishigamiTable(8192, scramble: keyed(3)), inputs: ["x1", "x2", "x3"], outcome: "y",
      resamples: 30, uniforms: keyed(1))
    for (k, expected) in [0.210, 0.358, 0.155].enumerated() {
      #expect(abs(found[k].estimate - expected) < 0.05, "\(found.map(\.estimate))")
    }
  }

  @Test("Distribution-based measures do not notice a monotone change of the outcome's scale")
  func monotone() throws {
    let table = try ishigamiTable(512, scramble: keyed(3))
    let changed = try NumericTable(
      names: table.names,
      columns: Array(table.columns[..<3]) + [
        ContiguousArray(table.columns[3].map { Double.exp($0) })
      ])
    let a = try Delta.findings(
      table, inputs: ["x1", "x3"], outcome: "y", resamples: 5, uniforms: keyed(1))
    let b = try Delta.findings(
      changed, inputs: ["x1", "x3"], outcome: "y", resamples: 5, uniforms: keyed(1))
    #expect(a.map(\.estimate) == b.map(\.estimate))
  }

  @Test("The index by regression finds Ishigami's first-order indices")
  func regression() throws {
    let found = try RegressionIndex.findings(
      ishigamiTable(4096, scramble: keyed(8)), groups: [["x1"], ["x2"], ["x3"], ["x1", "x3"]],
      outcome: "y")
    let truth = Ishigami.first + [0.5575888552]
    for (finding, truth) in zip(found, truth) {
      #expect(
        abs(finding.estimate - truth) < 3 * finding.standardError + 0.01,
        "\(finding.inputs) \(finding.estimate) \(finding.standardError)")
    }
  }

  /// y = 2 g(x) + e, with x normal, lognormal, rounded to a few values, or half constant.
  @Test(
    "The index by regression is covered 93 to 97 times in a hundred",
    arguments: ["normal", "skewed", "tied", "half constant"])
  func regressionCoverage(kind: String) throws {
    let n = 600
    let trials = 400
    var hits = 0
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 17)
      var x: [Double] = []
      var y: [Double] = []
      for _ in 0..<n {
        let z = stream.normal()
        let input: Double
        let effect: Double
        switch kind {
        case "skewed":
          input = Double.exp(z)
          effect = z
        case "tied":
          // Rounding adds a twelfth to the variance (Sheppard).
          input = (z * 2).rounded()
          effect = input / (4 + 1.0 / 12).squareRoot()
        case "half constant":
          input = max(0, z)
          effect = input / (0.5 - 0.5 / Double.pi).squareRoot()
        default:
          input = z
          effect = z
        }
        x.append(input)
        y.append(effect + stream.normal())
      }
      // The variance of each effect is one, so that half of the outcome's variance is explained.
      let table = try NumericTable(["x": x, "y": y])
      let finding = try RegressionIndex.findings(table, groups: [["x"]], outcome: "y")[0]
      if finding.holds(0.5) { hits += 1 }
    }
    let share = Double(hits) / Double(trials)
    #expect(share > 0.92 && share < 0.98, "\(share)")
  }

  @Test("An inert input has an index of nothing, and the interval says so")
  func inert() throws {
    let share = try coverage(300) { seed in
      var stream = Stream(seed, stream: 3)
      let table = try NumericTable([
        "x": (0..<200).map { _ in stream.normal() }, "y": (0..<200).map { _ in stream.normal() },
      ])
      let finding = try RegressionIndex.findings(table, groups: [["x"]], outcome: "y")[0]
      #expect(finding.cautions.contains(.atBoundary) || finding.estimate > 0)
      return finding.holds(0)
    }
    // On the safe side, as the caution says.
    #expect(share > 0.95)
  }

  @Test("The standard errors of PAWN and delta are the spread over samples")
  func spread() throws {
    var estimates: [[Double]] = [[], []]
    var errors: [[Double]] = [[], []]
    for seed in 0..<60 {
      var stream = Stream(UInt64(seed), stream: 8)
      let x = (0..<400).map { _ in stream.normal() }
      let table = try NumericTable(["x": x, "y": x.map { $0 + stream.normal() }])
      let found = [
        try PAWN.findings(
          table, inputs: ["x"], outcome: "y", resamples: 40, uniforms: keyed(UInt64(seed)))[2],
        try Delta.findings(
          table, inputs: ["x"], outcome: "y", resamples: 40, uniforms: keyed(UInt64(seed)))[0],
      ]
      for k in 0..<2 {
        estimates[k].append(found[k].estimate)
        errors[k].append(found[k].standardError)
        #expect(found[k].cautions.contains(.biased))
      }
    }
    for k in 0..<2 {
      let spread = Sample.moments(ContiguousArray(estimates[k])).sd
      let error = Sample.mean(ContiguousArray(errors[k]))
      // A standard deviation of 60 values is good to 9 %.
      #expect(error > 0.7 * spread && error < 1.5 * spread, "\(k): \(error) \(spread)")
    }
  }

  @Test("Intervals of Morris's measures are covered 93 to 97 times in a hundred")
  func morrisCoverage() throws {
    // Effects N(1, 1): the mean of absolute values is 2 φ(1) + 1 - 2 Φ(-1).
    let star = 1.1666309411662757
    let trials = 1000
    var hits = [0, 0, 0]
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 6)
      var x = ContiguousArray<Double>()
      var y = ContiguousArray<Double>()
      for _ in 0..<30 {
        let base = stream.normal()
        x += [0, 1]
        y += [base, base + 1 + stream.normal()]
      }
      let found = try MorrisEffects(
        columns: [x], names: ["x"], widths: [1], replicates: [y]
      ).findings
      for (k, truth) in [1, star, 1].enumerated() where found[k].holds(truth) { hits[k] += 1 }
    }
    let shares = hits.map { Double($0) / Double(trials) }
    for share in shares { #expect(share > 0.925 && share < 0.975, "\(shares)") }
  }

  /// Trajectories of which each moves the input by one, with an effect of the kind.
  @Test(
    "Morris's mean effect is covered on skewed, tied and half-constant effects",
    arguments: ["skewed", "tied", "half constant"])
  func morrisShapes(kind: String) throws {
    let mean = kind == "skewed" ? 1 : kind == "tied" ? 2 : 1 / (2 * Double.pi).squareRoot()
    let share = try coverage(1000) { seed in
      var stream = Stream(seed, stream: 16)
      var x = ContiguousArray<Double>()
      var y = ContiguousArray<Double>()
      for _ in 0..<100 {
        let base = stream.normal()
        let effect: Double
        switch kind {
        case "skewed": effect = -Double.log(1 - stream.uniform())
        case "tied": effect = (stream.uniform() * 5).rounded(.down)
        default: effect = max(0, stream.normal())
        }
        x += [0, 1]
        y += [base, base + effect]
      }
      let found = try MorrisEffects(
        columns: [x], names: ["x"], widths: [1], replicates: [y]
      ).findings
      // No effect is below zero, so that μ and μ* are one.
      #expect(abs(found[0].estimate - found[1].estimate) < 1e-9)
      return found[0].holds(mean) && found[1].holds(mean)
    }
    // A standard error of 0.7 points, and the t interval's own loss on skewed means of a hundred.
    #expect(share > 0.92 && share < 0.975, "\(share)")
  }

  @Test(
    "Bars of the tornado are covered, also on skewed, tied and half-constant inputs",
    arguments: ["even", "skewed", "tied", "half constant"])
  func tornadoCoverage(kind: String) throws {
    let trials = 600
    var hits = [0, 0, 0]
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 12)
      let x = (0..<500).map { _ -> Double in
        let u = stream.uniform()
        switch kind {
        case "skewed": return u * u * u
        case "tied": return (u * 10).rounded(.down)
        case "half constant": return max(0, u - 0.5)
        default: return u
        }
      }
      let table = try NumericTable(["x": x, "y": x.map { 2 * $0 + stream.normal() }])
      let found = try Tornado.findings(table, inputs: ["x"], outcome: "y")
      // What is estimated is the mean over these rows' inputs.
      let sorted = x.sorted()
      let ends = [0.1, 0.9].map { quantile($0, ofSorted: sorted) }
      let low = ContiguousArray(x.filter { $0 <= ends[0] })
      let high = ContiguousArray(x.filter { $0 >= ends[1] })
      let truth = [2 * Sample.mean(low), 2 * Sample.mean(high)]
      for (k, value) in (truth + [truth[1] - truth[0]]).enumerated() where found[k].holds(value) {
        hits[k] += 1
      }
    }
    let shares = hits.map { Double($0) / Double(trials) }
    // Tied ends hold two values, whose distance widens the interval.
    for share in shares {
      #expect(share > 0.92 && share < (kind == "tied" ? 1 : 0.98), "\(shares)")
    }
  }

  @Test("The widest swing stands first, and an input held at one value keeps both its ends")
  func tornadoOrder() throws {
    var stream = Stream(2)
    let a = (0..<300).map { _ in stream.normal() }
    let b = (0..<300).map { _ in stream.uniform() < 0.95 ? 0.0 : 1 }
    let table = try NumericTable(["a": a, "b": b, "y": zip(a, b).map { $0 - 9 * $1 }])
    let found = try Tornado.findings(table, inputs: ["a", "b"], outcome: "y")
    #expect(found.map(\.inputs) == [["b"], ["b"], ["b"], ["a"], ["a"], ["a"]])
    #expect(abs(found[2].estimate - -9) < 1)
    #expect(found[2].cautions.contains { if case .heldValue = $0 { true } else { false } })
  }

  @Test("The index of the expected outcome, from means over noisy replicates")
  func regressionCorrected() throws {
    // Expected outcome x + z with equal parts; two replicates of noise with twice its variance.
    let share = try coverage(200) { seed in
      var stream = Stream(seed, stream: 51)
      var x: [Double] = []
      var means: [Double] = []
      var runs = ContiguousArray<Double>()
      var draws = ContiguousArray<Int>()
      for draw in 0..<500 {
        let a = stream.normal()
        let expected = a + stream.normal()
        let values = (0..<2).map { _ in expected + 2 * stream.normal() }
        x.append(a)
        means.append((values[0] + values[1]) / 2)
        runs += values
        draws += [draw, draw]
      }
      let split = try VarianceSplit(values: runs, draws: draws)
      let found = try RegressionIndex.findings(
        NumericTable(["x": x, "y": means]), groups: [["x"]], outcome: "y", split: split)
      #expect(found.map(\.measure) == [.s1, .s1Naive])
      #expect(found[1].estimate < found[0].estimate)
      #expect(abs(split.chanceShareOfMeans.value - 0.5) < 0.2)
      return found[0].holds(0.5)
    }
    #expect(share > 0.9 && share < 0.99, "\(share)")
  }

  @Test("A table of trajectories is read with its inputs' ranges")
  func morrisTable() throws {
    let table = try NumericTable([
      "a": Self.morrisRows.map { 10 * $0[0] }, "b": Self.morrisRows.map { $0[1] },
      "y": Array(Self.morrisOutcome),
    ])
    let found = try MorrisEffects(
      table, inputs: ["a", "b"], ranges: [0...10, 0...1], outcomes: ["y"]
    ).findings
    #expect(abs(try #require(found.find(.mu, "a")).estimate - 0.65) < 1e-12)
    #expect(abs(try #require(found.find(.muStar, "b")).estimate - 0.35) < 1e-12)
  }
}
