import CGSL

/// The generators that can be chosen, by GSL's own names.
public enum Generator {
  /// The counter-based default, Philox 4x32-10.
  public static let philox = "philox"

  /// `philox` and all of GSL's generators, sorted.
  public static var names: [String] { sorted }

  public static func isKnown(_ name: String) -> Bool {
    type(named: name) != nil
  }

  /// GSL's description of a generator.
  static func type(named name: String) -> UnsafePointer<gsl_rng_type>? {
    table[name]?.pointer
  }

  /// GSL's descriptions are constants of the process.
  private struct Entry: @unchecked Sendable {
    let pointer: UnsafePointer<gsl_rng_type>
  }

  private static let table: [String: Entry] = {
    var table: [String: Entry] = [:]
    if let type = gofal_rng_philox() { table[philox] = Entry(pointer: type) }
    guard var next = gofal_rng_types() else { return table }
    while let type = next.pointee {
      table[String(cString: type.pointee.name)] = Entry(pointer: type)
      next += 1
    }
    return table
  }()

  private static let sorted = table.keys.sorted()
}
