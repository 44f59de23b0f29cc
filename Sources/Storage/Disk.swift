import CCrypto
import Evidence
import Foundation

/// The calls that change a disk, as values: so that a test can let any of them fail.
public struct Disk: Sendable {
  /// As write(2).
  public var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  /// As fsync(2).
  public var sync: @Sendable (Int32) -> Int32
  /// As renameat2(2) with its flags, on whole paths.
  public var rename: @Sendable (String, String, UInt32) -> Int32

  public init(
    write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) -> Int = {
      Foundation.write($0, $1.baseAddress, $1.count)
    },
    sync: @escaping @Sendable (Int32) -> Int32 = { fsync($0) },
    rename: @escaping @Sendable (String, String, UInt32) -> Int32 = {
      renameat2(AT_FDCWD, $0, AT_FDCWD, $1, $2)
    }
  ) {
    self.write = write
    self.sync = sync
    self.rename = rename
  }

  /// Fails where the new name exists.
  static let noReplace: UInt32 = 1
  /// Swaps two names at once.
  static let exchange: UInt32 = 2

  /// Makes the names in a folder last.
  func syncFolder(_ path: String) throws(OutputFault) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFault.failed(path, errno) }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder and say so: nothing more can be done there.
    if sync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw OutputFault.failed(path, errno)
    }
  }
}

extension OutputFault {
  /// What the operating system said about writing to `path`.
  public static func failed(_ path: String, _ code: Int32) -> OutputFault {
    let name = Escaping.quoted(path.split(separator: "/").last.map(String.init) ?? path)
    return switch code {
    case ENOSPC, EDQUOT:
      OutputFault(
        Text(
          en: "The disk is full: \(name) was not written, and nothing incomplete is kept.",
          cy: "Mae'r ddisg yn llawn: ni ysgrifennwyd \(name), ac ni chedwir dim anghyflawn."))
    case EROFS, EACCES, EPERM:
      OutputFault(
        Text(
          en: "You are not permitted to write \(name) here.",
          cy: "Nid oes gennych ganiatâd i ysgrifennu \(name) yma."))
    case ENOENT, ENOTDIR:
      OutputFault(
        Text(
          en: "The folder that \(name) belongs in does not exist.",
          cy: "Nid yw'r ffolder y mae \(name) yn perthyn iddi yn bodoli."))
    default:
      OutputFault(
        Text(
          en: "\(name) could not be written (error \(code)); nothing incomplete is kept.",
          cy: "Nid oedd modd ysgrifennu \(name) (gwall \(code)); ni chedwir dim anghyflawn."))
    }
  }
}

/// A new file that is written piece by piece, with its digest.
struct OutputFile: ~Copyable {
  let path: String
  private let disk: Disk
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var digest = SHA256()
  private(set) var count = 0

  init(_ path: String, disk: Disk) throws(OutputFault) {
    self.path = path
    self.disk = disk
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw OutputFault.failed(path, errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  mutating func write(_ bytes: [UInt8]) throws(OutputFault) {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  mutating func write(_ cells: [Cell], _ dialect: CSVDialect) throws(OutputFault) {
    dialect.append(cells, to: &buffer)
    if buffer.count >= 1 << 16 { try flush() }
  }

  private mutating func flush() throws(OutputFault) {
    digest.update(buffer)
    count += buffer.count
    var code: Int32 = 0
    buffer.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = disk.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[done...]))
        if written > 0 {
          done += min(written, bytes.count - done)
        } else if written < 0, errno == EINTR {
          continue
        } else {
          // A write of nothing, without a reason, is a full disk that does not say so.
          code = written == 0 ? ENOSPC : errno
          return
        }
      }
    }
    if code != 0 { throw OutputFault.failed(path, code) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left, and makes it last.
  ///
  /// - Returns: SHA-256 and length of what was written [bytes].
  consuming func finish() throws(OutputFault) -> (digest: String, count: Int) {
    try flush()
    if disk.sync(descriptor) != 0, errno != EINVAL { throw OutputFault.failed(path, errno) }
    return (digest.hex(), count)
  }
}

/// Writes one new file that appears whole or not at all.
///
/// - `force`: replaces a regular file that is there; else that is a fault.
public func writeFile(
  _ bytes: [UInt8], to path: String, force: Bool = false, disk: Disk = Disk()
) throws(OutputFault) {
  let temporary = "\(path).partial-\(getpid())-\(UInt64.random(in: 0 ... .max))"
  do throws(OutputFault) {
    var file = try OutputFile(temporary, disk: disk)
    try file.write(bytes)
    _ = try file.finish()
    var facts = stat()
    let exists = lstat(path, &facts) == 0
    if exists, !force || facts.st_mode & S_IFMT != S_IFREG { throw OutputFault.exists(path) }
    try disk.move(temporary, to: path, replacing: force)
    try disk.syncFolder(ResultsPath.parent(of: path))
  } catch {
    unlink(temporary)
    throw error
  }
}

extension Disk {
  /// Renames; where the new name must not exist, that is checked by the kernel if it can.
  func move(_ old: String, to new: String, replacing: Bool) throws(OutputFault) {
    if rename(old, new, replacing ? 0 : Self.noReplace) == 0 { return }
    var code = errno
    if !replacing, code == EINVAL || code == ENOSYS {
      var facts = stat()
      if lstat(new, &facts) == 0 { throw OutputFault.exists(new) }
      if rename(old, new, 0) == 0 { return }
      code = errno
    }
    throw code == EEXIST || code == ENOTEMPTY
      ? OutputFault.exists(new) : OutputFault.failed(new, code)
  }
}

extension OutputFault {
  static func exists(_ path: String) -> OutputFault {
    let name = Escaping.quoted(path)
    return OutputFault(
      Text(
        en: "\(name) exists, and nothing is overwritten. Choose another name, or use --force.",
        cy: "Mae \(name) yn bodoli, ac ni throsysgrifennir dim. Dewiswch enw arall, neu"
          + " defnyddiwch --force."))
  }
}
