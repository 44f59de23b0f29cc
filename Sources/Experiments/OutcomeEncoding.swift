import CareMarket

/// The bytes over which digests of outcomes are formed. The hash itself is the caller's.
///
/// Each scenario has a digest of its own, over `header` and then `run` for each block in order. In
/// it are the scenario's id, the columns, and of each run draw, replicate, status and the bits of all
/// values: nothing of companions, of what is recorded, or of a language. So the digest of a scenario
/// is the same alone and in any company. The digest of a run of several scenarios is over `whole`:
/// the scenarios' digests in ascending order of their bytes, so that the order in which scenarios are
/// named does not matter; it is formed in the same way where there is one scenario only.
///
/// Numbers are 64-bit, little-endian; texts are their length and their UTF-8 bytes; every NaN has one
/// bit pattern, since which of them arithmetic leaves is the processor's business.
public enum OutcomeEncoding {
  public static func header(scenario: String, columns: [Column]) -> [UInt8] {
    var bytes: [UInt8] = []
    append("gofal outcomes 1", to: &bytes)
    append(scenario, to: &bytes)
    append(UInt64(columns.count), to: &bytes)
    for column in columns {
      append(column.outcome, to: &bytes)
      append(column.group, to: &bytes)
      append(column.time, to: &bytes)
    }
    return bytes
  }

  /// One scenario's run in one block.
  public static func run(_ block: Block, scenario: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    append(UInt64(bitPattern: Int64(block.draw)), to: &bytes)
    append(UInt64(bitPattern: Int64(block.replicate)), to: &bytes)
    switch block.runs[scenario] {
    case .complete(let values):
      bytes.reserveCapacity(8 * values.count + 32)
      append(0, to: &bytes)
      for value in values {
        append(value.isNaN ? Double.nan.bitPattern : value.bitPattern, to: &bytes)
      }
    case .failed:
      append(1, to: &bytes)
    }
    return bytes
  }

  /// What the digest of several scenarios is over.
  public static func whole(digests: [[UInt8]]) -> [UInt8] {
    digests.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}
