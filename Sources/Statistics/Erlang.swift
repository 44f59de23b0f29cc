/// Erlang's formulas for servers that one line of arrivals shares.
public enum Erlang {
  /// Erlang's B: the probability that all `servers` are taken when nobody waits.
  ///
  /// The recursion in the number of servers (Cooper 1981, "Introduction to Queueing Theory").
  /// `load` is arrival rate over service rate [erlang].
  public static func blocking(load: Double, servers: Int) -> Double {
    guard load >= 0, servers >= 0 else { return .nan }
    var blocked = 1.0
    for c in 0..<servers { blocked = load * blocked / (Double(c + 1) + load * blocked) }
    return blocked
  }

  /// Erlang's C: the probability of waiting in M/M/c; 1 where the load is not below `servers`.
  public static func waiting(load: Double, servers: Int) -> Double {
    guard load >= 0, servers > 0 else { return .nan }
    guard load < Double(servers) else { return 1 }
    let blocked = blocking(load: load, servers: servers)
    return blocked / (1 - load / Double(servers) * (1 - blocked))
  }
}
