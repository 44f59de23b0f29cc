import CareMarket
import Experiments

/// The digest of a run's outcomes, formed block by block.
public final class OutcomeDigest {
  /// One scenario's.
  private final class Part {
    var hash = SHA256()
    func finish() -> String {
      var finished = SHA256()
      swap(&hash, &finished)
      return finished.hex()
    }
  }

  private let parts: [Part]

  public init(_ experiment: Experiment) {
    parts = Self.parts(experiment.scenarios.map(\.id), experiment.columns)
  }

  public init(scenarios: [String], columns: [Column]) {
    parts = Self.parts(scenarios, columns)
  }

  private static func parts(_ scenarios: [String], _ columns: [Column]) -> [Part] {
    scenarios.map { scenario in
      let part = Part()
      part.hash.update(OutcomeEncoding.header(scenario: scenario, columns: columns))
      return part
    }
  }

  public func take(_ block: Block) {
    for (index, part) in parts.enumerated() where index < block.runs.count {
      part.hash.update(OutcomeEncoding.run(block, scenario: index))
    }
  }

  /// 64 lower-case hexadecimal digits; nothing can be added afterwards.
  public func hex() -> String {
    sha256(OutcomeEncoding.whole(digests: parts.map { Array($0.finish().utf8) }))
  }
}
