extension PatientRule {
  /// The rows in a box, in the order of every input, as peeling and pasting move its limits.
  struct Search {
    private let columns: [ContiguousArray<Double>]
    private let interest: ContiguousArray<Bool>
    private let allowed: ContiguousArray<Bool>
    private let peel: Double
    private let paste: Double
    private let rows: Int
    /// All rows of interest.
    let total: Int
    private var box: Box
    /// For each input the rows in the box, ascending.
    private var orders: [ContiguousArray<Int32>]
    private var hits: Int

    init(
      _ columns: [ContiguousArray<Double>], _ interest: ContiguousArray<Bool>, _ excluding: [Box],
      peel: Double, paste: Double
    ) {
      self.columns = columns
      self.interest = interest
      self.peel = peel
      self.paste = paste
      var allowed = ContiguousArray<Bool>(repeating: true, count: interest.count)
      if !excluding.isEmpty {
        for row in allowed.indices {
          allowed[row] = !excluding.contains { $0.contains(columns, row: row) }
        }
      }
      self.allowed = allowed
      let kept = allowed
      orders = columns.map { column in
        ContiguousArray(Sample.order(column).filter { kept[Int($0)] })
      }
      box = Box(inputs: columns.count)
      hits = interest.indices.count { interest[$0] && kept[$0] }
      rows = orders.first?.count ?? 0
      total = hits
    }

    var step: Step {
      let count = orders.first?.count ?? 0
      return Step(
        box: box, coverage: Double(hits) / Double(max(1, total)),
        density: Double(hits) / Double(max(1, count)),
        mass: Double(count) / Double(max(1, interest.count)), count: count, ofInterest: hits)
    }

    /// Takes the best slice off; false where none helps or too few rows would be left.
    mutating func peelOnce(leaving least: Int) -> Bool {
      let count = orders.first?.count ?? 0
      guard count > least else { return false }
      let density = Double(hits) / Double(count)
      var best: (score: Double, input: Int, isUpper: Bool, limit: Double, cut: Int)?
      for j in columns.indices {
        for isUpper in [false, true] {
          guard let (limit, cut) = slice(j, isUpper: isUpper) else { continue }
          let lost = isUpper ? orders[j][(count - cut)...] : orders[j][..<cut]
          var lostHits = 0
          for row in lost where interest[Int(row)] { lostHits += 1 }
          let left = count - cut
          guard left >= least else { continue }
          // The rise of the density for each row that is lost (EMA's "lenient1").
          let score = (Double(hits - lostHits) / Double(left) - density) / Double(cut)
          if score > (best?.score ?? 0) { best = (score, j, isUpper, limit, cut) }
        }
      }
      guard let best else { return false }
      if best.isUpper {
        box.upper[best.input] = best.limit
      } else {
        box.lower[best.input] = best.limit
      }
      let column = columns[best.input]
      for j in orders.indices {
        orders[j].removeAll { row in
          best.isUpper ? column[Int(row)] > best.limit : column[Int(row)] < best.limit
        }
      }
      recount()
      return true
    }

    /// The limit that takes about `peel` of the rows off one end, and how many it takes: midway
    /// between two neighbouring values, beyond ties.
    private func slice(_ j: Int, isUpper: Bool) -> (limit: Double, cut: Int)? {
      let order = orders[j]
      let column = columns[j]
      let count = order.count
      guard count >= 2 else { return nil }
      func value(_ place: Int) -> Double { column[Int(order[place])] }
      let place = Double(count - 1) * (isUpper ? 1 - peel : peel)
      var low = Int(place.rounded(.down))
      var high = min(count - 1, Int(place.rounded(.up)))
      if isUpper {
        while value(low) == value(high), low > 0 { low -= 1 }
      } else {
        while value(low) == value(high), high < count - 1 { high += 1 }
      }
      guard value(low) < value(high) else { return nil }
      let limit = (value(low) + value(high)) / 2
      if isUpper {
        // All from the first value above the limit.
        var first = high
        while first > low + 1, value(first - 1) > limit { first -= 1 }
        return (limit, count - first)
      }
      var last = low
      while last < high - 1, value(last + 1) < limit { last += 1 }
      return (limit, last + 1)
    }

    /// Gives slices back while the density rises; whether any was.
    mutating func pasteWhileBetter() -> Bool {
      var changed = false
      // A box has no more slices to give back than it had taken from it.
      for _ in 0..<200 {
        let count = orders.first?.count ?? 0
        guard count > 0 else { return changed }
        let density = Double(hits) / Double(count)
        var best: (score: Double, box: Box)?
        for j in box.restricted {
          for isUpper in [false, true] {
            guard let wider = widened(j, isUpper: isUpper, by: max(1, Int(paste * Double(count))))
            else { continue }
            var gained = 0
            var gainedHits = 0
            for row in interest.indices where allowed[row] && wider.contains(columns, row: row) {
              gained += 1
              if interest[row] { gainedHits += 1 }
            }
            guard gained > count else { continue }
            let score = (Double(gainedHits) / Double(gained) - density) / Double(gained - count)
            if score > (best?.score ?? 0) { best = (score, wider) }
          }
        }
        guard let best else { return changed }
        box = best.box
        changed = true
        for j in orders.indices {
          orders[j] = ContiguousArray(
            Sample.order(columns[j]).filter {
              allowed[Int($0)] && box.contains(columns, row: Int($0))
            })
        }
        recount()
      }
      return changed
    }

    /// The box with one limit moved out over the next `slice` rows, ties included.
    private func widened(_ j: Int, isUpper: Bool, by slice: Int) -> Box? {
      var open = box
      if isUpper {
        guard box.upper[j] < .infinity else { return nil }
        open.upper[j] = .infinity
        open.lower[j] = box.upper[j]
      } else {
        guard box.lower[j] > -.infinity else { return nil }
        open.lower[j] = -.infinity
        open.upper[j] = box.lower[j]
      }
      var beyond = ContiguousArray<Double>()
      for row in interest.indices where allowed[row] && open.contains(columns, row: row) {
        beyond.append(columns[j][row])
      }
      guard !beyond.isEmpty else { return nil }
      beyond.sort()
      var wider = box
      if isUpper {
        let at = min(slice, beyond.count) - 1
        let edge = beyond[at]
        let next = beyond[at...].first { $0 > edge }
        wider.upper[j] = next.map { ($0 + edge) / 2 } ?? .infinity
      } else {
        let at = max(0, beyond.count - slice)
        let edge = beyond[at]
        let next = beyond[...at].last { $0 < edge }
        wider.lower[j] = next.map { ($0 + edge) / 2 } ?? -.infinity
      }
      return wider
    }

    private mutating func recount() {
      hits = orders.first?.count { interest[Int($0)] } ?? 0
    }
  }
}
