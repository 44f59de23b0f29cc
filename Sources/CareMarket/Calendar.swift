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
    /// The days are over in which a package was offered to the intended care model alone, or to all
    /// but the provider of last resort.
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

/// The calendar of events, ordered by week, and by order of entry where weeks are equal.
///
/// Dates that are near are kept in order in a 4-ary heap; what is later waits unordered in lists by
/// date, a slot of which is opened when the heap runs out (after Brown 1988, Communications of the ACM
/// 31, "Calendar queues"). So an event costs O(log m) for the m events of about a slot, and not of all.
/// A wider node halves the depth of a binary heap and keeps the children in one cache line (Knuth, The
/// Art of Computer Programming 3, exercise 5.2.3-28).
struct Calendar: ~Copyable, Sendable {
  /// Events of the open slot, and of those before it. Empty only where the calendar is.
  private var heap: Rows<Event>
  /// Events of later slots, as lists; `first` has the heads, by slot modulo their number.
  private var later: Rows<Later>
  private var first: Rows<Int32>
  private var unused: Int32 = -1
  private var laterCount = 0
  private var openSlot = 0
  private var nextSerial: UInt32 = 0

  struct Later: Sendable {
    var event: Event
    var following: Int32
  }

  /// Lists of dates: 128 weeks of 32 slots each. What is later still shares them.
  private static let slots = 4096
  private static let slotsAWeek = 32.0

  init() {
    heap = Rows()
    later = Rows()
    first = Rows(repeating: -1, count: Calendar.slots)
  }

  init(copying other: borrowing Calendar) {
    heap = Rows(copying: other.heap)
    later = Rows(copying: other.later)
    first = Rows(copying: other.first)
    unused = other.unused
    laterCount = other.laterCount
    openSlot = other.openSlot
    nextSerial = other.nextSerial
  }

  var isEmpty: Bool { heap.count == 0 }
  var count: Int { heap.count + laterCount }
  /// The week of the next event; nil where there is none.
  var nextWeek: Double? { heap.count > 0 ? heap[0].week : nil }

  /// Enters an event. An infinite or missing week is never entered: what cannot happen has no date.
  mutating func enter(_ kind: Event.Kind, at week: Double, subject: Int, stamp: UInt32 = 0) {
    guard week < .infinity else { return }
    let event = Event(
      week: week, serial: nextSerial, kind: kind, subject: Int32(truncatingIfNeeded: subject),
      stamp: stamp)
    nextSerial &+= 1
    let slot = Calendar.slot(week)
    if heap.count == 0 { openSlot = slot }
    if slot <= openSlot { push(event) } else { putOff(event, to: slot) }
  }

  /// Removes and returns the earliest event.
  mutating func next() -> Event? {
    guard heap.count > 0 else { return nil }
    let event = pop()
    if heap.count == 0, laterCount > 0 { openNextSlot() }
    return event
  }

  // MARK: Slots

  /// Never falls as the week rises: no date of a later slot is before one of an earlier.
  private static func slot(_ week: Double) -> Int {
    Int(max(-1e9, min(1e9, week)) * slotsAWeek)
  }

  private mutating func putOff(_ event: Event, to slot: Int) {
    let list = slot & (Calendar.slots - 1)
    let place = Int(unused)
    if place >= 0 {
      unused = later[place].following
      later[place] = Later(event: event, following: first[list])
      first[list] = Int32(truncatingIfNeeded: place)
    } else {
      later.append(Later(event: event, following: first[list]))
      first[list] = Int32(truncatingIfNeeded: later.count - 1)
    }
    laterCount += 1
  }

  /// Opens the next slot that holds an event.
  private mutating func openNextSlot() {
    for _ in 0..<Calendar.slots {
      openSlot += 1
      open(openSlot)
      if heap.count > 0 { return }
    }
    // Nothing for as long as all lists reach: the earliest is looked for.
    var earliest = Int.max
    for list in first.indices {
      var place = Int(first[list])
      while place >= 0 {
        earliest = min(earliest, Calendar.slot(later[place].event.week))
        place = Int(later[place].following)
      }
    }
    openSlot = earliest
    open(earliest)
  }

  private mutating func open(_ slot: Int) {
    let list = slot & (Calendar.slots - 1)
    var place = Int(first[list])
    if place < 0 { return }
    var kept: Int32 = -1
    while place >= 0 {
      let (event, following) = (later[place].event, later[place].following)
      if Calendar.slot(event.week) == slot {
        push(event)
        later[place].following = unused
        unused = Int32(truncatingIfNeeded: place)
        laterCount -= 1
      } else {
        later[place].following = kept
        kept = Int32(truncatingIfNeeded: place)
      }
      place = Int(following)
    }
    first[list] = kept
  }

  // MARK: Heap

  private mutating func push(_ event: Event) {
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

  private mutating func pop() -> Event {
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
