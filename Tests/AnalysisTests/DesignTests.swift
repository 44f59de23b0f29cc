import Testing

@testable import Analysis

@Suite("Designs")
struct DesignTests {
  @Test("Plain Sobol' points are those of Joe and Kuo")
  func plainSobol() throws {
    let sequence = try SobolSequence(dimensions: 6, scramble: nil)
    let expected: [[Double]] = [
      [0, 0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75], [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125], [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875], [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
      [0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125],
    ]
    #expect((0...8).map { sequence.point($0) } == expected)
    #expect(
      sequence.point(100) == [0.4140625, 0.2578125, 0.7734375, 0.7265625, 0.8828125, 0.7421875])
    #expect(
      sequence.point(1023) == [
        0.0009765625, 0.7529296875, 0.6123046875, 0.1455078125, 0.1865234375, 0.4384765625,
      ])
    #expect(
      try SobolSequence(dimensions: 12, scramble: nil).point(5) == [
        0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375, 0.375, 0.125, 0.375, 0.875,
      ])
  }

  @Test("Two dimensions of Sobol' points are a net, scrambled or not", arguments: [nil, 1, 2, 0])
  func net(seed: UInt64?) throws {
    let sequence = try SobolSequence(dimensions: 2, scramble: seed.map(keyed))
    for m in 1...10 {
      let n = 1 << m
      let points = (0..<n).map { sequence.point($0) }
      for split in 0...m {
        let rows = 1 << split
        let columns = 1 << (m - split)
        var hits = [Int](repeating: 0, count: n)
        for point in points {
          hits[Int(point[0] * Double(rows)) * columns + Int(point[1] * Double(columns))] += 1
        }
        #expect(hits.allSatisfy { $0 == 1 })
      }
    }
  }

  @Test("Every dimension held is stratified in one dimension, and scrambling changes every point")
  func everyDimension() throws {
    let plain = try SobolSequence(
      dimensions: SobolSequence.maximumDimensions, scramble: nil)
    let scrambled = try SobolSequence(
      dimensions: SobolSequence.maximumDimensions, scramble: keyed(3))
    let a = (0..<256).map { plain.point($0) }
    let b = (0..<256).map { scrambled.point($0) }
    for j in 0..<SobolSequence.maximumDimensions {
      #expect(Set(a.map { Int($0[j] * 256) }).count == 256)
      #expect(Set(b.map { Int($0[j] * 256) }).count == 256)
      #expect(b.allSatisfy { $0[j] > 0 && $0[j] < 1 })
    }
    #expect(zip(a, b).allSatisfy { $0 != $1 })
  }

  @Test("A scrambled point is uniform over scramblings")
  func scrambleUniform() throws {
    // 1000 scramblings of one point: the mean is 1/2 within 4.5 standard errors (false alarm 7e-6).
    var sum = 0.0
    for seed in 0..<1000 {
      sum += try SobolSequence(dimensions: 3, scramble: keyed(UInt64(seed))).point(5)[2]
    }
    #expect(abs(sum / 1000 - 0.5) < 4.5 / (12.0 * 1000).squareRoot())
  }

  @Test("Halton's first points are radical inverses")
  func halton() throws {
    let sequence = try HaltonSequence(dimensions: 3)
    #expect(sequence.point(0) == [0, 0, 0])
    let expected = [[0.5, 1.0 / 3, 0.2], [0.25, 2.0 / 3, 0.4], [0.75, 1.0 / 9, 0.6]]
    for (index, row) in expected.enumerated() {
      for (a, b) in zip(sequence.point(index + 1), row) { #expect(abs(a - b) < 1e-15) }
    }
  }

  @Test(
    "A Latin hypercube hits each stratum once, also after each doubling",
    arguments: [nil, LatinHypercube.Criterion.maximin, .centredDiscrepancy])
  func latinHypercube(criterion: LatinHypercube.Criterion?) throws {
    var design = try LatinHypercube(
      count: 12, dimensions: 5, criterion: criterion, uniforms: keyed(7))
    for _ in 0..<4 {
      let n = design.points.count
      for j in 0..<5 {
        #expect(Set(design.points.map { Int($0[j] * Double(n)) }) == Set(0..<n))
      }
      let grown = design.doubled()
      #expect(Array(grown.points[..<n]) == design.points)
      design = grown
    }
  }

  @Test("A criterion gives a hypercube no worse than the first candidate")
  func criteria() throws {
    let plain = try LatinHypercube(count: 20, dimensions: 3, uniforms: keyed(1)).points
    let spread = try LatinHypercube(
      count: 20, dimensions: 3, criterion: .maximin, candidates: 50, uniforms: keyed(1)
    ).points
    let even = try LatinHypercube(
      count: 20, dimensions: 3, criterion: .centredDiscrepancy, candidates: 50, uniforms: keyed(1)
    ).points
    #expect(
      LatinHypercube.smallestDistance(spread) > LatinHypercube.smallestDistance(plain))
    #expect(Discrepancy.centred(even) < Discrepancy.centred(plain))
  }

  @Test("Discrepancies of a known design")
  func discrepancies() {
    let pairs: [[Double]] = [[1, 3], [2, 6], [3, 2], [4, 5], [5, 1], [6, 4]]
    let points: [[Double]] = pairs.map { pair in pair.map { ($0 - 0.5) / 6 } }
    #expect(abs(Discrepancy.centred(points) - 0.008142039609053464) < 1e-15)
    #expect(abs(Discrepancy.mixture(points) - 0.014895592206789487) < 1e-14)
    #expect(abs(Discrepancy.wrapAround(points) - 0.01684670781892894) < 1e-14)
    #expect(abs(Discrepancy.star(points) - 0.06833606212558091) < 1e-14)
  }

  @Test("A plain Saltelli design has the rows of SALib, with its repeated first blocks")
  func saltelli() throws {
    let design = try SaltelliDesign(inputs: 2, secondOrder: false, scramble: nil)
    #expect(design.rowsPerPoint == 4)
    let rows = (0..<16).map { design.row($0) }
    #expect(rows[0..<4].allSatisfy { $0 == [0, 0] })
    #expect(rows[4..<8].allSatisfy { $0 == [0.5, 0.5] })
    #expect(
      Array(rows[8...]) == [
        [0.75, 0.25], [0.25, 0.25], [0.75, 0.25], [0.25, 0.25],
        [0.25, 0.75], [0.75, 0.75], [0.25, 0.75], [0.75, 0.75],
      ])
  }

  @Test("The design of 512 points begins the design of 1024, and scrambled blocks differ")
  func saltelliPrefix() throws {
    let design = try SaltelliDesign(inputs: 3, scramble: keyed(11))
    let small = Design.saltelli(design, points: 512)
    let large = try small.extended(by: 512)
    #expect(small.count == 512 * 8 && large.count == 1024 * 8)
    for index in stride(from: 0, to: small.count, by: 37) {
      #expect(small.row(index) == large.row(index))
    }
    #expect(Set(design.rows(of: 0)).count == 8)
    #expect(large.isBalanced)
    #expect(try !large.extended(by: 3).isBalanced)
  }

  @Test("A Saltelli design is recognised, and a changed cell is named by its row")
  func saltelliCheck() throws {
    let design = try SaltelliDesign(inputs: 3, groups: [[0, 2], [1]], scramble: keyed(1))
    let rows = (0..<10).flatMap { design.rows(of: $0) }
    var columns = (0..<3).map { j in ContiguousArray(rows.map { $0[j] }) }
    try SaltelliDesign.check(columns, groups: design.groups, secondOrder: true)
    columns[1][6 + 2] += 0.01
    #expect(throws: AnalysisFault.saltelliMismatch(row: 8)) {
      try SaltelliDesign.check(columns, groups: design.groups, secondOrder: true)
    }
    #expect(throws: AnalysisFault.saltelliRows(60, block: 8)) {
      try SaltelliDesign.check(columns, groups: [[0], [1], [2]], secondOrder: true)
    }
  }

  @Test(
    "A Morris trajectory moves every input once by the step, on the grid", arguments: [2, 4, 8])
  func morris(levels: Int) throws {
    let design = try MorrisDesign(inputs: 6, levels: levels, uniforms: keyed(5))
    #expect(abs(design.step - Double(levels) / Double(2 * (levels - 1))) < 1e-15)
    for t in 0..<50 {
      let rows = design.trajectory(t)
      var moved: [Int] = []
      for (before, after) in zip(rows, rows.dropFirst()) {
        let changes = (0..<6).filter { before[$0] != after[$0] }
        #expect(changes.count == 1)
        for j in changes {
          moved.append(j)
          #expect(abs(abs(after[j] - before[j]) - design.step) < 1e-12)
        }
      }
      #expect(moved.sorted() == Array(0..<6))
      for value in rows.joined() {
        let level = value * Double(levels - 1)
        #expect(abs(level - level.rounded()) < 1e-9 && value >= 0 && value <= 1)
      }
    }
  }

  @Test("A full factorial visits each combination once and refuses to grow")
  func fullFactorial() throws {
    let design = try FullFactorial(levels: [2, 3, 1])
    let rows = (0..<design.count).map { design.point($0) }
    #expect(rows.count == 6 && Set(rows).count == 6)
    #expect(rows[1] == [0, 0.5, 0.5])
    #expect(throws: DesignFault.complete) {
      try Design.fullFactorial(design).extended(by: 1)
    }
    #expect(throws: DesignFault.self) {
      try FullFactorial(levels: [Int](repeating: 1000, count: 12))
    }
  }

  @Test("Extending keeps every row that was there")
  func extending() throws {
    let designs: [Design] = [
      .latinHypercube(try LatinHypercube(count: 8, dimensions: 2, uniforms: keyed(1))),
      .sobol(try SobolSequence(dimensions: 2, scramble: keyed(1)), points: 8),
      .morris(try MorrisDesign(inputs: 2, uniforms: keyed(1)), trajectories: 8),
      .list((0..<8).map { [Double($0), 0] }),
    ]
    for design in designs {
      let grown = try design.extended(by: 8, rows: (0..<8).map { [Double($0), 1] })
      #expect(grown.count == 2 * design.count)
      for index in 0..<design.count { #expect(grown.row(index) == design.row(index)) }
      #expect(grown.row(grown.count) == nil && grown.row(-1) == nil)
    }
    #expect(throws: DesignFault.doublingOnly(8)) { try designs[0].extended(by: 7) }
  }

  @Test("A design that cannot be made says what it can be")
  func faults() {
    #expect(throws: DesignFault.dimensions(0, allowed: 1...200)) {
      try SobolSequence(dimensions: 0, scramble: nil)
    }
    #expect(throws: DesignFault.levels(5, allowed: 2...1024)) {
      try MorrisDesign(inputs: 2, levels: 5, uniforms: keyed(1))
    }
    #expect(throws: DesignFault.groups) {
      try SaltelliDesign(inputs: 3, groups: [[0, 1]], scramble: nil)
    }
    let text = DesignFault.doublingOnly(8).text
    #expect(text.en.contains("add 8 samples") && text.cy.contains("ychwanegwch 8"))
  }
}
