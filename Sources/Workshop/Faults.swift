import Evidence
import Foundation
import Storage

/// Why a request is refused: a status of HTTP from 400 to 499, and a sentence.
struct RequestFault: Error, Sendable {
  var status: Int
  var message: Text
  /// After how many seconds it may be tried again.
  var retryAfter: Int?

  init(_ status: Int, _ message: Text, retryAfter: Int? = nil) {
    self.status = status
    self.message = message
    self.retryAfter = retryAfter
  }

  var json: JSON { .object([.init("error", message.json)]) }
}

extension Text {
  var json: JSON { .object([.init("en", .string(en)), .init("cy", .string(cy))]) }

  /// From an object with both languages, or a text that stands for both.
  init?(_ json: JSON?) {
    if let same = json?.string {
      self.init(en: same, cy: same)
    } else if let en = json?["en"]?.string, let cy = json?["cy"]?.string {
      self.init(en: en, cy: cy)
    } else {
      return nil
    }
  }
}

extension JSON {
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value.isFinite ? value : nil
    default: nil
    }
  }

  var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// Null where the number is not finite.
  init(_ value: Double?) {
    self = value.map { .number($0) } ?? .null
  }
}

extension NSLock {
  /// As `withLock`, with the type of what is thrown.
  func holding<Value, Fault: Error>(_ body: () throws(Fault) -> Value) throws(Fault) -> Value {
    lock()
    defer { unlock() }
    return try body()
  }
}
