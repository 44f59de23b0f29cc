/// Which block is which point and replicate.
///
/// Blocks are numbered from 0, the replicates of a point one after the other. An extension numbers its
/// blocks after all that were there, so that no block ever has another number.
public struct BlockLayout: Sendable, Hashable {
  private struct Part: Hashable {
    var first: Int
    var samples: Range<Int>
    var replicates: ClosedRange<Int>

    var count: Int { samples.count * replicates.count }
  }

  /// Number of points.
  public private(set) var samples: Int
  /// Number of replicates of each point.
  public private(set) var replications: Int
  private var parts: [Part]

  /// Nil where there is no point or no replicate, or too many to be waited for.
  public init?(samples: Int, replications: Int) {
    guard samples >= 1, replications >= 1, samples <= Experiment.mostBlocks / replications else {
      return nil
    }
    self.samples = samples
    self.replications = replications
    parts = [Part(first: 0, samples: 0..<samples, replicates: 1...replications)]
  }

  /// Number of blocks.
  public var count: Int { samples * replications }

  /// The layout with more points, or more replicates of every point; nil where that is too many.
  public func extended(samples more: Int = 0, replications again: Int = 0) -> BlockLayout? {
    guard more >= 0, again >= 0, more <= Experiment.mostBlocks, again <= Experiment.mostBlocks,
      samples + more <= Experiment.mostBlocks / (replications + again)
    else { return nil }
    var copy = self
    if more > 0 {
      copy.parts.append(
        Part(
          first: copy.count, samples: samples..<samples + more, replicates: 1...replications))
      copy.samples += more
    }
    if again > 0 {
      copy.parts.append(
        Part(
          first: copy.count, samples: 0..<copy.samples,
          replicates: replications + 1...replications + again))
      copy.replications += again
    }
    return copy
  }

  /// The point, from 0, and replicate, from 1, of a block; nil where there is no such block.
  public func place(ofBlock number: Int) -> (sample: Int, replicate: Int)? {
    guard number >= 0, let part = parts.last(where: { $0.first <= number }),
      number - part.first < part.count
    else { return nil }
    let (sample, replicate) = (number - part.first).quotientAndRemainder(
      dividingBy: part.replicates.count)
    return (part.samples.lowerBound + sample, part.replicates.lowerBound + replicate)
  }

  /// The number of the block of a point, from 0, and replicate, from 1.
  public func number(sample: Int, replicate: Int) -> Int? {
    guard
      let part = parts.first(where: {
        $0.samples.contains(sample) && $0.replicates.contains(replicate)
      })
    else { return nil }
    return part.first + (sample - part.samples.lowerBound) * part.replicates.count
      + (replicate - part.replicates.lowerBound)
  }
}

/// One of several parts of a study's blocks: those whose number leaves the same remainder.
public struct Shard: Sendable, Hashable {
  /// From 1 to `count`.
  public let number: Int
  public let count: Int

  /// Nil where the number is not from 1 to the count.
  public init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  public func contains(block: Int) -> Bool {
    block % count == number - 1
  }
}

/// 0 ..< `count` in the order of van der Corput's sequence of base 2: wherever it is cut off, what came
/// before is spread evenly over the whole.
public func interleaved(_ count: Int) -> [Int] {
  guard count > 1 else { return count == 1 ? [0] : [] }
  let bits = Int.bitWidth - (count - 1).leadingZeroBitCount
  var order: [Int] = []
  order.reserveCapacity(count)
  for index in 0..<(1 << bits) {
    var reversed = 0
    for bit in 0..<bits where index & (1 << bit) != 0 { reversed |= 1 << (bits - 1 - bit) }
    if reversed < count { order.append(reversed) }
  }
  return order
}
