/// Why random numbers cannot be had as asked.
public enum RandomnessFault: Error, Sendable, Hashable {
  /// No generator has this name; ``Generator/names`` has those that exist.
  case unknownGenerator(String)
  /// The text is not a whole number from 0 to 2^64 - 1.
  case invalidSeed(String)
  /// The number of a draw or replicate is not one of 0 to 2^32 - 1.
  case invalidIndex(Int)
}
