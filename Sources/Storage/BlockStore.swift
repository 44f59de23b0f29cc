import Evidence
import Experiments
import Foundation

/// A file of blocks that is read: nothing in it is trusted before its digest is right.
struct BlockFile: ~Copyable {
  /// The longest first line.
  static let headLimit = 4096

  private let descriptor: Int32
  let size: Int

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    size = Int(facts.st_size)
  }

  deinit { close(descriptor) }

  /// As many of the bytes as there are.
  static func bytes(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      if read <= 0 { break }
      done += read
    }
    return Array(bytes.prefix(done))
  }

  func bytes(at offset: Int, count: Int) -> [UInt8] {
    Self.bytes(descriptor, at: offset, count: count)
  }

  /// What the first line says; nil where it is not whole.
  static func origin(of descriptor: Int32) -> BlockOrigin? {
    let start = bytes(descriptor, at: 0, count: headLimit)
    guard let end = start.firstIndex(of: 0x0A),
      let line = String(validating: start[..<end], as: UTF8.self)
    else { return nil }
    return BlockOrigin(line: line)
  }

  var origin: BlockOrigin? { Self.origin(of: descriptor) }

  /// The record at a place, whatever its digest.
  func record(at offset: Int) -> BlockRecord? {
    let start = bytes(at: offset, count: BlockRecord.headLength)
    guard let head = BlockRecord.head(start[...]),
      head.length <= size - offset - BlockRecord.headLength
    else { return nil }
    let payload = bytes(at: offset + BlockRecord.headLength, count: head.length)
    guard payload.count == head.length else { return nil }
    return BlockRecord(number: head.number, digest: head.digest, payload: payload)
  }

  /// The next place at or after `offset` where a record may start.
  func mark(from offset: Int) -> Int? {
    let mark = BlockRecord.mark
    var offset = offset
    while offset + mark.count <= size {
      let window = bytes(at: offset, count: min(1 << 16, size - offset))
      var place = 0
      while place + mark.count <= window.count {
        if window[place] == mark[0], Array(window[place..<place + mark.count]) == mark {
          return offset + place
        }
        place += 1
      }
      if window.count < mark.count { return nil }
      offset += window.count - mark.count + 1
    }
    return nil
  }
}

/// All blocks that are in any file of a plan's folder.
public struct BlockStore: Sendable {
  static let folder = "blocks"

  static func name(_ shard: Shard) -> String {
    let digits = String(shard.count).utf8.count
    let number = String(shard.number)
    return String(repeating: "0", count: digits - number.utf8.count) + number
      + "-of-\(shard.count).blocks"
  }

  private struct Place: Sendable {
    var file: Int32 = -1
    var offset = 0
    var payload: UInt64 = 0
  }

  /// A file, and what it was found to hold.
  public struct File: Sendable, Hashable {
    /// Without its folder.
    public var name: String
    /// Nil where the first line is not whole.
    public var origin: BlockOrigin?
    /// Blocks that are good.
    public var blocks: Int
    /// Places where something stands that is no good record.
    public var damaged: Int
  }

  private let path: String
  private let scenarios: Int
  private let columns: Int
  private let key: @Sendable (Int) -> BlockKey?
  private let origin: BlockOrigin
  private var places: [Place]
  public private(set) var files: [File] = []
  /// Number of blocks that are done.
  public private(set) var done = 0

  /// Reads all files.
  ///
  /// - `folder`: of the plan.
  /// - `count`: number of blocks of the study.
  /// - `columns`: number of columns that are kept.
  /// - `key`: what a block must have been simulated at; nil where there is no such block.
  /// - `mixed`: whether files from other builds and processors count.
  /// - Throws: where a file is of another study or version, or two files differ on a block.
  public init(
    _ folder: String, origin: BlockOrigin, count: Int, scenarios: Int, columns: Int,
    mixed: Bool = false, key: @escaping @Sendable (Int) -> BlockKey?
  ) throws(OutputFault) {
    path = folder + "/" + Self.folder
    self.scenarios = scenarios
    self.columns = columns
    self.key = key
    self.origin = origin
    places = Array(repeating: Place(), count: count)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names.filter({ $0.hasSuffix(".blocks") }).sorted() {
      try scan(name, mixed: mixed)
    }
  }

  private mutating func scan(_ name: String, mixed: Bool) throws(OutputFault) {
    guard let file = BlockFile(path + "/" + name) else {
      throw OutputFault.unreadable(name)
    }
    let number = Int32(files.count)
    let found = file.origin
    // Without a block it is of no build.
    if let found, found != origin, file.size > found.line.utf8.count + 1 {
      guard found.isSameModel(as: origin) else {
        throw OutputFault(
          Text(
            en: "\(Escaping.quoted(name)) holds blocks of another study, or of version "
              + "\(found.version) and not \(origin.version): they are not mixed.",
            cy: "Mae \(Escaping.quoted(name)) yn dal blociau o astudiaeth arall, neu o fersiwn "
              + "\(found.version) ac nid \(origin.version): ni chânt eu cymysgu."))
      }
      guard mixed else {
        throw OutputFault(
          Text(
            en: "\(Escaping.quoted(name)) was computed by another build or kind of processor "
              + "(\(found.build.joined(separator: ", "))), whose last digits may differ. "
              + "'sweep merge --mixed' takes it all the same.",
            cy: "Cyfrifwyd \(Escaping.quoted(name)) gan adeiladwaith neu fath arall o brosesydd "
              + "(\(found.build.joined(separator: ", "))), y gall ei ddigidau olaf fod yn wahanol. "
              + "Mae 'sweep merge --mixed' yn ei gymryd serch hynny."))
      }
    }
    let identity = (found ?? origin).identity
    var facts = File(name: name, origin: found, blocks: 0, damaged: 0)
    var offset = found.map { $0.line.utf8.count + 1 } ?? 0
    while offset < file.size {
      if let record = file.record(at: offset), let key = key(record.number),
        record.isGood(key, study: identity)
      {
        try take(record, Place(file: number, offset: offset, payload: record.summary), name)
        facts.blocks += 1
        offset += BlockRecord.headLength + record.payload.count
      } else {
        facts.damaged += 1
        guard let next = file.mark(from: offset + 1) else { break }
        offset = next
      }
    }
    files.append(facts)
  }

  private mutating func take(
    _ record: BlockRecord, _ place: Place, _ name: String
  ) throws(OutputFault) {
    let there = places[record.number]
    if there.file < 0 {
      places[record.number] = place
      done += 1
    } else if there.payload != place.payload {
      let other = Int(there.file) < files.count ? files[Int(there.file)].name : name
      throw OutputFault(
        Text(
          en: "Block \(record.number) is in \(Escaping.quoted(other)) and in "
            + "\(Escaping.quoted(name)) with different outcomes. Remove one of the files.",
          cy: "Mae bloc \(record.number) yn \(Escaping.quoted(other)) ac yn "
            + "\(Escaping.quoted(name)) gyda chanlyniadau gwahanol. Tynnwch un o'r ffeiliau."))
    }
  }

  public func has(_ number: Int) -> Bool {
    places.indices.contains(number) && places[number].file >= 0
  }

  /// A block that is done, with the columns that are kept; nil where it is not done.
  ///
  /// - Throws: where the file is no longer what it was.
  public func block(_ number: Int) throws(OutputFault) -> Block? {
    guard has(number), let key = key(number) else { return nil }
    let name = files[Int(places[number].file)].name
    guard let file = BlockFile(path + "/" + name),
      let record = file.record(at: places[number].offset), record.number == number,
      record.summary == places[number].payload,
      let runs = record.runs(scenarios: scenarios, columns: columns)
    else { throw OutputFault.unreadable(name) }
    return Block(draw: key.sample, replicate: key.replicate, runs: runs)
  }
}

extension BlockRecord {
  /// The first 64 bits of the digest of the outcomes alone.
  var summary: UInt64 {
    UInt64(sha256(payload).prefix(16), radix: 16) ?? 0
  }
}

extension OutputFault {
  static func unreadable(_ name: String) -> OutputFault {
    let shown = Escaping.quoted(name)
    return OutputFault(
      Text(en: "\(shown) cannot be read.", cy: "Nid oes modd darllen \(shown)."))
  }
}
