/// A purpose of randomness: a kind of entity, and what a number about it decides.
///
/// The raw value is part of every key, so it must be unique in a model, and a changed one changes
/// every world.
@frozen
public struct Purpose: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }
}
