import Evidence
import Foundation

/// Writes whole files: they appear by rename when they are complete, or not at all.
enum SavedText {
  /// - Parameter force: replaces what is there; otherwise nothing existing is overwritten.
  static func write(_ text: String, to path: String, force: Bool) throws {
    let bytes = Array(text.utf8)
    let temporary = path + ".part-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    var isGood = true
    var done = 0
    while isGood, done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count >= 0 { done += count } else if errno != EINTR { isGood = false }
    }
    isGood = isGood && fsync(descriptor) == 0
    isGood = close(descriptor) == 0 && isGood
    if isGood {
      // A link fails where the name is taken, and a rename does not.
      if force {
        isGood = rename(temporary, path) == 0
      } else if link(temporary, path) == 0 {
        unlink(temporary)
      } else {
        let reason = errno
        unlink(temporary)
        if reason == EEXIST { throw exists(path) }
        throw failure(path)
      }
    }
    if !isGood {
      unlink(temporary)
      throw failure(path)
    }
  }

  static func exists(_ path: String) -> Refusal {
    Refusal(
      .file,
      Text(
        en: "\(path) exists already; --force replaces it.",
        cy: "Mae \(path) yn bodoli eisoes; mae --force yn cymryd ei le."))
  }

  private static func failure(_ path: String) -> Refusal {
    Refusal(
      .file,
      Text(en: "\(path) cannot be written.", cy: "Nid oes modd ysgrifennu \(path)."))
  }
}
