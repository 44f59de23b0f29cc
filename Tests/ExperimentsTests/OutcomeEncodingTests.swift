import CareMarket
import Experiments
import Testing

@Suite("The bytes under a digest")
struct OutcomeEncodingTests {
  let columns = [Column(outcome: "waiting"), Column(outcome: "pay", group: "rural:yes")]

  func encoded(_ values: [Double], draw: Int = 1, replicate: Int = 1) -> [UInt8] {
    OutcomeEncoding.run(
      Block(draw: draw, replicate: replicate, runs: [.complete(values)]), scenario: 0)
  }

  @Test("Whatever differs in an outcome shows")
  func differs() {
    let all = [
      encoded([1, 2]), encoded([2, 1]), encoded([1, 2.0.nextUp]), encoded([1, .nan]),
      encoded([1, 2], draw: 2), encoded([1, 2], replicate: 2),
      OutcomeEncoding.run(
        Block(draw: 1, replicate: 1, runs: [.failed(text("no"))]), scenario: 0),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test("Scenarios, columns and their borders show in the header")
  func header() {
    let all = [
      OutcomeEncoding.header(scenario: "a", columns: columns),
      OutcomeEncoding.header(scenario: "b", columns: columns),
      OutcomeEncoding.header(scenario: "a", columns: columns.reversed()),
      OutcomeEncoding.header(scenario: "a", columns: [Column(outcome: "ab", group: "c")]),
      OutcomeEncoding.header(scenario: "a", columns: [Column(outcome: "a", group: "bc")]),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test("Every value that is not a number has the same bytes")
  func notNumbers() {
    #expect(encoded([.nan]) == encoded([-Double.nan]))
    #expect(encoded([.nan]) == encoded([Double(nan: 5, signaling: false)]))
  }

  @Test("Why a run failed, and in which language, does not matter")
  func failures() {
    let bytes = ["no", "na"].map {
      OutcomeEncoding.run(Block(draw: 1, replicate: 1, runs: [.failed(text($0))]), scenario: 0)
    }
    #expect(bytes[0] == bytes[1])
  }

  @Test("Nothing of a companion is in a scenario's bytes")
  func companions() {
    let alone = Block(draw: 1, replicate: 2, runs: [.complete([1, 2])])
    let last = Block(draw: 1, replicate: 2, runs: [.failed(text("no")), .complete([1, 2])])
    #expect(OutcomeEncoding.run(alone, scenario: 0) == OutcomeEncoding.run(last, scenario: 1))
  }

  @Test("The order of scenarios does not matter to the whole")
  func whole() {
    let digests: [[UInt8]] = [[3, 1], [1, 9], [2, 2]]
    #expect(
      OutcomeEncoding.whole(digests: digests) == OutcomeEncoding.whole(digests: digests.reversed()))
    #expect(
      OutcomeEncoding.whole(digests: digests)
        != OutcomeEncoding.whole(digests: [[3, 1], [1, 9], [2, 3]]))
  }

  @Test("The layout is as written down")
  func layout() {
    let one: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
    let two: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0]
    let status = [UInt8](repeating: 0, count: 8)
    // 1.5 is 0x3ff8000000000000.
    #expect(encoded([1.5], replicate: 2) == one + two + status + [0, 0, 0, 0, 0, 0, 0xf8, 0x3f])
  }
}
