import Foundation

extension Provenance {
  /// What the digest holds for.
  public static var thisBuild: [(name: String, value: String)] {
    #if arch(x86_64)
      let architecture = "x86_64"
    #elseif arch(arm64)
      let architecture = "arm64"
    #else
      let architecture = "other"
    #endif
    #if compiler(>=6.4)
      let compiler = "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      let compiler = "Swift 6.3"
    #else
      let compiler = "Swift 6"
    #endif
    #if DEBUG
      let optimisation = "debug"
    #else
      let optimisation = "release"
    #endif
    return [
      ("compiler", compiler), ("optimisation", optimisation), ("architecture", architecture),
      ("c_library", cLibrary),
      ("mathematics", mathematics),
    ]
  }

  /// The digest of the functions' values at many points: one in 1,500 depends in its last bit on
  /// whether the C library uses fused multiplication and addition, which a processor may have and not
  /// be let use.
  private static let mathematics: String = {
    var digest = SHA256()
    for step in 1...20_000 {
      let x = Double(step) / 37_003
      for value in [exp(-x), pow(x, 0.7)] {
        digest.update(withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init))
      }
    }
    return String(digest.hex().prefix(12))
  }()

  /// Such as `glibc 2.36`.
  private static var cLibrary: String {
    var name = [UInt8](repeating: 0, count: 64)
    let count = name.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map {
        confstr(
          Int32(_CS_GNU_LIBC_VERSION), $0.assumingMemoryBound(to: CChar.self), buffer.count)
      } ?? 0
    }
    return count > 1 && count <= name.count
      ? String(decoding: name[..<(count - 1)], as: UTF8.self) : "unknown"
  }
}
