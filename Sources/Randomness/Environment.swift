/// What GSL's two environment variables ask for, where no option says otherwise. Nothing is read
/// here: the caller hands in the values.
///
/// - Parameters:
///   - type: value of `GSL_RNG_TYPE`, a generator's name; nil or empty where it is not set.
///   - seed: value of `GSL_RNG_SEED`, as GSL reads it: decimal, hexadecimal after `0x`, octal after
///     `0`; nil or empty where it is not set. Unlike GSL, a text that is no such number is a fault.
/// - Returns: the generator and the seed, nil where nothing is asked for.
public func environmentDefaults(
  type: String?, seed: String?
) throws(RandomnessFault) -> (generator: String?, seed: UInt64?) {
  var result: (generator: String?, seed: UInt64?)
  if let type, !type.isEmpty {
    guard Generator.isKnown(type) else { throw .unknownGenerator(type) }
    result.generator = type
  }
  if let seed, !seed.isEmpty {
    guard let number = wholeNumber(seed) else { throw .invalidSeed(seed) }
    result.seed = number
  }
  return result
}

/// A number in the notation of C's `strtoul` with base 0, without signs.
private func wholeNumber(_ text: String) -> UInt64? {
  let lower = text.lowercased()
  let digits = lower.hasPrefix("0x") ? lower.dropFirst(2) : lower[...]
  let radix = lower.hasPrefix("0x") ? 16 : lower.hasPrefix("0") && lower.count > 1 ? 8 : 10
  guard digits.first != "+", digits.first != "-" else { return nil }
  return UInt64(digits, radix: radix)
}
