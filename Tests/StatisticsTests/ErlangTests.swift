import Statistics
import Testing

@Suite("Erlang's formulas")
struct ErlangTests {
  @Test(
    "Blocking, waiting and the queue of M/M/c",
    arguments: [
      (8.0, 1.0, 10, 0.1216610643, 0.4091801508, 1.63672060),
      (4, 1, 5, 0.1990668740, 0.5541125541, 2.21645022),
      (20, 1, 22, 0.1067339495, 0.5679151622, 5.67915162),
      (90, 1, 100, 0.0269573805, 0.2169404809, 1.95246433),
      (3, 2, 2, 0.3103448276, 0.6428571429, 1.92857143),
    ])
  func known(
    arrivals: Double, service: Double, servers: Int, b: Double, c: Double, queue: Double
  ) {
    let load = arrivals / service
    #expect(abs(Erlang.blocking(load: load, servers: servers) - b) < 1e-10)
    let waiting = Erlang.waiting(load: load, servers: servers)
    #expect(abs(waiting - c) < 1e-10)
    let use = load / Double(servers)
    #expect(abs(waiting * use / (1 - use) - queue) < 1e-8)
  }

  @Test("One server: the queue of M/M/1, and loads that cannot be served")
  func edges() {
    // Lq = ρ² / (1 - ρ) = 8.1 at ρ = 0.9, and C = ρ.
    #expect(abs(Erlang.waiting(load: 0.9, servers: 1) * 0.9 / 0.1 - 8.1) < 1e-12)
    #expect(Erlang.waiting(load: 5, servers: 5) == 1)
    #expect(Erlang.blocking(load: 2, servers: 0) == 1)
    #expect(Erlang.blocking(load: -1, servers: 1).isNaN)
  }
}
