import CareMarket
import Evidence
import Experiments

/// Which block it is: its number, and what it must have been simulated at.
public struct BlockKey: Sendable, Hashable {
  /// From 0.
  public var number: Int
  /// Number of the point, from 1.
  public var sample: Int
  /// From 1.
  public var replicate: Int
  /// One value a factor, in the model's own units.
  public var point: [Double]

  public init(number: Int, sample: Int, replicate: Int, point: [Double]) {
    self.number = number
    self.sample = sample
    self.replicate = replicate
    self.point = point
  }
}

/// A block as bytes: a mark, the length and number, a digest, and what came of each scenario.
///
/// The digest is over the study, the key and the outcomes together. So a record that is torn, that was
/// altered, or that belongs to another study or to another extension of this one is no record.
/// Numbers are little-endian.
struct BlockRecord: Sendable, Hashable {
  static let mark = Array("gofalblk".utf8)
  /// Bytes before the outcomes: mark, length, number, digest.
  static let headLength = 8 + 8 + 8 + 64
  /// More than any block has.
  static let longest = 1 << 30

  var number: Int
  var digest: String
  var payload: [UInt8]

  init(_ block: Block, key: BlockKey, study: String, keeping kept: [Int]) {
    payload = []
    for run in block.runs {
      switch run {
      case .complete(let values):
        payload.append(0)
        for column in kept {
          let value = column < values.count ? values[column] : .nan
          // Which of the NaNs arithmetic leaves is the processor's business.
          Self.append(value.isNaN ? Double.nan.bitPattern : value.bitPattern, to: &payload)
        }
      case .failed(let message):
        payload.append(1)
        for text in [message.en, message.cy] {
          Self.append(UInt64(text.utf8.count), to: &payload)
          payload += text.utf8
        }
      }
    }
    number = key.number
    digest = Self.digest(payload, key, study)
  }

  /// A record as it was found.
  init(number: Int, digest: String, payload: [UInt8]) {
    self.number = number
    self.digest = digest
    self.payload = payload
  }

  var bytes: [UInt8] {
    var bytes = Self.mark
    bytes.reserveCapacity(Self.headLength + payload.count)
    Self.append(UInt64(payload.count), to: &bytes)
    Self.append(UInt64(number), to: &bytes)
    bytes += digest.utf8
    return bytes + payload
  }

  /// Length and number of a record that may start here; nil where none does.
  static func head(_ bytes: ArraySlice<UInt8>) -> (length: Int, number: Int, digest: String)? {
    guard bytes.count >= headLength, Array(bytes.prefix(mark.count)) == mark else { return nil }
    let length = number(bytes.dropFirst(8))
    let block = number(bytes.dropFirst(16))
    guard length <= longest, block <= Int32.max else { return nil }
    let digest = String(decoding: bytes.dropFirst(24).prefix(64), as: UTF8.self)
    return (Int(length), Int(block), digest)
  }

  func isGood(_ key: BlockKey, study: String) -> Bool {
    Self.digest(payload, key, study) == digest
  }

  /// What came of each scenario; nil where the bytes are not that.
  func runs(scenarios: Int, columns: Int) -> [Run]? {
    var runs: [Run] = []
    var rest = payload[...]
    func number() -> UInt64? {
      guard rest.count >= 8 else { return nil }
      defer { rest = rest.dropFirst(8) }
      return Self.number(rest)
    }
    for _ in 0..<scenarios {
      guard let status = rest.popFirst() else { return nil }
      if status == 0 {
        guard rest.count >= 8 * columns else { return nil }
        runs.append(
          .complete((0..<columns).compactMap { _ in number().map { Double(bitPattern: $0) } }))
        continue
      }
      var texts: [String] = []
      for _ in 0..<2 {
        guard let length = number(), length <= UInt64(rest.count) else { return nil }
        texts.append(String(decoding: rest.prefix(Int(length)), as: UTF8.self))
        rest = rest.dropFirst(Int(length))
      }
      runs.append(.failed(Text(en: texts[0], cy: texts[1])))
    }
    return rest.isEmpty ? runs : nil
  }

  private static func digest(_ payload: [UInt8], _ key: BlockKey, _ study: String) -> String {
    var bytes = Array(study.utf8)
    for number in [key.number, key.sample, key.replicate] {
      append(UInt64(bitPattern: Int64(number)), to: &bytes)
    }
    for value in key.point { append(value.bitPattern, to: &bytes) }
    var digest = SHA256()
    digest.update(bytes)
    digest.update(payload)
    return digest.hex()
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// What all blocks of a file were made with: files that differ in it are not mixed.
public struct BlockOrigin: Sendable, Hashable {
  /// Digest of the study: 64 lower-case hexadecimal digits.
  public var study: String
  public var version: String
  public var generator: String
  /// Compiler, C library and level of CPU mathematics, in order.
  public var build: [String]

  public init(study: String, version: String, generator: String, build: [String]) {
    self.study = study
    self.version = version
    self.generator = generator
    self.build = build
  }

  /// By which records know each other.
  var identity: String { sha256(Array(line.utf8)) }

  /// The first line of a file of blocks, without its end.
  var line: String {
    JSON.object([
      .init("gofal_blocks", .integer(1)), .init("study", .string(study)),
      .init("version", .string(version)), .init("generator", .string(generator)),
      .init("build", .array(build.map { .string($0) })),
    ]).text
  }

  init?(line: String) {
    guard let json = try? JSON.read(line), json["gofal_blocks"]?.integer == 1,
      let study = json["study"]?.string, let version = json["version"]?.string,
      let generator = json["generator"]?.string, let build = json["build"]?.array
    else { return nil }
    self.init(
      study: study, version: version, generator: generator, build: build.compactMap(\.string))
  }

  /// Whether they differ in nothing but where they were computed.
  func isSameModel(as other: BlockOrigin) -> Bool {
    study == other.study && version == other.version && generator == other.generator
  }
}
