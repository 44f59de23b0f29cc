import Evidence
import Experiments
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite("Files of blocks")
struct BlockStoreTests {
  /// A folder that goes when the test ends.
  private final class Place {
    let path: String

    init() throws {
      path =
        FileManager.default.temporaryDirectory.path + "/gofal-blocks-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ shard: Shard) -> String { path + "/blocks/" + BlockStore.name(shard) }
    func bytes(_ shard: Shard) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: file(shard))))
    }
    func write(_ bytes: [UInt8], _ shard: Shard) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: file(shard)))
    }
  }

  private static let origin = BlockOrigin(
    study: String(repeating: "a", count: 64), version: "1", generator: "philox", build: ["x"])
  private static let count = 12

  @Sendable private static func key(_ number: Int) -> BlockKey? {
    (0..<count).contains(number)
      ? BlockKey(
        number: number, sample: number / 2 + 1, replicate: number % 2 + 1,
        point: [Double(number / 2), 0.5]) : nil
  }

  private static func block(_ number: Int, _ shift: Double = 0) -> Block {
    Block(
      draw: number / 2 + 1, replicate: number % 2 + 1,
      runs: [
        .complete([Double(number) + shift, .nan, -.infinity]),
        number == 5
          ? .failed(Text(en: "No workers", cy: "Dim gweithwyr")) : .complete([1, 2, 3]),
      ])
  }

  private static func shard(_ number: Int, _ count: Int) throws -> Shard {
    try #require(Shard(number, of: count))
  }

  private static func write(
    _ numbers: some Sequence<Int>, _ place: Place, _ shard: Shard, shift: Double = 0,
    origin: BlockOrigin = origin, disk: Disk = Disk()
  ) throws {
    let writer = try ShardWriter(
      place.path, shard: shard, origin: origin, keeping: [0, 1, 2], disk: disk)
    defer { try? writer.finish() }
    for number in numbers {
      try writer.append(block(number, shift), key: try #require(key(number)))
    }
    try writer.finish()
  }

  private static func store(
    _ place: Place, mixed: Bool = false, origin: BlockOrigin = origin
  ) throws -> BlockStore {
    try BlockStore(
      place.path, origin: origin, count: count, scenarios: 2, columns: 3, mixed: mixed, key: key)
  }

  private static func done(_ store: BlockStore) -> [Int] { (0..<count).filter { store.has($0) } }

  @Test("What was written is read back, to the last bit, failures with their words")
  func roundTrip() throws {
    let place = try Place()
    try Self.write(0..<Self.count, place, try Self.shard(1, 1))
    let store = try Self.store(place)
    #expect(store.done == Self.count)
    for number in 0..<Self.count {
      let block = try #require(try store.block(number))
      let original = Self.block(number)
      #expect(block.draw == original.draw && block.replicate == original.replicate)
      #expect(block.runs[1] == original.runs[1])
      guard case .complete(let values) = block.runs[0] else {
        Issue.record("The run is complete.")
        continue
      }
      #expect(values[0] == Double(number) && values[1].isNaN && values[2] == -.infinity)
    }
  }

  @Test("Only the columns that are kept are stored, in their order")
  func kept() throws {
    let place = try Place()
    let writer = try ShardWriter(
      place.path, shard: try Self.shard(1, 1), origin: Self.origin, keeping: [2, 0])
    try writer.append(Self.block(3), key: try #require(Self.key(3)))
    try writer.finish()
    let store = try BlockStore(
      place.path, origin: Self.origin, count: Self.count, scenarios: 2, columns: 2, key: Self.key)
    #expect(try store.block(3)?.runs == [.complete([-.infinity, 3]), .complete([3, 1])])
  }

  @Test("A record that is torn anywhere is run again, and those after it are kept")
  func torn() throws {
    let place = try Place()
    let shard = try Self.shard(1, 1)
    try Self.write([0, 1, 2], place, shard)
    let whole = try place.bytes(shard)
    try Self.write([3], place, shard)
    let longer = try place.bytes(shard)
    for cut in whole.count..<longer.count {
      try place.write(Array(longer[..<cut]), shard)
      // What was begun again after the tear is good.
      try Self.write([7], place, shard)
      #expect(Self.done(try Self.store(place)) == [0, 1, 2, 7], "cut at byte \(cut)")
    }
  }

  @Test("A byte that was altered anywhere costs one block at most, and is never read")
  func altered() throws {
    let place = try Place()
    let shard = try Self.shard(1, 1)
    try Self.write(0..<6, place, shard)
    let good = try place.bytes(shard)
    let head = Self.origin.line.utf8.count + 1
    for offset in stride(from: head, to: good.count, by: 3) {
      var bytes = good
      bytes[offset] ^= 0x15
      try place.write(bytes, shard)
      let store = try Self.store(place)
      #expect(store.done == 5, "byte \(offset)")
      for number in Self.done(store) {
        #expect(try store.block(number)?.runs[1] == Self.block(number).runs[1])
      }
    }
  }

  @Test("A first line that was altered loses no block; one that was torn is written again")
  func firstLine() throws {
    let place = try Place()
    let shard = try Self.shard(1, 1)
    try Self.write(0..<3, place, shard)
    let good = try place.bytes(shard)
    var bytes = good
    bytes[0] = 0x23
    try place.write(bytes, shard)
    #expect(Self.done(try Self.store(place)) == [0, 1, 2])
    try place.write(Array(good.prefix(10)), shard)
    #expect(Self.done(try Self.store(place)) == [])
    try Self.write([4], place, shard)
    let store = try Self.store(place)
    #expect(Self.done(store) == [4])
    #expect(store.files.map(\.damaged) == [0])
  }

  @Test("A record of another point, or of another extension, is no record")
  func otherPoint() throws {
    let place = try Place()
    try Self.write([2, 3], place, try Self.shard(1, 1))
    let store = try BlockStore(
      place.path, origin: Self.origin, count: Self.count, scenarios: 2, columns: 3
    ) { number in
      Self.key(number).map { key in
        var key = key
        if number == 2 { key.point[0] += 1e-16 + 1 }
        return key
      }
    }
    #expect(Self.done(store) == [3])
  }

  @Test("A file of another version or study is refused; of another processor only if not mixed")
  func otherOrigin() throws {
    let place = try Place()
    var other = Self.origin
    other.build = ["y"]
    try Self.write([2, 3], place, try Self.shard(1, 2), origin: other)
    try Self.write([1], place, try Self.shard(2, 2))
    #expect(throws: OutputFault.self) { try Self.store(place) }
    #expect(Self.done(try Self.store(place, mixed: true)) == [1, 2, 3])
    var newer = Self.origin
    newer.version = "2"
    #expect(throws: OutputFault.self) { try Self.store(place, mixed: true, origin: newer) }
  }

  @Test("Without a block there is no file, and a file without a block is of no build")
  func withoutBlocks() throws {
    let place = try Place()
    let shard = try Self.shard(1, 2)
    var other = Self.origin
    other.build = ["a kind of processor with a longer name"]
    try Self.write(0..<0, place, shard, origin: other)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path + "/blocks") == [])
    // As a computer that stops between the first line and the first block leaves it.
    try place.write(Array(other.line.utf8) + [0x0A], shard)
    try Self.write([1], place, try Self.shard(2, 2))
    #expect(Self.done(try Self.store(place)) == [1])
    try Self.write([2], place, shard)
    let store = try Self.store(place)
    #expect(Self.done(store) == [1, 2])
    #expect(store.files.allSatisfy { $0.origin == Self.origin && $0.damaged == 0 })
  }

  @Test(
    "Where some end without a block and remove the file, the blocks of others stay",
    arguments: 0..<30)
  func removed(round: Int) throws {
    let place = try Place()
    let shard = try Self.shard(1, 1)
    let path = place.path
    let written = Mutex(Set<Int>())
    DispatchQueue.concurrentPerform(iterations: Self.count) { number in
      let writer = try? ShardWriter(
        path, shard: shard, origin: Self.origin, keeping: [0, 1, 2])
      guard let writer else { return }
      if number % 3 == round % 3, let key = Self.key(number),
        (try? writer.append(Self.block(number), key: key)) != nil
      {
        written.withLock { _ = $0.insert(number) }
      }
      try? writer.finish()
    }
    #expect(Self.done(try Self.store(place)) == written.withLock { $0.sorted() })
  }

  @Test("Any block in any file is done; equal ones are one, unequal ones a fault")
  func duplicates() throws {
    let place = try Place()
    try Self.write([0, 1, 2], place, try Self.shard(1, 3))
    try Self.write([2, 3], place, try Self.shard(1, 1))
    let store = try Self.store(place)
    #expect(Self.done(store) == [0, 1, 2, 3])
    #expect(store.done == 4)
    try Self.write([3], place, try Self.shard(2, 3), shift: 0.25)
    #expect(throws: OutputFault.self) { try Self.store(place) }
  }

  @Test("Two writers cannot have one shard; they can have two")
  func lock() throws {
    let place = try Place()
    let shard = try Self.shard(1, 2)
    let first = try ShardWriter(place.path, shard: shard, origin: Self.origin, keeping: [0])
    #expect(throws: OutputFault.self) {
      try ShardWriter(place.path, shard: shard, origin: Self.origin, keeping: [0])
    }
    let second = try ShardWriter(
      place.path, shard: try Self.shard(2, 2), origin: Self.origin, keeping: [0])
    try first.finish()
    try second.finish()
    try ShardWriter(place.path, shard: shard, origin: Self.origin, keeping: [0]).finish()
  }

  @Test("A full disk stops the work; what is written before it is safe, and the rest is run again")
  func fullDisk() throws {
    let place = try Place()
    let shard = try Self.shard(1, 1)
    for room in [0, 1, 60, 200, 1000] {
      let left = Mutex(room)
      var disk = Disk()
      disk.write = { descriptor, bytes in
        let taken = left.withLock { left -> Int in
          let taken = min(left, bytes.count)
          left -= taken
          return taken
        }
        if taken == 0 {
          errno = ENOSPC
          return -1
        }
        return Foundation.write(descriptor, bytes.baseAddress, taken)
      }
      #expect(throws: OutputFault.self) {
        try Self.write(0..<Self.count, place, shard, disk: disk)
      }
      let store = try Self.store(place)
      #expect(store.files.allSatisfy { $0.damaged == 0 })
      let there = Self.done(store)
      #expect(there == Array(0..<there.count))
      try Self.write((0..<Self.count).filter { !store.has($0) }, place, shard)
      #expect(try Self.store(place).done == Self.count)
      try FileManager.default.removeItem(atPath: place.file(shard))
    }
  }

  @Test("Each block is one call of write, and a disk that cannot sync is found out")
  func calls() throws {
    let place = try Place()
    let calls = Mutex(0)
    var disk = Disk()
    disk.write = { descriptor, bytes in
      calls.withLock { $0 += 1 }
      return Foundation.write(descriptor, bytes.baseAddress, bytes.count)
    }
    try Self.write(0..<Self.count, place, try Self.shard(1, 1), disk: disk)
    // The first line is one more.
    #expect(calls.withLock { $0 } == Self.count + 1)
    var broken = Disk()
    let syncs = Mutex(0)
    broken.sync = { _ in
      let count = syncs.withLock { count -> Int in
        count += 1
        return count
      }
      if count <= 2 { return 0 }
      errno = EIO
      return -1
    }
    #expect(throws: OutputFault.self) {
      try Self.write([0], place, try Self.shard(2, 2), disk: broken)
    }
  }
}
