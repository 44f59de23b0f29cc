/// What may happen next, and to whom.
struct Event: Sendable {
  enum Kind: UInt8, Sendable {
    /// The next potential arrival enquires, or is thinned away.
    case enquiry
    /// A person dies, moves to a care home, or needs no more care.
    case exit
    /// The assessment is done and the plan agreed: packages are offered.
    case brokered
    /// A person's need changes; every second time the plan is reviewed as well.
    case needChange
    /// The days are over in which a package was offered to the intended care model alone.
    case holdEnds
    case reablementEnds
    /// Care began half a year ago: is the need lower?
    case followUp
    /// Help in the community no longer suffices.
    case comesBack
    /// The next potential applicant looks for care work.
    case application
    case leaving
    case settingUp
    case sickness
    case recovery
    case settlement
    /// The next potential entrant of a care model.
    case entrant
    /// A provider's registration or set-up is complete.
    case opening
    case quarter
  }

  var week: Double
  var serial: UInt32
  var kind: Kind
  /// Index of the person, package, worker, provider or care model.
  var subject: Int32
  /// An event is stale, and skipped, when the subject's clock has moved on.
  var stamp: UInt32
}

/// The calendar of events: a 4-ary heap ordered by week, and by order of entry where weeks are equal.
///
/// Insertion and removal are O(log n). A wider node halves the depth of a binary heap and keeps the
/// children in one cache line (Knuth, The Art of Computer Programming 3, exercise 5.2.3-28).
struct Calendar: ~Copyable, Sendable {
  private var heap: Rows<Event>
  private var nextSerial: UInt32

  init() {
    heap = Rows()
    nextSerial = 0
  }

  init(copying other: borrowing Calendar) {
    heap = Rows(copying: other.heap)
    nextSerial = other.nextSerial
  }

  var isEmpty: Bool { heap.count == 0 }
  var count: Int { heap.count }
  /// The week of the next event; nil where there is none.
  var nextWeek: Double? { heap.count > 0 ? heap[0].week : nil }

  /// Enters an event. An infinite or missing week is never entered: what cannot happen has no date.
  mutating func enter(_ kind: Event.Kind, at week: Double, subject: Int, stamp: UInt32 = 0) {
    guard week < .infinity else { return }
    let event = Event(
      week: week, serial: nextSerial, kind: kind, subject: Int32(truncatingIfNeeded: subject),
      stamp: stamp)
    nextSerial &+= 1
    heap.append(event)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) >> 2
      if !Calendar.precedes(event, heap[parent]) { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = event
  }

  /// Removes and returns the earliest event.
  mutating func next() -> Event? {
    guard heap.count > 0 else { return nil }
    let first = heap[0]
    let last = heap.removeLast()
    let count = heap.count
    if count == 0 { return first }
    var hole = 0
    while true {
      let firstChild = hole << 2 + 1
      if firstChild >= count { break }
      var least = firstChild
      let end = min(firstChild + 4, count)
      var child = firstChild + 1
      while child < end {
        if Calendar.precedes(heap[child], heap[least]) { least = child }
        child += 1
      }
      if !Calendar.precedes(heap[least], last) { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = last
    return first
  }

  private static func precedes(_ a: Event, _ b: Event) -> Bool {
    a.week < b.week || (a.week == b.week && a.serial < b.serial)
  }
}
