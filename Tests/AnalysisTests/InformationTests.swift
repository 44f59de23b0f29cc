import RealModule
import Statistics
import Testing

@testable import Analysis

@Suite("Value of information")
struct InformationTests {
  @Test("Perfect information about a normal benefit is the unit normal loss")
  func normal() {
    let known: [(Double, Double, Double, Double)] = [
      (0, 1, 0.3989422804014327, 1e-15), (1, 1, 0.08331547058768629, 1e-15),
      (-1, 1, 0.08331547058768629, 1e-15), (500, 2000, 572.6893964471604, 1e-10),
      (-250, 1000, 286.3446982235802, 1e-10), (2, 0.5, 3.572629e-6, 1e-12),
    ]
    for (mean, sd, expected, tolerance) in known {
      #expect(abs(PerfectInformation.normal(mean: mean, sd: sd) - expected) < tolerance)
    }
    let parts = [
      (1500.0, 381.354171448608), (1000, 197.796557401306), (866.0254037844386, 151.528768171418),
      (1500 * (1 + 4.0 / 9).squareRoot(), 496.689130398575),
    ]
    for (sd, expected) in parts {
      #expect(abs(PerfectInformation.normal(mean: 500, sd: sd) - expected) < 1e-9)
    }
    #expect(PerfectInformation.normal(mean: 5, sd: 0) == 0)
  }

  @Test("A study of given size on a normal benefit")
  func studies() {
    let known = [
      (10, 222.302182), (25, 349.088662), (50, 431.771315), (100, 491.346503), (400, 549.621703),
      (1600, 566.719051),
    ]
    for (size, expected) in known {
      let value = SampleInformation.normal(mean: 500, sd: 2000, dataSD: 10000, size: size)
      #expect(abs(value - expected) < 1e-5)
    }
    #expect(SampleInformation.normal(mean: 500, sd: 2000, dataSD: 10000, size: 0) == 0)
  }

  @Test("Perfect information over options that are alike", arguments: [2, 3, 4, 5])
  func alike(options: Int) throws {
    let expected = [0.5641895835, 0.8462843753, 1.0293753730, 1.1629644736]
    var stream = Stream(UInt64(options))
    let benefit = try NetBenefit(
      options: (0..<options).map { "\($0)" },
      values: (0..<options).map { _ in ContiguousArray((0..<20000).map { _ in stream.normal() }) })
    let finding = PerfectInformation.finding(benefit, noiseKnown: true)
    #expect(abs(finding.estimate - expected[options - 2]) < 3 * finding.standardError)
  }

  /// Incremental benefit 500 + x1 + x2 + x3, as an option against nothing.
  private func linear(_ n: Int, seed: UInt64) throws -> (NumericTable, NetBenefit) {
    var stream = Stream(seed, stream: 5)
    let sds = [1500, 1000, 866.0254037844386]
    let inputs = sds.map { sd in (0..<n).map { _ in sd * stream.normal() } }
    let benefit = ContiguousArray((0..<n).map { i in 500 + inputs.reduce(0) { $0 + $1[i] } })
    return (
      try NumericTable(["x1": inputs[0], "x2": inputs[1], "x3": inputs[2]]),
      try NetBenefit(
        options: ["none", "new"], values: [ContiguousArray(repeating: 0, count: n), benefit])
    )
  }

  @Test("Knowing single inputs and pairs of a linear benefit")
  func partial() throws {
    let (table, benefit) = try linear(8000, seed: 1)
    let found = try PartialInformation.findings(
      benefit, table, groups: [["x1"], ["x2"], ["x3"], ["x1", "x2"]])
    let truth = [381.354171448608, 197.796557401306, 151.528768171418, 496.689130398575]
    for (finding, truth) in zip(found, truth) {
      #expect(
        abs(finding.estimate - truth) < 3 * finding.standardError,
        "\(finding.inputs) \(finding.estimate) ± \(finding.standardError)")
      #expect(finding.standardError < 0.15 * truth)
    }
    let perfect = PerfectInformation.finding(benefit, noiseKnown: true)
    #expect(abs(perfect.estimate - 572.689396447160) < 3 * perfect.standardError)
    #expect(found[3].estimate < perfect.estimate + perfect.standardError)
  }

  @Test("A study of one input is worth less than knowing it, and as much as theory says")
  func sample() throws {
    let (table, benefit) = try linear(8000, seed: 2)
    // x1 has standard deviation 1500; observed with 7500, 25 observations weigh as much as it.
    for size in [5, 25, 100] {
      let finding = try SampleInformation.finding(
        benefit, table, input: "x1", dataSD: 7500, size: size)
      let truth = SampleInformation.normal(mean: 500, sd: 1500, dataSD: 7500, size: size)
      #expect(
        abs(finding.estimate - truth) < 3 * finding.standardError,
        "\(finding.estimate) ± \(finding.standardError), \(truth)")
    }
  }

  @Test("The interval of partial information is covered 93 to 97 times in a hundred")
  func partialCoverage() throws {
    let trials = 250
    var hits = [0, 0, 0]
    for trial in 0..<trials {
      let (table, benefit) = try linear(600, seed: UInt64(trial) + 100)
      let found = try PartialInformation.findings(
        benefit, table, groups: [["x1"], ["x3"], ["x1", "x2"]])
      for (k, truth) in [381.354171448608, 151.528768171418, 496.689130398575].enumerated()
      where found[k].holds(truth) { hits[k] += 1 }
    }
    let shares = hits.map { Double($0) / Double(trials) }
    for share in shares { #expect(share > 0.92 && share < 0.98, "\(shares)") }
  }

  /// Incremental benefit N(500, 1000), with replicates whose noise has standard deviation 4000.
  private func replicated(
    draws: Int, replicates: Int, seed: UInt64, noise: Double = 4000
  ) throws -> ReplicatedBenefit {
    var stream = Stream(seed, stream: 9)
    var values = ContiguousArray<Double>()
    var numbers = ContiguousArray<Int>()
    for draw in 0..<draws {
      let expected = 500 + 1000 * stream.normal()
      for _ in 0..<replicates {
        values.append(expected + noise * stream.normal())
        numbers.append(draw)
      }
    }
    return try ReplicatedBenefit(
      options: ["none", "new"],
      values: [ContiguousArray(repeating: 0, count: values.count), values], draws: numbers)
  }

  @Test(
    "Replication noise makes information look dear, and comes off again",
    arguments: [(4, 664.271), (16, 349.089), (64, 239.905), (256, 208.672)])
  func noiseTrap(replicates: Int, naive: Double) throws {
    let truth = 197.796557401306
    let draws = replicates == 4 ? 8000 : replicates == 256 ? 1000 : 3000
    let found = try replicated(draws: draws, replicates: replicates, seed: 3)
      .perfectInformation(resamples: 100, uniforms: keyed(1))
    let corrected = try #require(found.find(.evpi))
    let rough = try #require(found.find(.evpiNaive))
    #expect(abs(rough.estimate - naive) < 3 * rough.standardError)
    #expect(abs(corrected.estimate - truth) < 3 * corrected.standardError)
    #expect(corrected.standardError < 0.25 * truth)
    // At 256 replicates the trap is no wider than the error.
    #expect(replicates == 256 || rough.estimate - truth > 3 * rough.standardError)
    let share = try #require(corrected.noiseShare)
    #expect(abs(share - 16.0 / 17) < 0.02)
    #expect(corrected.cautions.contains { if case .noiseHigh = $0 { true } else { false } })
  }

  @Test("One replicate reads seven times too high, and is called unknown")
  func oneReplicate() throws {
    var stream = Stream(8)
    let n = 20000
    let values = ContiguousArray(
      (0..<n).map { _ in 500 + 1000 * stream.normal() + 4000 * stream.normal() })
    let zeros = ContiguousArray<Double>(repeating: 0, count: n)
    let finding = PerfectInformation.finding(
      try NetBenefit(options: ["none", "new"], values: [zeros, values]))
    #expect(abs(finding.estimate - 1406.961) < 3 * finding.standardError)
    #expect(finding.cautions.contains(.noiseUnknown))
    let table = AnalysisFault.replicates
    #expect(throws: table) {
      try ReplicatedBenefit(
        options: ["none", "new"], values: [zeros, values], draws: ContiguousArray(0..<n))
    }
  }

  @Test("Where chance drowns the draws the value is refused")
  func refused() throws {
    let found = try replicated(draws: 60, replicates: 2, seed: 3, noise: 40000)
      .perfectInformation(uniforms: keyed(1))
    #expect(found[0].isRefused)
  }

  @Test("The corrected value's interval is covered 93 to 97 times in a hundred")
  func correctedCoverage() throws {
    let trials = 400
    var hits = 0
    for trial in 0..<trials {
      let found = try replicated(
        draws: 400, replicates: 4, seed: UInt64(trial) + 50, noise: 1000
      ).perfectInformation(resamples: 100, uniforms: keyed(UInt64(trial)))
      if found[0].holds(197.796557401306) { hits += 1 }
    }
    let share = Double(hits) / Double(trials)
    #expect(share > 0.92 && share < 0.98, "\(share)")
  }

  @Test("Draws in which the options tie in every run stay ties, and the rest is corrected")
  func halfTied() throws {
    // Half of the draws: no difference at all; the others N(500, 1000), with noise of 1500.
    let truth = 0.5 * (500 + 197.796557401306) - 250
    let share = try coverage(200) { seed in
      var stream = Stream(seed, stream: 60)
      var values = ContiguousArray<Double>()
      var numbers = ContiguousArray<Int>()
      for draw in 0..<500 {
        let effect = stream.uniform() < 0.5
        let expected = 500 + 1000 * stream.normal()
        for _ in 0..<4 {
          values.append(effect ? expected + 1500 * stream.normal() : 0)
          numbers.append(draw)
        }
      }
      let benefit = try ReplicatedBenefit(
        options: ["none", "new"],
        values: [ContiguousArray(repeating: 0, count: values.count), values], draws: numbers)
      let ties = ChoiceUncertainty.findings(benefit.expected).find(.probabilityTie)
      #expect(abs((ties?.estimate ?? 0) - 0.5) < 0.12)
      return benefit.perfectInformation(resamples: 100, uniforms: keyed(seed))[0].holds(truth)
    }
    #expect(share > 0.9 && share < 0.985, "\(share)")
  }

  @Test("Three options keep the covariance of what is expected")
  func threeOptions() throws {
    var stream = Stream(12)
    let draws = 4000
    var values = [ContiguousArray<Double>](repeating: [], count: 3)
    var numbers = ContiguousArray<Int>()
    for draw in 0..<draws {
      let expected = (0..<3).map { _ in stream.normal() }
      for _ in 0..<2 {
        let shared = 3 * stream.normal()
        for k in 0..<3 { values[k].append(expected[k] + shared + stream.normal()) }
        numbers.append(draw)
      }
    }
    let found = try ReplicatedBenefit(
      options: ["a", "b", "c"], values: values, draws: numbers
    ).perfectInformation(resamples: 60, uniforms: keyed(1))
    #expect(
      abs(found[0].estimate - 0.8462843753) < 3 * found[0].standardError,
      "\(found[0].estimate) ± \(found[0].standardError)")
    #expect(found[1].estimate - 0.8462843753 > 3 * found[1].standardError)
  }

  @Test(
    "Partial information is covered on skewed, half-constant, binary and tied inputs",
    arguments: ["skewed", "half constant", "binary", "tied"])
  func partialShapes(kind: String) throws {
    // E[max(0, benefit)] less max(0, E[benefit]), each in closed form.
    let truth: Double
    switch kind {
    case "skewed":
      truth =
        0.5 * erfc(-0.3068528194400547 / 2.0.squareRoot()) * 1.6487212707001282
        - erfc(0.6931471805599453 / 2.0.squareRoot())
    case "half constant":
      truth = normalDensity(0.2) - 0.1 * erfc(0.2 / 2.0.squareRoot()) - normalDensity(0) + 0.2
    case "binary": truth = 0.3
    default: truth = 0.6 - 1.0 / 3
    }
    let share = try coverage(300) { seed in
      var stream = Stream(seed, stream: 40)
      var x: [Double] = []
      var y: [Double] = []
      for _ in 0..<600 {
        let (input, mean): (Double, Double)
        switch kind {
        case "skewed":
          input = Double.exp(stream.normal())
          mean = input - 2
        case "half constant":
          input = max(0, stream.normal())
          mean = input - 0.2
        case "binary":
          input = stream.uniform() < 0.3 ? 1 : 0
          mean = 2 * input - 1
        default:
          input = (stream.uniform() * 10).rounded(.down)
          mean = (input - 3.5) / 3
        }
        x.append(input)
        y.append(mean + stream.normal())
      }
      let benefit = try NetBenefit(
        options: ["none", "new"],
        values: [ContiguousArray(repeating: 0, count: 600), ContiguousArray(y)])
      return try PartialInformation.findings(
        benefit, NumericTable(["x": x]), groups: [["x"]])[0].holds(truth)
    }
    #expect(share > 0.915 && share < 0.98, "\(share)")
  }

  @Test(
    "Perfect information is covered on skewed, tied and half-constant benefits",
    arguments: ["skewed", "tied", "half constant"])
  func perfectShapes(kind: String) throws {
    // E[max(0, benefit)] less max(0, E[benefit]) in closed form: of an exponential less 1.2, of five
    // equal steps less 2.2, and of max(0, normal) less 0.5.
    let truth =
      kind == "skewed"
      ? Double.exp(-1.2)
      : kind == "tied"
        ? (0.8 + 1.8) / 5 : normalDensity(0.5) - 0.5 * StandardNormal.cumulative(-0.5)
    let share = try coverage(1000) { seed in
      var stream = Stream(seed, stream: 44)
      let benefits = (0..<300).map { _ -> Double in
        switch kind {
        case "skewed": -Double.log(1 - stream.uniform()) - 1.2
        case "tied": (stream.uniform() * 5).rounded(.down) - 2.2
        default: max(0, stream.normal()) - 0.5
        }
      }
      let benefit = try NetBenefit(
        options: ["none", "new"],
        values: [ContiguousArray(repeating: 0, count: 300), ContiguousArray(benefits)])
      return PerfectInformation.finding(benefit, noiseKnown: true).holds(truth)
    }
    #expect(share > 0.92 && share < 0.98, "\(share)")
  }

  private func erfc(_ x: Double) -> Double {
    2 * StandardNormal.cumulative(-x * 2.0.squareRoot())
  }
  private func normalDensity(_ x: Double) -> Double { StandardNormal.density(x) }

  @Test("Two inputs that matter only together are worth nothing alone")
  func product() throws {
    var stream = Stream(77)
    let n = 3000
    let x = (0..<n).map { _ in stream.normal() }
    let z = (0..<n).map { _ in stream.normal() }
    let y = ContiguousArray(zip(x, z).map { 0.3 + $0 * $1 + 0.5 * stream.normal() })
    let benefit = try NetBenefit(
      options: ["none", "new"], values: [ContiguousArray(repeating: 0, count: n), y])
    let found = try PartialInformation.findings(
      benefit, NumericTable(["x": x, "z": z]), groups: [["x"], ["x", "z"]])
    #expect(found[0].estimate < 0.02)
    // E[max(0, P - 0.3)] for the product P of two normal numbers, by quadrature.
    #expect(abs(found[1].estimate - 0.20885871) < 3 * found[1].standardError)
  }

  @Test("A study of answers is worth what the beta-binomial law says", arguments: [5, 20, 100])
  func answers(size: Int) throws {
    // The share p is Beta(a, b), the benefit k (p - p0); after x of n answers its mean is
    // (a + x) / (a + b + n). The mass of each x follows from the one before.
    let (a, b, k, p0) = (4.0, 6.0, 1000.0, 0.42)
    let n = Double(size)
    var mass = 1.0
    for i in 0..<size { mass *= (b + Double(i)) / (a + b + Double(i)) }
    var truth = 0.0
    for x in 0...size {
      truth += mass * max(0, k * ((a + Double(x)) / (a + b + n) - p0))
      let y = Double(x)
      mass *= (n - y) / (y + 1) * (a + y) / (b + n - y - 1)
    }
    truth -= max(0, k * (a / (a + b) - p0))
    var stream = Stream(UInt64(size))
    let law = Distribution.beta(a, b)
    let shares = ContiguousArray((0..<4000).map { _ in law.quantile(stream.uniform()) })
    // The other option's own noise is averaged out by the regression.
    let benefit = try NetBenefit(
      options: ["now", "new"],
      values: [
        ContiguousArray(repeating: 0, count: 4000),
        ContiguousArray(shares.map { k * ($0 - p0) + 20 * stream.normal() }),
      ])
    let table = try NumericTable(names: ["share"], columns: [shares])
    let finding = try SampleInformation.answers(
      benefit, table, input: "share", size: size, uniforms: keyed(3))
    #expect(abs(finding.estimate - truth) < 3 * finding.standardError)
    #expect(finding.standardError < truth / 5)
    #expect(throws: AnalysisFault.self) {
      try SampleInformation.answers(
        benefit, NumericTable(names: ["share"], columns: [ContiguousArray(shares.map { 2 * $0 })]),
        input: "share", size: size, uniforms: keyed(3))
    }
  }
}
