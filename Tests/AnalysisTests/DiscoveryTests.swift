import Testing

@testable import Analysis

@Suite("Discovery")
struct DiscoveryTests {
  /// Failure where x0 > 0.6 and x1 < 0.3, in four inputs, with some failures elsewhere.
  private func planted(_ n: Int, seed: UInt64, elsewhere: Double = 0.02) throws -> NumericTable {
    var stream = Stream(seed, stream: 2)
    var columns = [[Double]](repeating: [], count: 4)
    var y: [Double] = []
    for _ in 0..<n {
      let x = (0..<4).map { _ in stream.uniform() }
      for j in 0..<4 { columns[j].append(x[j]) }
      let inside = x[0] > 0.6 && x[1] < 0.3
      y.append(stream.uniform() < (inside ? 0.95 : elsewhere) ? 1 : 0)
    }
    return try NumericTable([
      "x0": columns[0], "x1": columns[1], "x2": columns[2], "x3": columns[3], "y": y,
    ])
  }
  private let inputs = ["x0", "x1", "x2", "x3"]

  @Test("A planted region is found again")
  func finds() throws {
    let table = try planted(2000, seed: 1)
    let rule = try PatientRule(table, inputs: inputs, ofInterest: "y")
    let step = rule.trajectory[rule.suggested]
    #expect(abs(step.box.lower[0] - 0.6) < 0.05 && step.box.upper[0] > 0.95)
    #expect(abs(step.box.upper[1] - 0.3) < 0.05 && step.box.lower[1] < 0.05)
    #expect(step.density > 0.85 && step.coverage > 0.75)
    let strong = rule.limits(of: step).filter { $0.quasiP < 1e-6 }
    #expect(Set(strong.map(\.input)) == ["x0", "x1"])
  }

  @Test("Every step's coverage, density and mass are those of its box")
  func definitions() throws {
    let table = try planted(600, seed: 2)
    let rule = try PatientRule(table, inputs: inputs, ofInterest: "y")
    let y = try table.complete("y")
    let total = y.reduce(0, +)
    for step in rule.trajectory {
      var count = 0.0
      var hits = 0.0
      for row in y.indices
      where step.box.contains(Array(table.columns[..<4]), row: row) {
        count += 1
        hits += y[row]
      }
      #expect(step.count == Int(count) && step.ofInterest == Int(hits))
      #expect(step.density == hits / count && step.coverage == hits / total)
      #expect(step.mass == count / 600)
    }
    #expect(rule.trajectory.first?.coverage == 1 && rule.trajectory.first?.mass == 1)
    for (before, after) in zip(rule.trajectory, rule.trajectory.dropFirst()) {
      #expect(after.density > before.density)
    }
  }

  @Test("Peeling is patient: a step takes about its share, and the box keeps its minimum")
  func patience() throws {
    let rule = try PatientRule(
      planted(2000, seed: 3), inputs: inputs, ofInterest: "y", peel: 0.1, massMinimum: 0.15)
    let peeled = rule.trajectory.dropLast()
    for (before, after) in zip(peeled, peeled.dropFirst()) {
      #expect(Double(before.count - after.count) < 0.11 * Double(before.count) + 2)
    }
    #expect(rule.trajectory.allSatisfy { $0.mass >= 0.15 })
  }

  @Test("Half-constant and tied inputs are peeled between their values")
  func tiedInputs() throws {
    var stream = Stream(6)
    var a: [Double] = []
    var b: [Double] = []
    var y: [Double] = []
    for _ in 0..<500 {
      let x = max(0, stream.normal())
      let k = (stream.uniform() * 3).rounded(.down)
      a.append(x)
      b.append(k)
      y.append(x > 0 && k == 2 ? 1 : 0)
    }
    let table = try NumericTable(["a": a, "b": b, "y": y])
    let rule = try PatientRule(table, inputs: ["a", "b"], ofInterest: "y")
    let last = try #require(rule.trajectory.last)
    #expect(last.density == 1 && last.coverage == 1)
    #expect(last.box.lower[1] == 1.5)
    #expect(last.box.lower[0] > 0)
  }

  @Test("A second box leaves out the rows of the first")
  func secondBox() throws {
    let table = try planted(2000, seed: 4, elsewhere: 0.05)
    let first = try PatientRule(table, inputs: inputs, ofInterest: "y")
    let box = first.trajectory[first.suggested].box
    let second = try PatientRule(table, inputs: inputs, ofInterest: "y", excluding: [box])
    let start = try #require(second.trajectory.first)
    let step = first.trajectory[first.suggested]
    #expect(start.count == 2000 - step.count)
    #expect(start.density < 0.15)
  }

  @Test("Density in rows that the search has not seen is covered 93 to 97 times in a hundred")
  func density() throws {
    let trials = 300
    var hits = 0
    for trial in 0..<trials {
      let seed = UInt64(trial) * 2
      let rule = try PatientRule(
        planted(200, seed: seed), inputs: inputs, ofInterest: "y", peel: 0.1)
      let step = try #require(rule.trajectory.last)
      let found = try rule.findings(
        of: step, in: planted(400, seed: seed + 1), ofInterest: "y")
      // The true density of the box that was found, from the overlap with the planted region.
      func side(_ j: Int) -> (Double, Double) {
        (max(0, step.box.lower[j]), min(1, step.box.upper[j]))
      }
      let (l0, u0) = side(0)
      let (l1, u1) = side(1)
      let inside = max(0, u0 - max(l0, 0.6)) / (u0 - l0) * max(0, min(u1, 0.3) - l1) / (u1 - l1)
      if found[0].holds(0.02 + 0.93 * inside) { hits += 1 }
    }
    let share = Double(hits) / Double(trials)
    #expect(share > 0.92 && share < 0.98, "\(share)")
  }

  @Test("An outcome that is not 0 or 1 is named")
  func binary() throws {
    let table = try NumericTable([
      "x": (0..<30).map { Double($0) }, "y": (0..<30).map { $0 == 7 ? 0.5 : Double($0 % 2) },
    ])
    #expect(throws: AnalysisFault.notBinary(column: "y", row: 7)) {
      try PatientRule(table, inputs: ["x"], ofInterest: "y")
    }
  }
}
