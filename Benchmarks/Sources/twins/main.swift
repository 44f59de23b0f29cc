import Foundation

// twins check [REPLICATES]      engine and C agree bit for bit
// twins time AREA ROUNDS        CPU time of both, round by round
// twins serve AREA              CPU times of the replicates whose numbers are read
// twins means AREA REPLICATES   means and standard errors, as a table for the other tools
// twins engine|c|floor AREA N   N replicates of one of them, for counting instructions

let arguments = Array(CommandLine.arguments.dropFirst())
let folder = ProcessInfo.processInfo.environment["SCENARIOS"] ?? "Scenarios"
let command = arguments.first ?? "check"
let area = arguments.count > 1 ? arguments[1] : "two-thousand"
let number = arguments.last.flatMap { Int($0) } ?? 3

/// CPU time of this process [seconds].
func cpuTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = cpuTime()
  try body()
  return cpuTime() - start
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

switch command {
case "check":
  var failures = 0
  for area in ["two-thousand", "twenty-thousand"] {
    let twin = try Twin(area: area, scenarios: folder)
    for replicate in 1...(area == "two-thousand" ? number : 1) {
      let engine = try twin.engine(replicate: replicate)
      for allDraws in [true, false] {
        let hand = twin.hand(replicate: replicate, allDraws: allDraws)
        for (index, pair) in zip(engine, hand).enumerated()
        where Twin.measures[index].measure != nil && pair.0.bitPattern != pair.1.bitPattern {
          failures += 1
          print("\(area) \(replicate) \(Twin.measures[index].name): \(pair.0), in C \(pair.1)")
        }
      }
    }
    let weeks = try twin.engine(replicate: 1)[7]
    let compared = Twin.measures.count { $0.measure != nil }
    print("\(area): \(compared) sums compared, person-weeks \(weeks)")
  }
  if failures > 0 { exit(1) }
case "time":
  let twin = try Twin(area: area, scenarios: folder)
  var times: [[Double]] = [[], [], []]
  for round in 0...number {
    let replicate = round + 1
    let round = [
      try seconds { _ = try twin.engine(replicate: replicate) },
      seconds { _ = twin.hand(replicate: replicate) },
      seconds { _ = twin.hand(replicate: replicate, allDraws: false) },
    ]
    // The first round warms up.
    if replicate > 1 { for index in 0..<3 { times[index].append(round[index]) } }
  }
  for (index, name) in ["engine", "C, same draws", "C, needed draws"].enumerated() {
    let ratios = zip(times[0], times[index]).map { $0 / $1 }
    print(
      String(
        format: "%-16@ %8.2f ms (least %.2f)   engine is %.2f times as slow (%.2f to %.2f)",
        name as NSString, 1000 * median(times[index]), 1000 * times[index].min()!, median(ratios),
        ratios.min()!, ratios.max()!))
  }
  print(String(format: "events a replicate: %.0f", twin.events(replicate: 1)))
case "serve":
  let twin = try Twin(area: area, scenarios: folder)
  while let replicate = readLine().flatMap({ Int($0) }) {
    let times = [
      try seconds { _ = try twin.engine(replicate: replicate) },
      seconds { _ = twin.hand(replicate: replicate) },
      seconds { _ = twin.hand(replicate: replicate, allDraws: false) },
    ]
    print(times.map { String($0) }.joined(separator: " "))
    fflush(nil)
  }
case "means":
  let twin = try Twin(area: area, scenarios: folder)
  var rows: [[Double]] = []
  for replicate in 1...number { rows.append(twin.hand(replicate: replicate, allDraws: false)) }
  for (index, measure) in Twin.measures.enumerated() {
    let values = rows.map { $0[index] }
    let mean = values.reduce(0, +) / Double(number)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, number - 1))
    print("\(measure.name),\(mean),\((variance / Double(number)).squareRoot())")
  }
case "engine", "c", "floor":
  let twin = try Twin(area: area, scenarios: folder)
  var sum = 0.0
  for replicate in 1...number {
    sum +=
      command == "engine"
      ? try twin.engine(replicate: replicate)[7]
      : twin.hand(replicate: replicate, allDraws: command == "c")[7]
  }
  print(sum)
default:
  FileHandle.standardError.write(Data("check, time, serve, means, engine, c or floor\n".utf8))
  exit(64)
}
