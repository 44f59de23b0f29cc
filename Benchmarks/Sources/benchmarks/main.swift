import Benchmark
import CareMarket
import Evidence
import Experiments
import Foundation
import Randomness
import Storage

// The engine's parts, one replicate, the comparison of the README, and all of Wales.
// Calendar.swift and Rows.swift are the engine's own files, since only the engine sees its calendar.

let vocabulary = Vocabulary(
  settings: Setting.all, models: CareModel.all.map { ($0.id, $0.name) }, areas: Area.all,
  scenarios: shippedScenarios)

/// One block: every scenario once, from one warm-up, in each of its areas.
func block(_ names: [String], area: String) throws -> Experiment {
  let compared = try names.map { name in
    let (file, diagnostics) = readScenario(
      named: name, vocabulary: vocabulary, overrides: ["area=\(area)"])
    guard let file else {
      throw SimulationFault(diagnostics.first?.message ?? Text(en: name, cy: name))
    }
    return ComparedScenario(id: file.id, title: file.title, parts: file.scenarios)
  }
  return try Experiment(
    compared, parameters: ParameterDraws(settings: Setting.all), draws: 1000, replications: 1)
}

let expansions = ["micro", "franchise", "latc", "buurtzorg", "cooperative"]
  .map { $0 + "-expansion" }
var streams = try Streams(seed: 1, draw: 1, replicate: 1, place: 1)
let purpose = Purpose(rawValue: 1)
var entity: UInt32 = 0
var sum = 0.0

func draws(_ name: String, _ draw: @escaping (UInt32) -> Double) {
  benchmark("a thousand draws: " + name) {
    for _ in 0..<1000 {
      entity &+= 1
      sum += draw(entity)
    }
  }
}
draws("uniform") { streams.uniform(purpose, $0) }
draws("exponential") { streams.exponential(purpose, $0) }
draws("normal") { streams.normal(purpose, $0) }
draws("gamma") { streams.gamma(shape: 2.5, purpose, $0) }

for size in [1_000, 10_000, 100_000] {
  // In balance: each event that is due enters another, an exponential time ahead.
  var calendar = Calendar()
  for subject in 0..<size {
    calendar.enter(.exit, at: streams.exponential(purpose, UInt32(subject)), subject: subject)
  }
  benchmark("a thousand events in a calendar of \(size)") {
    for _ in 0..<1000 {
      guard let event = calendar.next() else { break }
      entity &+= 1
      calendar.enter(
        .exit, at: event.week + streams.exponential(purpose, entity), subject: Int(event.subject))
    }
  }
}

func runs(_ name: String, _ experiment: Experiment) {
  var index = 0
  benchmark(name, settings: MaxIterations(20), MinTime(seconds: 5)) {
    _ = experiment.block(index)
    index += 1
  }
}
runs("one replicate of Powys", try block(["baseline"], area: "powys"))
runs("one block of the README's comparison", try block(["baseline"] + expansions, area: "powys"))
runs(
  "one block of all of Wales",
  try block(
    ["baseline", "inhouse-expansion", "micro-unsupported"] + expansions, area: "wales"))

Benchmark.main()
print(sum.isFinite ? "" : "a draw was not finite")
