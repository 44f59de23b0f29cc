import Statistics

/// Rows sorted into classes of an input and into fine classes of the outcome's rank.
///
/// What a distribution-based measure needs of a large table: its bootstrap draws counts and never
/// goes back to the rows.
struct ClassCounts {
  let classes: Int
  let bins: Int
  /// counts[class × bins + bin]
  var counts: ContiguousArray<Double>

  /// - Parameters:
  ///   - classOf: the class of each row, or -1 for none.
  ///   - binOf: the bin of the outcome's rank of each row.
  init(
    classes: Int, bins: Int, classOf: ContiguousArray<Int32>, binOf: ContiguousArray<Int32>
  ) {
    self.classes = classes
    self.bins = bins
    counts = ContiguousArray(repeating: 0, count: classes * bins)
    for row in classOf.indices where classOf[row] >= 0 {
      counts[Int(classOf[row]) * bins + Int(binOf[row])] += 1
    }
  }

  /// Counts as if the rows were drawn again: a Poisson number of each (Hanley and MacGibbon 2006).
  func resampled(_ uniforms: Uniforms, _ stream: Int) -> ClassCounts {
    var copy = self
    for cell in counts.indices where counts[cell] > 0 {
      copy.counts[cell] = Poisson.quantile(
        uniforms(.resample, stream, cell), mean: counts[cell])
    }
    return copy
  }

  /// The number of rows in each class, and in each bin.
  var margins: (classes: ContiguousArray<Double>, bins: ContiguousArray<Double>) {
    var byClass = ContiguousArray<Double>(repeating: 0, count: classes)
    var byBin = ContiguousArray<Double>(repeating: 0, count: bins)
    for c in 0..<classes {
      for b in 0..<bins {
        byClass[c] += counts[c * bins + b]
        byBin[b] += counts[c * bins + b]
      }
    }
    return (byClass, byBin)
  }
}

/// An outcome in order of size, with what every input of a table shares.
struct RankedOutcome {
  /// Rows in ascending order of the outcome.
  let order: ContiguousArray<Int32>
  /// Whether the row in this place of the order is the last of its ties.
  let endsTie: ContiguousArray<Bool>
  let heldShare: Double

  init(_ values: ContiguousArray<Double>) {
    order = Sample.order(values)
    var ends = ContiguousArray<Bool>(repeating: true, count: values.count)
    var longest = 0
    var run = 0
    for place in order.indices {
      run += 1
      longest = max(longest, run)
      if place + 1 < order.count, values[Int(order[place])] == values[Int(order[place + 1])] {
        ends[place] = false
      } else {
        run = 0
      }
    }
    endsTie = ends
    heldShare = Double(longest) / Double(max(1, values.count))
  }

  /// The bin of each row, of `count` bins that are equal after `scale` has taken the row's middle
  /// rank in (0, 1) to [0, 1]; ties fall in one bin.
  func bins(_ count: Int, scale: (Double) -> Double = { $0 }) -> ContiguousArray<Int32> {
    var result = ContiguousArray<Int32>(repeating: 0, count: order.count)
    var start = 0
    for place in order.indices where endsTie[place] {
      let middle = Double(start + place + 1) / 2 / Double(order.count)
      let bin = Int32(min(count - 1, max(0, Int(scale(middle) * Double(count)))))
      for k in start...place { result[Int(order[k])] = bin }
      start = place + 1
    }
    return result
  }
}

/// Classes of an input between its quantiles, each with about as many rows.
enum InputClasses {
  /// The class of each row; equal values are never parted, so that classes may be empty.
  static func assign(
    _ values: ContiguousArray<Double>, _ classes: Int
  ) -> (classOf: ContiguousArray<Int32>, heldShare: Double) {
    let sorted = values.sorted()
    let edges = ContiguousArray(
      (0...classes).map { quantile(Double($0) / Double(classes), ofSorted: sorted) })
    let result = ContiguousArray(
      values.map { value -> Int32 in
        var low = 0
        var high = classes
        // The last class whose lower edge is not above the value.
        while low < high {
          let middle = (low + high) / 2
          if edges[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return Int32(max(0, low - 1))
      })
    return (result, Sample.heldShare(sorted))
  }
}
