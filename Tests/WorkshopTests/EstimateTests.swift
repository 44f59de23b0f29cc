import CareMarket
import Evidence
import Experiments
import Foundation
import Statistics
import Storage
import Synchronization
import Testing

@testable import Workshop

/// A scenario of no area in particular.
private func scenario(
  fee: Ramp = Ramp(20), uptake: Ramp = Ramp(0.1), turnover: Distribution? = nil,
  mix: [String: Ramp] = [:], id: String = "a"
) throws -> RunKey {
  let area = try #require(Catalogue.shipped.areas.first)
  let scenario = Scenario(
    id: id, title: Text(en: id, cy: id), area: area, mix: mix,
    choices: ["fee": .amount(fee), "levers.direct_payment_uptake": .amount(uptake)],
    facts: turnover.map { ["turnover": $0] } ?? [:])
  return RunKey(ComparedScenario(id: id, title: scenario.title, parts: [scenario]))
}

/// Runs in so many worlds, on a line that is another in each.
private func runs(_ number: Double, worlds: Int = Estimate.leastWorlds) -> [Int: Run] {
  Dictionary(
    uniqueKeysWithValues: (0..<worlds).map { ($0, .complete([Double($0) + 3 * number, -number])) })
}

private func estimate(_ key: RunKey, _ known: [(RunKey, [Int: Run])]) -> [Int: Run] {
  Estimate.runs(
    of: key, among: known.map { (key: $0.0, runs: $0.1) },
    reach: ["fee": 8, "levers.direct_payment_uptake": 0.2, "turnover": 0.3, "mix.micro": 0.3])
}

private func values(_ run: Run?) -> [Double] {
  guard case .complete(let values)? = run else { return [] }
  return values
}

@Suite("Estimates of the workshop")
struct EstimateTests {
  @Test("On a straight line an estimate is what a simulation gives; the nearest count")
  func line() throws {
    // What lies further off is on no line, and would be noticed.
    let known = try [5, 18, 24, 40].map { fee in
      (try scenario(fee: Ramp(fee), id: "\(fee)"), runs(fee == 5 || fee == 40 ? 1000 : fee))
    }
    for fee in [18.5, 20, 23.9] {
      let found = estimate(try scenario(fee: Ramp(fee)), known)
      #expect(found.count == Estimate.leastWorlds)
      for world in 0..<Estimate.leastWorlds {
        let expected = [Double(world) + 3 * fee, -fee]
        for (value, expected) in zip(values(found[world]), expected) {
          #expect(abs(value - expected) < 1e-9)
        }
      }
    }
  }

  @Test("Nothing is estimated beyond what was simulated, nor from what differs in more")
  func none() throws {
    let low = (try scenario(fee: Ramp(18)), runs(18))
    let high = (try scenario(fee: Ramp(22)), runs(22))
    #expect(estimate(try scenario(fee: Ramp(17)), [low, high]).isEmpty)
    #expect(estimate(try scenario(fee: Ramp(23)), [low, high]).isEmpty)
    #expect(estimate(try scenario(), [low]).isEmpty)
    // Too far apart for a straight line.
    #expect(estimate(try scenario(), [low, (try scenario(fee: Ramp(27)), runs(27))]).isEmpty)
    #expect(estimate(try scenario(uptake: Ramp(0.2)), [low, high]).isEmpty)
    #expect(estimate(try scenario(mix: ["micro": Ramp(0.2)]), [low, high]).isEmpty)
    #expect(
      estimate(try scenario(fee: Ramp(from: 20, to: 30, over: 52)), [low, high]).isEmpty)
    var longer = try scenario()
    longer.parts[0].years += 1
    #expect(estimate(longer, [low, high]).isEmpty)
    // On the line of two numbers, that with more worlds.
    let steep = [0.05, 0.15].map { uptake in
      (try? scenario(uptake: Ramp(uptake))).map { ($0, runs(500, worlds: 40)) }
    }
    let both = estimate(try scenario(), [low, high] + steep.compactMap { $0 })
    #expect(both.count == 40 && values(both[0]) == [1500, -500])
  }

  @Test("Ramps, shares of models and facts are numbers too, and all worlds are used")
  func numbers() throws {
    func ramp(_ from: Double, _ to: Double, _ over: Double) throws -> RunKey {
      try scenario(mix: ["micro": Ramp(from: from, to: to, over: over)])
    }
    let ends = [(try ramp(0, 0.2, 52), runs(2)), (try ramp(0, 0.4, 52), runs(4))]
    #expect(values(estimate(try ramp(0, 0.3, 52), ends)[1]).last == -3)
    #expect(estimate(try ramp(0, 0.3, 104), ends).isEmpty)
    #expect(estimate(try ramp(0.1, 0.3, 52), ends).isEmpty)
    var failed = runs(0.3)
    failed[7] = .failed(Text(en: "No", cy: "Na"))
    let facts = [
      (try scenario(turnover: .fixed(0.1)), runs(0.1)),
      (try scenario(turnover: .fixed(0.3)), failed),
    ]
    let middle = try scenario(turnover: .fixed(0.2))
    // There as the other, moved by what lies between them elsewhere.
    let found = estimate(middle, facts)
    #expect(found.count == Estimate.leastWorlds)
    #expect(abs((values(found[7]).first ?? .nan) - 7.6) < 1e-9)
    let further = estimate(
      middle, facts + [(try scenario(turnover: .fixed(0.4)), runs(0.4, worlds: 200))])
    #expect(further.count == 200 && abs((values(further[150]).last ?? .nan) + 0.2) < 1e-9)
    #expect(estimate(middle, facts.map { ($0.0, failed.filter { $0.key == 7 }) }).isEmpty)
    #expect(estimate(try scenario(turnover: .uniform(0.1, 0.3)), facts).isEmpty)
  }

  @Test("What was prepared is estimated from at once, and the simulation takes its place")
  func place() throws {
    let catalogue = Catalogue.shipped
    let bases = Bases(catalogue.vocabulary)
    func compared(_ support: Int) throws -> [ComparedScenario] {
      let state = try RoomState(
        JSON.read(
          #"{"scenarios":[{"base":"baseline"},{"base":"micro-expansion","set":"#
            + #"{"levers.development_support":"£\#(support)k/year"}}],"#
            + #""area":"merthyr-tydfil","years":1}"#))
      return try bases.read(state).files.map(\.compared)
    }
    let looks = Mutex<[Look]>([])
    let last = DispatchSemaphore(value: 0)
    let simulation = Simulation(Facts(catalogue), threads: 2) { look in
      looks.withLock { $0.append(look) }
      if look.isLast { last.signal() }
    }
    defer { simulation.close() }
    func ask(_ scenarios: [ComparedScenario], _ revision: Int) throws -> [Look] {
      looks.withLock { $0 = [] }
      simulation.ask(Question(revision: revision, scenarios: scenarios))
      try #require(last.wait(timeout: .now() + 240) == .success)
      return looks.withLock { $0 }
    }
    let reference = try compared(0)[0]
    let before = try ask([reference, reference], 1)
    #expect(before.allSatisfy { !$0.isEstimate && $0.estimate == nil })
    let ends = try [250, 350].map { try compared($0) }
    let isRead = DispatchSemaphore(value: 0)
    simulation.prepare(
      ends.map { end in QuestionAhead(worlds: Estimate.leastWorlds) { end } }
        // Read when those before it are in memory.
        + [
          QuestionAhead(worlds: Estimate.leastWorlds) {
            isRead.signal()
            return nil
          }
        ])
    try #require(isRead.wait(timeout: .now() + 240) == .success)
    let seen = try ask(try compared(300), 2)
    let first = try #require(seen.first)
    #expect(first.isEstimate && first.isFirst && !first.isLast && !first.isRemembered)
    #expect(first.results.draws.count >= Estimate.leastWorlds)
    #expect(seen.dropFirst().allSatisfy { !$0.isEstimate && !$0.isFirst })
    #expect(seen.dropFirst().first.map { $0.results.draws.count >= Estimate.leastWorlds } == true)
    // The reference was simulated before.
    let end = try #require(seen.last?.results)
    let spend = try #require(end.columns.firstIndex(of: Column(outcome: "authority_spend")))
    for world in 0..<Estimate.leastWorlds {
      #expect(
        first.results.value(block: world, scenario: 0, column: spend)
          == end.value(block: world, scenario: 0, column: spend))
    }
    let answer = Answer(try #require(seen.last), Facts(catalogue), isBrief: false)
    let checked = try #require(answer.checked)
    #expect(checked.of >= 8 && checked.within * 2 > checked.of && checked.within <= checked.of)
    #expect(Answer(first, Facts(catalogue), isBrief: false).checked == nil)
    // What is in memory is not estimated.
    #expect(
      try ask(try compared(300), 3).allSatisfy { !$0.isEstimate && $0.isRemembered == $0.isFirst })
  }

  @Test("The places of a slider are states that can be read, with the one that was moved first")
  func places() throws {
    let catalogue = Catalogue.shipped
    let facts = Facts(catalogue)
    let bases = Bases(catalogue.vocabulary)
    let state = try RoomState(
      JSON.read(
        #"{"scenarios":[{"base":"baseline"},{"base":"micro-expansion"}],"area":"powys","years":5}"#
      ))
    let file = try bases.read(state).files[1]
    let moved = "levers.development_support"
    let places = facts.places(state, of: 1, file, first: moved)
    #expect(Set(places).count == places.count && places.count > 100)
    #expect(places.prefix(9).allSatisfy { $0.scenarios[1].set.keys.contains(moved) })
    #expect(places.contains { $0.set["independent.turnover"] != nil })
    #expect(places.allSatisfy { $0.scenarios[0].set.isEmpty })
    // All but shares of models that leave nothing for the others.
    let unread = places.filter { (try? bases.read($0)) == nil }
    #expect(unread.allSatisfy { $0.scenarios[1].set.keys.contains { $0.hasPrefix("mix.") } })
    // A ramp keeps its start and its length.
    let mix = try #require(places.compactMap { $0.scenarios[1].set["mix.micro"] }.first)
    #expect(mix.contains("-> 0.0% over"), "\(mix)")
    // From one place to the next is as far as an estimate reaches.
    let read = try places[2...4].map { RunKey(try bases.read($0).files[1].compared) }
    let step = try #require(read[1].step(to: read[0]))
    #expect(step.key == moved && step.there < step.here)
    let reach = try #require(facts.reach[moved])
    #expect(abs(step.here - step.there - reach) < 1e-5 * reach)
    let known = [0, 2].map { (key: read[$0], runs: runs(Double($0))) }
    #expect(Estimate.runs(of: read[1], among: known, reach: facts.reach).isEmpty)
    #expect(!Estimate.runs(of: read[1], among: known, reach: [moved: 2 * reach]).isEmpty)
  }
}
