import Evidence

/// A JSON value whose objects keep the order in which they were written.
public enum JSON: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case integer(Int)
  /// Finite, or it is written as null.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// The value of a key of an object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  public var array: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  // MARK: Writing

  /// On one line.
  public var text: String {
    var text = ""
    write(into: &text, indent: nil)
    return text
  }

  /// Indented by two spaces, with a line end after it: the same bytes for the same value.
  public var document: String {
    var text = ""
    write(into: &text, indent: 0)
    return text + "\n"
  }

  private func write(into text: inout String, indent: Int?) {
    func list(_ open: String, _ close: String, _ count: Int, item: (Int, Int?) -> Void) {
      if count == 0 {
        text += open + close
        return
      }
      let inner = indent.map { $0 + 2 }
      text += open
      for index in 0..<count {
        if index > 0 { text += indent == nil ? ", " : "," }
        if let inner { text += "\n" + String(repeating: " ", count: inner) }
        item(index, inner)
      }
      if let indent { text += "\n" + String(repeating: " ", count: indent) }
      text += close
    }
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? numberText(value) : "null"
    case .string(let value): Self.quote(value, into: &text)
    case .array(let items):
      list("[", "]", items.count) { items[$0].write(into: &text, indent: $1) }
    case .object(let members):
      list("{", "}", members.count) {
        Self.quote(members[$0].key, into: &text)
        text += ": "
        members[$0].value.write(into: &text, indent: $1)
      }
    }
  }

  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    defer { text += "\"" }
    let isPlain = value.utf8.allSatisfy {
      0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        && $0 != UInt8(ascii: "<")
    }
    if isPlain {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Also the characters that could end a script or turn a line around where JSON is shown.
      case _ where scalar == "<" || scalar.isHidden:
        for unit in String(Character(scalar)).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

/// The shortest digits that read back as the same number; whole numbers without `.0`.
func numberText(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Why a text is not JSON: the offset of the byte where reading stopped, from 0.
public struct JSONFault: Error, Sendable, Hashable {
  public var offset: Int
}

extension JSON {
  /// Reads strict JSON (RFC 8259): nothing after the value, no key twice, depth at most 100.
  public static func read(_ text: String) throws(JSONFault) -> JSON {
    var reader = JSONReader(Array(text.utf8))
    return try reader.document()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var next = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func fault() -> JSONFault { JSONFault(offset: next) }

  func peek() -> UInt8? { next < bytes.count ? bytes[next] : nil }

  mutating func document() throws(JSONFault) -> JSON {
    let value = try value(depth: 1)
    skipBlanks()
    if next < bytes.count { throw fault() }
    return value
  }

  mutating func skipBlanks() {
    while let byte = peek(), [0x20, 0x09, 0x0A, 0x0D].contains(byte) { next += 1 }
  }

  mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek() == byte else { return false }
    next += 1
    return true
  }

  mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
    let letters = Array(word.utf8)
    guard bytes.count - next >= letters.count, Array(bytes[next..<next + letters.count]) == letters
    else { throw fault() }
    next += letters.count
    return value
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSON {
    skipBlanks()
    guard depth <= 100, let first = peek() else { throw fault() }
    switch first {
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "["):
      next += 1
      var items: [JSON] = []
      if takes(UInt8(ascii: "]")) { return .array(items) }
      repeat { items.append(try value(depth: depth + 1)) } while takes(UInt8(ascii: ","))
      guard takes(UInt8(ascii: "]")) else { throw fault() }
      return .array(items)
    case UInt8(ascii: "{"):
      next += 1
      var members: [JSON.Member] = []
      var seen: Set<String> = []
      if takes(UInt8(ascii: "}")) { return .object(members) }
      repeat {
        skipBlanks()
        let key = try string()
        guard seen.insert(key).inserted, takes(UInt8(ascii: ":")) else { throw fault() }
        members.append(JSON.Member(key, try value(depth: depth + 1)))
      } while takes(UInt8(ascii: ","))
      guard takes(UInt8(ascii: "}")) else { throw fault() }
      return .object(members)
    default: return try number()
    }
  }

  mutating func digits() -> Int {
    let start = next
    while let byte = peek(), (0x30...0x39).contains(byte) { next += 1 }
    return next - start
  }

  mutating func number() throws(JSONFault) -> JSON {
    let start = next
    if peek() == UInt8(ascii: "-") { next += 1 }
    let startsWithZero = peek() == UInt8(ascii: "0")
    let count = digits()
    guard count > 0, !startsWithZero || count == 1 else { throw fault() }
    var isWhole = true
    if peek() == UInt8(ascii: ".") {
      isWhole = false
      next += 1
      guard digits() > 0 else { throw fault() }
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      isWhole = false
      next += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { next += 1 }
      guard digits() > 0 else { throw fault() }
    }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    if isWhole, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw fault() }
    return .number(value)
  }

  mutating func string() throws(JSONFault) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw fault() }
    next += 1
    var raw: [UInt8] = []
    while let byte = peek() {
      next += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: raw, as: UTF8.self) else { throw fault() }
        return text
      case UInt8(ascii: "\\"): raw += try escape()
      case 0..<0x20: throw fault()
      default: raw.append(byte)
      }
    }
    throw fault()
  }

  mutating func escape() throws(JSONFault) -> [UInt8] {
    guard let letter = peek() else { throw fault() }
    next += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value) {
        guard takesNow("\\"), takesNow("u") else { throw fault() }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault() }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw fault() }
      return Array(String(Character(scalar)).utf8)
    default: throw fault()
    }
  }

  mutating func takesNow(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = peek(), UInt32(byte) == scalar.value else { return false }
    next += 1
    return true
  }

  mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault()
      }
      value = value << 4 + UInt32(digit)
      next += 1
    }
    return value
  }
}
