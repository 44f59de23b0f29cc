import Evidence
import Experiments
import Foundation

/// Adds blocks to the file of one shard.
///
/// Each block is one record and one call of write; what was written is synced at least every two
/// seconds. The file is locked, so that two processes cannot work on one shard. It begins with its first
/// block: where there is none, nothing is left that says which build computed it.
public final class ShardWriter: @unchecked Sendable {
  private let path: String
  private let descriptor: Int32
  private let study: String
  private let kept: [Int]
  private let disk: Disk
  /// The line of a file that holds nothing yet.
  private var head: [UInt8]?
  private let condition = NSCondition()
  private var isDirty = false
  private var isClosed = false
  private var isSyncing = false
  private var fault: OutputFault?

  /// - `folder`: of the plan.
  /// - `kept`: places of the columns that are kept.
  public init(
    _ folder: String, shard: Shard, origin: BlockOrigin, keeping kept: [Int], disk: Disk = Disk()
  ) throws(OutputFault) {
    let blocks = folder + "/" + BlockStore.folder
    if mkdir(blocks, 0o777) != 0, errno != EEXIST { throw OutputFault.failed(blocks, errno) }
    path = blocks + "/" + BlockStore.name(shard)
    study = origin.identity
    self.kept = kept
    self.disk = disk
    descriptor = try Self.locked(path, shard)
    // A file of no more than a first line, torn or of another build, starts again.
    let first = (BlockFile.origin(of: descriptor) ?? origin).line.utf8.count + 1
    if try size() <= first { head = Array(origin.line.utf8) + [0x0A] }
    let thread = Thread { [weak self] in
      while let self, self.waitAndSync() {}
    }
    thread.start()
  }

  deinit { if !isClosed { close(descriptor) } }

  private static func locked(_ path: String, _ shard: Shard) throws(OutputFault) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw OutputFault.failed(path, errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        close(descriptor)
        throw OutputFault(
          Text(
            en: "Another process is working on shard \(shard.number)/\(shard.count).",
            cy: "Mae proses arall wrthi'n gweithio ar ddarn \(shard.number)/\(shard.count)."))
      }
      // One that ended without a block may have removed the file since it was opened.
      var (own, named) = (stat(), stat())
      if fstat(descriptor, &own) == 0, lstat(path, &named) == 0, own.st_ino == named.st_ino {
        return descriptor
      }
      close(descriptor)
    }
  }

  private func size() throws(OutputFault) -> Int {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw OutputFault.failed(path, errno) }
    return Int(facts.st_size)
  }

  /// One call; what is written in part is taken back.
  private func write(_ bytes: [UInt8]) throws(OutputFault) {
    let size = try size()
    var written = bytes.withUnsafeBytes { disk.write(descriptor, $0) }
    while written < 0, errno == EINTR {
      written = bytes.withUnsafeBytes { disk.write(descriptor, $0) }
    }
    if written == bytes.count { return }
    let code = written < 0 ? errno : ENOSPC
    _ = ftruncate(descriptor, off_t(size))
    throw OutputFault.stopped(path, code)
  }

  private func sync() throws(OutputFault) {
    if disk.sync(descriptor) != 0, errno != EINVAL { throw OutputFault.stopped(path, errno) }
  }

  public func append(_ block: Block, key: BlockKey) throws(OutputFault) {
    let record = BlockRecord(block, key: key, study: study, keeping: kept)
    if let fault = condition.withLock({ self.fault }) { throw fault }
    if let head {
      if ftruncate(descriptor, 0) != 0 { throw OutputFault.failed(path, errno) }
      try write(head)
      try sync()
      try disk.syncFolder(ResultsPath.parent(of: path))
      self.head = nil
    }
    try write(record.bytes)
    condition.withLock { isDirty = true }
  }

  /// Once a second, since a slow disk may take another second.
  private func waitAndSync() -> Bool {
    condition.lock()
    if !isClosed { _ = condition.wait(until: Date(timeIntervalSinceNow: 1)) }
    let isLast = isClosed
    let isDue = isDirty && !isClosed
    isDirty = isDirty && !isDue
    isSyncing = isDue
    condition.unlock()
    if isDue {
      var found: OutputFault?
      do throws(OutputFault) { try sync() } catch { found = error }
      condition.lock()
      if fault == nil { fault = found }
      isSyncing = false
      condition.broadcast()
      condition.unlock()
    }
    return !isLast
  }

  /// Makes all blocks last, and lets go of the file; without a block there is none.
  public func finish() throws(OutputFault) {
    condition.lock()
    if isClosed {
      condition.unlock()
      return
    }
    while isSyncing { condition.wait() }
    isClosed = true
    let earlier = fault
    condition.broadcast()
    condition.unlock()
    defer { close(descriptor) }
    if head != nil {
      unlink(path)
    } else {
      try sync()
    }
    if let earlier { throw earlier }
  }
}

extension OutputFault {
  /// As `failed`, where the blocks before are safe.
  static func stopped(_ path: String, _ code: Int32) -> OutputFault {
    let name = Escaping.quoted(path.split(separator: "/").last.map(String.init) ?? path)
    let safe = Text(
      en: " The blocks before are safe: go on with --resume.",
      cy: " Mae'r blociau cynt yn ddiogel: ewch ymlaen â --resume.")
    if code == ENOSPC || code == EDQUOT {
      return OutputFault(
        Text(
          en: "The disk is full: a block could not be added to \(name).",
          cy: "Mae'r ddisg yn llawn: ni ellid ychwanegu bloc at \(name).") + safe)
    }
    return OutputFault(
      Text(
        en: "A block could not be added to \(name) (error \(code)).",
        cy: "Ni ellid ychwanegu bloc at \(name) (gwall \(code)).") + safe)
  }
}
