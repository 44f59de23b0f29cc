/// A 64-bit hash of a text that is the same on every machine and in every version: FNV-1a over its
/// UTF-8 bytes (Fowler, Noll and Vo; offset basis and prime as in draft-eastlake-fnv).
public func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

/// A bijection of 64 bits that scatters its argument: the finaliser of SplitMix64 (Steele, Lea and
/// Flood 2014, "Fast splittable pseudorandom number generators"; constants "mix13" of Stafford).
func scatter(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9e37_79b9_7f4a_7c15
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}

/// The Philox key of one world and place.
///
/// For one seed and place, worlds with different draw or replicate have different keys, because
/// each step is a bijection. Between seeds or places keys are equal by chance only: among n keys,
/// with a probability below n² / 2⁶⁵.
func worldKey(seed: UInt64, draw: UInt32, replicate: UInt32, place: UInt64) -> UInt64 {
  scatter(scatter(scatter(seed) &+ place) &+ (UInt64(draw) << 32 | UInt64(replicate)))
}

/// The seed of one purpose's own generator, from 1 to 2³⁰: a range that all of GSL's generators
/// take, without the 0 by which GSL means "some default".
///
/// Different purposes of one world have different seeds, because each step is a bijection of 30
/// bits; between worlds, seeds are equal by chance (GSL's generators have 31 or 32 bits of seed).
func sequentialSeed(key: UInt64, purpose: UInt8) -> UInt {
  let mask: UInt64 = (1 << 30) - 1
  var z = (key ^ UInt64(purpose) << 11) & mask
  // Odd multipliers and right shifts are bijections of the low 30 bits. The constants are those of
  // `scatter`, cut: any odd number that mixes would do.
  z = (z ^ (z >> 16)) &* 0x1ce4_e5b9 & mask
  z = (z ^ (z >> 13)) &* 0x1331_11eb & mask
  z ^= z >> 15
  return UInt(z) + 1
}
