/// A tar archive (POSIX ustar) in gzip's format, for tools that read nothing else. Its bytes depend on
/// its members only. Nothing is compressed: deflate's stored blocks hold the bytes as they are.
///
/// Sources: POSIX.1-2017 pax, "ustar interchange format"; RFC 1951, section 3.2.4; RFC 1952.
public struct Archive {
  private var tar: [UInt8] = []

  public init() {}

  /// - Parameters:
  ///   - name: ASCII, at most 99 bytes.
  ///   - bytes: less than 8 GiB.
  public mutating func add(_ name: String, _ bytes: [UInt8]) {
    var head = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at place: Int) {
      for (index, byte) in text.utf8.enumerated() where place + index < head.count {
        head[place + index] = byte
      }
    }
    func octal(_ number: Int, _ digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
    put(String(name.prefix(99)), at: 0)
    put(octal(0o644, 7), at: 100)
    put(octal(0, 7), at: 108)
    put(octal(0, 7), at: 116)
    put(octal(bytes.count, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    // The sum of the head's bytes, its own place counted as blanks.
    put(octal(head.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
    tar += head
    tar += bytes
    tar += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  /// The whole archive.
  public consuming func finish() -> [UInt8] {
    tar += [UInt8](repeating: 0, count: 1024)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    bytes.reserveCapacity(tar.count + tar.count / 65_535 * 5 + 32)
    var place = 0
    repeat {
      let piece = tar[place..<min(place + 65_535, tar.count)]
      place = piece.endIndex
      let length = UInt16(piece.count)
      bytes.append(place == tar.count ? 1 : 0)
      for number in [length, ~length] { bytes += [UInt8(number & 255), UInt8(number >> 8)] }
      bytes += piece
    } while place < tar.count
    for number in [Self.checksum(tar), UInt32(truncatingIfNeeded: tar.count)] {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(number >> shift & 255)) }
    }
    return bytes
  }

  /// CRC-32 of RFC 1952, section 8.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = (0..<256 as Range<UInt32>).map { start in
      (0..<8).reduce(start) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
    return ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 255)] ^ ($0 >> 8) }
  }
}
