import RealModule
import Testing

@testable import Analysis

@Suite("Sobol' indices")
struct SobolIndicesTests {
  @Test("Ishigami's function has the values published")
  func ishigami() {
    #expect(abs(Ishigami.value([1, 1, 1]) - 5.88213201) < 1e-8)
    #expect(Ishigami.value([0, 0, 0]) == 0)
    let quarter = [Double](repeating: .pi / 2, count: 3)
    #expect(abs(Ishigami.value(quarter) - 8.60880682) < 1e-8)
    #expect(abs(SobolG.value([Double](repeating: 0, count: 8)) - 4.05835564) < 1e-8)
  }

  @Test("Plain Saltelli points give SALib's indices of Ishigami's function")
  func salib() throws {
    let design = try SaltelliDesign(inputs: 3, scramble: nil)
    let y = ContiguousArray(
      (0..<1024).flatMap { design.rows(of: $0) }.map { Ishigami.atUnit($0) })
    #expect(abs(y.reduce(0, +) / Double(y.count) - 3.5028282897198944) < 1e-12)
    let names = ["x1", "x2", "x3"]
    let indices = try SobolIndices(
      replicates: [y], inputs: names, secondOrder: true, resamples: 20, uniforms: keyed(1))
    let s1 = [0.332955105353, 0.441313938544, 0.018578437930]
    let st = [0.558179045711, 0.443284584030, 0.242149373355]
    for (k, name) in names.enumerated() {
      let first = try #require(indices.findings.find(.s1, name))
      let total = try #require(indices.findings.find(.st, name))
      #expect(abs(first.estimate - s1[k]) < 1e-11)
      #expect(abs(total.estimate - st[k]) < 1e-11)
    }
    let s12 = try #require(indices.findings.find(.s2, "x1", "x2"))
    let s13 = try #require(indices.findings.find(.s2, "x1", "x3"))
    let s23 = try #require(indices.findings.find(.s2, "x2", "x3"))
    #expect(abs(s12.estimate - -4.955281e-05) < 1e-9)
    #expect(abs(s13.estimate - 0.227607105538) < 1e-11)
    #expect(abs(s23.estimate - 0.004876551649) < 1e-11)
    #expect(indices.findings.allSatisfy { $0.cautions.contains(.noiseUnknown) })
  }

  @Test("Grouped indices of Ishigami's function add up")
  func groups() throws {
    let design = try SaltelliDesign(
      inputs: 3, groups: [[0, 2], [1]], secondOrder: false, scramble: keyed(4))
    let y = ContiguousArray(
      (0..<4096).flatMap { design.rows(of: $0) }.map { Ishigami.atUnit($0) })
    let found = try SobolIndices(
      replicates: [y], inputs: ["a", "b"], secondOrder: false, resamples: 50, uniforms: keyed(1)
    ).findings
    for (name, truth) in [("a", 0.5575888552), ("b", 0.4424111448)] {
      for measure in [Finding.Measure.s1, .st] {
        let finding = try #require(found.find(measure, name))
        #expect(abs(finding.estimate - truth) < 0.02)
      }
    }
  }

  @Test("The G function's indices")
  func sobolG() throws {
    let design = try SaltelliDesign(inputs: 8, secondOrder: false, scramble: keyed(2))
    let y = ContiguousArray(
      (0..<8192).flatMap { design.rows(of: $0) }.map { SobolG.value($0) })
    let names = (1...8).map { "x\($0)" }
    let found = try SobolIndices(
      replicates: [y], inputs: names, secondOrder: false, resamples: 20, uniforms: keyed(1)
    ).findings
    let s1 = [0.716192, 0.179048, 0.023676, 0.007162] + [Double](repeating: 0.000072, count: 4)
    let st = [0.787144, 0.242198, 0.034317, 0.010460] + [Double](repeating: 0.000105, count: 4)
    for (k, name) in names.enumerated() {
      let first = try #require(found.find(.s1, name))
      let total = try #require(found.find(.st, name))
      #expect(abs(first.estimate - s1[k]) < 0.012)
      #expect(abs(total.estimate - st[k]) < 0.012)
    }
  }

  /// Ishigami's function, an input that does nothing, and noise of the same variance.
  private func noisy(
    points: Int, seed: UInt64, sharedInBlock: Bool, sharedByAll: Bool = false, replicates: Int
  ) throws -> [ContiguousArray<Double>] {
    let design = try SaltelliDesign(inputs: 4, secondOrder: false, scramble: keyed(seed))
    let sd = Ishigami.variance.squareRoot()
    return (0..<replicates).map { r in
      var noise = Stream(seed, stream: UInt32(100 + r))
      let common = noise.normal()
      var values = ContiguousArray<Double>()
      for p in 0..<points {
        let block = noise.normal()
        for row in design.rows(of: p) {
          let own = noise.normal()
          let e = sharedByAll ? common : sharedInBlock ? block : own
          values.append(Ishigami.atUnit(row) + sd * e)
        }
      }
      return values
    }
  }

  @Test("Noise gives an inert input half of the variance, and comes off again")
  func noiseTrap() throws {
    let names = ["x1", "x2", "x3", "inert"]
    let trap: [(Bool, [Double], [Double])] = [
      (false, [0.157, 0.221, 0, 0], [0.779, 0.721, 0.622, 0.500]),
      (true, [0.157, 0.221, 0, 0], [0.279, 0.221, 0.122, 0]),
    ]
    for (shared, s1, st) in trap {
      let runs = try noisy(points: 4096, seed: 9, sharedInBlock: shared, replicates: 2)
      let naive = try SobolIndices(
        replicates: [runs[0]], inputs: names, secondOrder: false, resamples: 100,
        uniforms: keyed(1))
      let corrected = try SobolIndices(
        replicates: runs, inputs: names, secondOrder: false, resamples: 100, uniforms: keyed(1))
      for (k, name) in names.enumerated() {
        let rough = 0.0006  // the published values have three decimals
        let first = try #require(naive.findings.find(.s1, name))
        let total = try #require(naive.findings.find(.st, name))
        #expect(abs(first.estimate - s1[k]) < 3 * first.standardError + rough)
        #expect(abs(total.estimate - st[k]) < 3 * total.standardError + rough)
        let truth = k < 3 ? (Ishigami.first[k], Ishigami.total[k]) : (0, 0)
        let firstCorrected = try #require(corrected.findings.find(.s1, name))
        let totalCorrected = try #require(corrected.findings.find(.st, name))
        #expect(
          abs(firstCorrected.estimate - truth.0) < 3 * firstCorrected.standardError + 1e-9)
        #expect(
          abs(totalCorrected.estimate - truth.1) < 3 * totalCorrected.standardError + 1e-9)
        #expect(corrected.findings.find(.stNaive, name) != nil)
      }
      let share = try #require(corrected.noiseShare)
      #expect(abs(share - 0.5) < 0.03)
    }
  }

  @Test("Noise that all rows of a replicate share does not reach the indices")
  func sharedByAll() throws {
    let names = ["x1", "x2", "x3", "inert"]
    let runs = try noisy(
      points: 512, seed: 5, sharedInBlock: false, sharedByAll: true, replicates: 3)
    let found = try SobolIndices(
      replicates: runs, inputs: names, secondOrder: false, resamples: 20, uniforms: keyed(1)
    ).findings
    for (k, name) in names.prefix(3).enumerated() {
      let total = try #require(found.find(.st, name))
      #expect(abs(total.estimate - Ishigami.total[k]) < 0.05)
    }
    let inert = try #require(found.find(.st, "inert"))
    #expect(abs(inert.estimate) < 1e-9)
  }

  @Test("Where chance is all there is, no answer is given")
  func refusal() throws {
    var noise = Stream(1)
    let runs = (0..<2).map { _ in ContiguousArray((0..<(128 * 4)).map { _ in noise.normal() }) }
    let indices = try SobolIndices(
      replicates: runs, inputs: ["a", "b"], secondOrder: false, resamples: 50, uniforms: keyed(1))
    #expect(indices.findings.allSatisfy { $0.isRefused })
  }

  /// A linear function of independent normal inputs: S1 = ST = b² / Σ b².
  @Test("The interval covers the truth 93 to 97 times in a hundred")
  func coverage95() throws {
    let slopes = [1.0, 2, 0.5]
    var hits = [Int](repeating: 0, count: 6)
    let trials = 600
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 3)
      var y = ContiguousArray<Double>()
      for _ in 0..<150 {
        let a = (0..<3).map { _ in stream.normal() }
        let b = (0..<3).map { _ in stream.normal() }
        func f(_ x: [Double]) -> Double { zip(x, slopes).reduce(0) { $0 + $1.0 * $1.1 } }
        y.append(f(a))
        for j in 0..<3 {
          var mixed = a
          mixed[j] = b[j]
          y.append(f(mixed))
        }
        y.append(f(b))
      }
      let found = try SobolIndices(
        replicates: [y], inputs: ["a", "b", "c"], secondOrder: false, regular: false,
        uniforms: keyed(UInt64(trial))
      ).findings
      for k in 0..<6 where found[k].holds(slopes[k % 3] * slopes[k % 3] / 5.25) { hits[k] += 1 }
    }
    for hit in hits {
      let share = Double(hit) / Double(trials)
      #expect(share > 0.925 && share < 0.975, "\(share)")
    }
  }

  @Test("The interval of a corrected index is covered as well")
  func correctedCoverage() throws {
    let slopes = [1.0, 2]
    var hits = [Int](repeating: 0, count: 4)
    let trials = 400
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 5)
      var runs = [ContiguousArray<Double>](repeating: [], count: 2)
      for _ in 0..<120 {
        let a = [stream.normal(), stream.normal()]
        let b = [stream.normal(), stream.normal()]
        for x in [a, [b[0], a[1]], [a[0], b[1]], b] {
          for r in 0..<2 {
            runs[r].append(slopes[0] * x[0] + slopes[1] * x[1] + 1.5 * stream.normal())
          }
        }
      }
      let found = try SobolIndices(
        replicates: runs, inputs: ["a", "b"], secondOrder: false, regular: false,
        uniforms: keyed(UInt64(trial))
      ).findings
      for k in 0..<4 where found[k].holds(slopes[k % 2] * slopes[k % 2] / 5) { hits[k] += 1 }
    }
    for hit in hits {
      let share = Double(hit) / Double(trials)
      #expect(share > 0.92 && share < 0.98, "\(share)")
    }
  }

  @Test("A table is known for a Saltelli design by its rows, of either order")
  func fromTable() throws {
    for secondOrder in [true, false] {
      let design = try SaltelliDesign(inputs: 3, secondOrder: secondOrder, scramble: keyed(6))
      let rows = (0..<64).flatMap { design.rows(of: $0) }
      let table = try NumericTable([
        "x1": rows.map { $0[0] }, "x2": rows.map { $0[1] }, "x3": rows.map { $0[2] },
        "y": rows.map { Ishigami.atUnit($0) },
      ])
      let found = try SobolIndices(
        table, inputs: ["x1", "x2", "x3"], outcomes: ["y"], resamples: 20, uniforms: keyed(1)
      ).findings
      #expect((found.find(.s2, "x1", "x3") != nil) == secondOrder)
      #expect(throws: AnalysisFault.self) {
        try SobolIndices(table, inputs: ["x2", "x1"], outcomes: ["y"], uniforms: keyed(1))
      }
    }
  }

  /// Of y = x₁ + 2 x₂ + 3 x₃ with x₁ and x₃ moved together: (1 + 9) / 14 and 4 / 14, and x₂ in two steps.
  @Test("Inputs that a design moves together are seen from its rows", arguments: [true, false])
  func groupsFound(secondOrder: Bool) throws {
    let design = try SaltelliDesign(
      inputs: 3, groups: [[0, 2], [1]], secondOrder: secondOrder, scramble: keyed(6))
    let rows = (0..<512).flatMap { design.rows(of: $0) }.map { row in
      [row[0], row[1] < 0.5 ? 0.25 : 0.75, row[2]]
    }
    let found = try #require(
      SaltelliDesign.found(in: (0..<3).map { j in ContiguousArray(rows.map { $0[j] }) }))
    #expect(found.groups == [[0, 2], [1]] && found.secondOrder == secondOrder)
    let table = try NumericTable([
      "x1": rows.map { $0[0] }, "x2": rows.map { $0[1] }, "x3": rows.map { $0[2] },
      "y": rows.map { $0[0] + 2 * $0[1] + 3 * $0[2] },
    ])
    let indices = try SobolIndices(
      table, inputs: ["x1", "x2", "x3"], outcomes: ["y"], resamples: 100, uniforms: keyed(1)
    ).findings
    // Var(x₂) is 1/16 where the others have 1/12 each.
    let (together, alone) = (10.0 / 12, 4.0 / 16)
    for measure in [Finding.Measure.s1, .st] {
      let both = try #require(indices.find(measure, "x1+x3"))
      #expect(abs(both.estimate - together / (together + alone)) < 3 * both.standardError)
      #expect(both.standardError < 0.05)
      let one = try #require(indices.find(measure, "x2"))
      #expect(abs(one.estimate - alone / (together + alone)) < 3 * one.standardError)
    }
    let shuffled = (0..<3).map { j in ContiguousArray(rows.reversed().map { $0[j] * $0[1] }) }
    #expect(SaltelliDesign.found(in: shuffled) == nil)
  }

  @Test("The G function's variance is its closed form")
  func variance() throws {
    let sequence = try SobolSequence(dimensions: 8, scramble: keyed(3))
    let values = ContiguousArray((0..<16384).map { SobolG.value(sequence.point($0)) })
    let sd = Sample.moments(values).sd
    #expect(abs(sd * sd - 0.4654244319022067) < 0.005)
    let product = SobolG.a.reduce(1) { $0 * (1 + 1 / (3 * (1 + $1) * (1 + $1))) } - 1
    #expect(abs(product - 0.4654244319022067) < 1e-12)
  }

  /// Outcomes that are half constant, in four steps, or skewed so much that a few rows make up the
  /// variance: covered, or called what they are.
  @Test(
    "Half-constant and stepped outcomes are covered, and heavy tails are named",
    arguments: ["half constant", "stepped", "heavy"])
  func shapes(kind: String) throws {
    let trials = 250
    var hits = 0
    var named = 0
    // E[y | x₁] of max(0, x₁ + x₂) has variance 0.29070, of 0.68169 in all (quadrature).
    let truth = kind == "stepped" ? 0.2 : kind == "heavy" ? 0.3798934 : 0.426422342
    for trial in 0..<trials {
      var stream = Stream(UInt64(trial), stream: 9)
      var y = ContiguousArray<Double>()
      for _ in 0..<300 {
        let a = [stream.normal(), stream.normal()]
        let b = [stream.normal(), stream.normal()]
        for x in [a, [b[0], a[1]], [a[0], b[1]], b] {
          switch kind {
          case "stepped": y.append((x[0] > 0 ? 1 : 0) + (x[1] > 0 ? 2 : 0))
          case "heavy": y.append(Double.exp(0.7 * (x[0] + x[1])))
          default: y.append(max(0, x[0] + x[1]))
          }
        }
      }
      let found = try SobolIndices(
        replicates: [y], inputs: ["a", "b"], secondOrder: false, regular: false, resamples: 100,
        uniforms: keyed(UInt64(trial))
      ).findings
      if found[0].holds(truth) { hits += 1 }
      if found[0].cautions.contains(where: { if case .heavyTails = $0 { true } else { false } }) {
        named += 1
      }
    }
    let share = Double(hits) / Double(trials)
    if kind == "heavy" {
      #expect(named > trials * 9 / 10)
    } else {
      #expect(share > 0.91 && share < 0.985, "\(share)")
      #expect(named == 0)
    }
  }
}
