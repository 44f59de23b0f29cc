/// The people, packages, workers, providers or events of a world: a list that is changed in its place.
///
/// An array asks before each change whether somebody else holds it, and whoever changes one field of
/// one person asks once more. A world is never shared, so nobody has to ask. This is the only file
/// with unsafe pointers; a place outside the list ends the program, as in an array.
struct Rows<Row: Sendable>: ~Copyable, @unchecked Sendable {
  private var rows: UnsafeMutablePointer<Row>
  private var room: Int
  private(set) var count = 0

  init() {
    room = 64
    rows = .allocate(capacity: room)
  }

  init(repeating row: Row, count: Int) {
    room = max(64, count)
    self.count = count
    rows = .allocate(capacity: room)
    rows.initialize(repeating: row, count: count)
  }

  /// With room to grow, so that a world that goes on from here seldom moves: what is not used yet
  /// takes no memory.
  init(copying other: borrowing Rows) {
    room = max(64, 3 * other.count)
    count = other.count
    rows = .allocate(capacity: room)
    rows.initialize(from: other.rows, count: count)
  }

  deinit {
    rows.deinitialize(count: count)
    rows.deallocate()
  }

  var indices: Range<Int> { 0..<count }

  subscript(place: Int) -> Row {
    @inline(__always) unsafeAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such row")
      return UnsafePointer(rows + place)
    }
    @inline(__always) unsafeMutableAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such row")
      return rows + place
    }
  }

  mutating func append(_ row: Row) {
    if count == room {
      let wider = UnsafeMutablePointer<Row>.allocate(capacity: 2 * room)
      wider.moveInitialize(from: rows, count: count)
      rows.deallocate()
      rows = wider
      room *= 2
    }
    (rows + count).initialize(to: row)
    count += 1
  }

  @discardableResult
  mutating func removeLast() -> Row {
    precondition(count > 0, "no row to remove")
    count -= 1
    return (rows + count).move()
  }
}

extension ContiguousArray where Element: Sendable {
  /// The rows as they are now.
  init(_ rows: borrowing Rows<Element>) {
    self.init()
    reserveCapacity(rows.count)
    for place in rows.indices { append(rows[place]) }
  }
}
