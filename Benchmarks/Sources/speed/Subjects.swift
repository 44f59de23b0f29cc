import Experiments
import Randomness
import Storage

let purpose = Purpose(rawValue: 1)

func streams() throws -> Streams { try Streams(seed: 1, draw: 1, replicate: 1, place: 1) }

/// The sum of a thousand numbers.
func sum(_ number: (inout Streams, UInt32) -> Double) throws -> Double {
  var streams = try streams()
  var sum = 0.0
  for entity in 0..<1000 { sum += number(&streams, UInt32(entity)) }
  return sum
}

func race(of count: Int) throws -> Int? {
  var streams = try streams()
  var race = streams.race(purpose, 1)
  for entrant in 0..<count {
    streams.enter(&race, UInt32(entrant), rate: Double(1 + entrant % 50), as: entrant)
  }
  return streams.winner(of: &race)
}

/// Weeks until a next event, up to 64.
func later(_ date: inout UInt32) -> Double {
  date = date &* 1_664_525 &+ 1_013_904_223
  return Double(date >> 16) / 1024
}

struct NoSuchScenario: Error {
  let id: String
}

/// A comparison of shipped scenarios, as `gofal run` makes it.
func experiment(_ ids: [String], area: String, draws: Int) throws -> Experiment {
  let catalogue = Catalogue.shipped
  let scenarios = try ids.map { id in
    let (file, _) = readScenario(
      named: id, vocabulary: catalogue.vocabulary, overrides: ["area=\(area)"])
    guard let file else { throw NoSuchScenario(id: id) }
    return ComparedScenario(id: file.id, title: file.title, parts: file.scenarios)
  }
  return try Experiment(
    scenarios, parameters: catalogue.parameters, seed: 1, draws: draws, replications: 1)
}

/// Keeps a result from being left out by the compiler.
func keep<T>(_ result: T) { kept = result }

nonisolated(unsafe) var kept: Any?
