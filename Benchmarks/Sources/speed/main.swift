import Benchmark
import CareMarket
import Evidence
import Experiments
import Randomness
import Storage

// How long the parts and the whole take. `speed --filter NAME` runs one of them. Calendar.swift and
// Rows.swift are the engine's own files, since a calendar is no public thing.

benchmark("1,000 uniform numbers") { keep(try sum { $0.uniform(purpose, $1) }) }
benchmark("1,000 exponential numbers") { keep(try sum { $0.exponential(purpose, $1) }) }
benchmark("1,000 normal numbers") { keep(try sum { $0.normal(purpose, $1) }) }
benchmark("1,000 gamma numbers of shape 2.5") {
  keep(try sum { $0.gamma(shape: 2.5, purpose, $1) })
}
benchmark("a race of 78") { keep(try race(of: 78)) }
benchmark("a race of 780") { keep(try race(of: 780)) }

for size in [5_000, 50_000] {
  // Each event enters another, at a date of its own: what waits stays as many.
  var calendar = Calendar()
  var date: UInt32 = 0
  for subject in 0..<size { calendar.enter(.exit, at: later(&date), subject: subject) }
  benchmark("1,000 events of a calendar of \(size)") {
    for _ in 0..<1000 {
      guard let event = calendar.next() else { return }
      calendar.enter(.exit, at: event.week + later(&date), subject: Int(event.subject))
    }
  }
}

benchmark("a replicate of Merthyr Tydfil", settings: Iterations(20), WarmupIterations(1)) {
  keep(try experiment(["baseline"], area: "merthyr-tydfil", draws: 1).block(0))
}
benchmark("a replicate of Powys", settings: Iterations(10), WarmupIterations(1)) {
  keep(try experiment(["baseline"], area: "powys", draws: 1).block(0))
}
benchmark("the README's comparison, on one core", settings: Iterations(3)) {
  let all = try experiment(sixScenarios, area: "powys", draws: 20)
  keep(try all.run(keeps: { $0.group == "all" && $0.time == "all" }))
}
// One world of each of the 22 authorities, today's market and seven alternatives.
benchmark("all of Wales, eight scenarios, one run each", settings: Iterations(1)) {
  let all = try experiment(
    sixScenarios + ["inhouse-expansion", "micro-unsupported"], area: "wales", draws: 1)
  keep(all.block(0))
}

Benchmark.main()

let sixScenarios = [
  "baseline", "micro-expansion", "franchise-expansion", "latc-expansion", "buurtzorg-expansion",
  "cooperative-expansion",
]
