import Evidence
import Foundation

/// Reads a text that a person wrote, or says in one line why not.
///
/// Refused before a byte is interpreted: what is no regular file (a FIFO or a device is never waited
/// for), more than `limit` bytes, bytes that are not UTF-8, NUL.
enum TextFile {
  /// 1 MiB: what a scenario, study or area file may have.
  static let limit = 1 << 20

  static func read(_ path: String, limit: Int = limit) -> Result<String, Diagnostic> {
    switch bytes(path, limit: limit) {
    case .failure(let fault): .failure(fault)
    case .success(let bytes): text(bytes, file: path)
    }
  }

  /// The text of the bytes, if they are UTF-8 without NUL; a byte-order mark is dropped.
  static func text(_ bytes: [UInt8], file: String) -> Result<String, Diagnostic> {
    if let place = bytes.firstIndex(of: 0) {
      return .failure(
        Diagnostic(
          .fault, file, position(of: place, in: bytes),
          Text(
            en: "There is a NUL byte here: this is not a text file.",
            cy: "Mae beit NUL yma: nid ffeil destun yw hon.")))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let repaired = String(decoding: bytes, as: UTF8.self)
      let before = repaired.unicodeScalars.prefix { $0 != "\u{FFFD}" }
      return .failure(
        Diagnostic(
          .fault, file, position(of: String(before).utf8.count, in: bytes),
          Text(
            en: "These bytes are not UTF-8. Save the file as UTF-8.",
            cy: "Nid UTF-8 yw'r beitiau hyn. Cadwch y ffeil fel UTF-8.")))
    }
    return .success(text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
  }

  private static func position(of offset: Int, in bytes: [UInt8]) -> Position {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    // A byte 10xxxxxx goes on with a character.
    return Position(line: line, column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  static func bytes(_ path: String, limit: Int) -> Result<[UInt8], Diagnostic> {
    var bytes: [UInt8] = []
    if let fault = pieces(path, limit: limit, { bytes += $0 }) { return .failure(fault) }
    return .success(bytes)
  }

  /// Hands the bytes over in pieces, without keeping them; why they cannot be read, else nil.
  ///
  /// - Parameter body: throws where it wants no more.
  static func pieces<E: Error>(
    _ path: String, limit: Int, _ body: (ArraySlice<UInt8>) throws(E) -> Void
  ) throws(E) -> Diagnostic? {
    func fault(_ message: Text) -> Diagnostic {
      Diagnostic(.fault, path, Position(line: 1, column: 1), message)
    }
    if path.utf8.contains(0) || path.isEmpty {
      return fault(Text(en: "This is not the name of a file.", cy: "Nid enw ffeil yw hwn."))
    }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR:
        return fault(Text(en: "No such file.", cy: "Nid oes ffeil o'r enw hwn."))
      case EACCES, EPERM:
        return fault(
          Text(
            en: "You are not permitted to read this file.",
            cy: "Nid oes gennych ganiatâd i ddarllen y ffeil hon."))
      case ENXIO, ENODEV:
        return fault(notRegular)
      default:
        return fault(
          Text(en: "The file cannot be opened.", cy: "Nid oes modd agor y ffeil."))
      }
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return fault(notRegular)
    }
    let tooLong = Text(
      en: "The file is larger than \(limit >> 10) KiB, which is the most that is read.",
      cy: "Mae'r ffeil yn fwy na \(limit >> 10) KiB, sef y mwyaf a ddarllenir.")
    guard facts.st_size <= limit else { return fault(tooLong) }
    // The size is looked at again while reading: a file may grow, and those of /proc have size 0.
    var total = 0
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return fault(Text(en: "The file cannot be read.", cy: "Nid oes modd darllen y ffeil."))
      }
      if count == 0 { return nil }
      total += count
      if total > limit { return fault(tooLong) }
      try body(block[..<count])
    }
  }

  private static let notRegular = Text(
    en: "This is not a regular file, and nothing else is read.",
    cy: "Nid ffeil gyffredin yw hon, ac ni ddarllenir dim byd arall.")
}
