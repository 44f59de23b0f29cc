import Statistics

/// A search for the points that no other point beats, where each look at a point is noisy.
///
/// All points are looked at in the same worlds, so that most of the noise is common to them
/// (Kleywegt, Shapiro and Homem-de-Mello 2002, SIAM Journal on Optimization 12, 479-502, for the
/// average over fixed worlds in place of the expectation). What a search finds best in the worlds it
/// saw is partly luck; so the candidates it leaves are looked at again in worlds that it has not seen,
/// and only these say how good they are.
public struct Optimisation: Sendable {
  /// What was seen of a point: one row a world, in the order of the worlds; a row is empty where the
  /// run failed, or an outcome had no value.
  public typealias Look = [[Double]]

  public let search: NSGA2
  public let generations: Int
  /// Worlds in which every point of the search is looked at.
  public let worlds: Int
  /// Worlds, after these, in which the candidates are looked at again.
  public let confirmations: Int
  /// Number of objectives, which stand first in each row; less is better.
  public let objectives: Int
  /// The highest mean of what stands after the objectives; nil: there is no such limit.
  public let budget: Double?
  /// From genes to a point: different genes may be one point.
  private let point: @Sendable ([Double]) -> [Double]

  public init(
    _ search: NSGA2, generations: Int, worlds: Int, confirmations: Int, objectives: Int,
    budget: Double? = nil, point: @escaping @Sendable ([Double]) -> [Double]
  ) {
    self.search = search
    self.generations = generations
    self.worlds = worlds
    self.confirmations = confirmations
    self.objectives = objectives
    self.budget = budget
    self.point = point
  }

  /// A point that the search left, and what the fresh worlds say of it.
  public struct Found: Sendable, Hashable {
    public var point: [Double]
    /// Means over the worlds of the search, the objectives and then what the budget limits.
    public var seen: [Double]
    /// One row a fresh world.
    public var rows: [[Double]]
    /// Whether no other candidate that keeps the budget is better in the fresh worlds' means, and it
    /// keeps the budget itself.
    public var isOnFront: Bool
    /// Share of resamples of the fresh worlds, all candidates in the same, in which that is so.
    public var probability: Double
    /// Share of the fresh worlds in which it keeps the budget; nil where there is none.
    public var probabilityWithinBudget: Double?

    public func moments(_ column: Int) -> Moments { Moments(rows.lazy.map { $0[column] }) }
  }

  /// Resamples of the fresh worlds.
  public static let resamples = 1000

  /// - Parameters:
  ///   - also: points that are candidates whatever the search finds, such as the reference.
  ///   - look: what is seen of points in worlds, numbered from 1; called once a generation, numbered
  ///     from 0, and once with the number `generations` for the fresh worlds. What it throws ends the
  ///     search.
  ///   - uniform: for the resampling of worlds.
  /// - Returns: the candidates, those on the front first, each in the order of the first objective.
  public func run(
    also: [[Double]], uniform: NSGA2.Uniform,
    look: (_ points: [[Double]], _ worlds: ClosedRange<Int>, _ generation: Int) throws -> [Look]
  ) throws -> [Found] {
    var known: [[Double]: Seen] = [:]
    var order: [[Double]] = []
    func see(_ genes: [[Double]], _ generation: Int, _ more: [[Double]] = []) throws
      -> [Candidate]
    {
      let points = genes.map(point)
      var new: [[Double]] = []
      for point in more + points where known[point] == nil && !new.contains(point) {
        new.append(point)
      }
      for (point, rows) in zip(new, try look(new, 1...worlds, generation)) {
        known[point] = seen(rows, worlds)
        order.append(point)
      }
      return zip(genes, points).compactMap { genes, point in
        known[point]?.candidate(genes)
      }
    }
    var survivors = try see(search.start(), 0, also)
    for generation in 1..<max(generations, 1) {
      let children = try see(
        search.children(of: survivors, generation: generation), generation)
      // One point, one candidate: copies would crowd the others out.
      var there: Set<[Double]> = []
      let pool = (survivors + children).filter { there.insert(point($0.genes)).inserted }
      survivors = NSGA2.survivors(of: pool, count: search.population)
    }
    return try confirmed(order, known, also, uniform, look)
  }

  /// What the means over some worlds say of a point.
  private struct Seen {
    var means: [Double]
    var objectives: [Double]
    var violation: Double

    func candidate(_ genes: [Double] = []) -> Candidate {
      Candidate(genes: genes, objectives: objectives, violation: violation)
    }
  }

  private func seen(_ rows: Look, _ worlds: Int) -> Seen {
    guard rows.count == worlds, let width = rows.first?.count,
      rows.allSatisfy({ !$0.isEmpty && $0.count == width })
    else {
      let nothing = Array(repeating: Double.infinity, count: objectives)
      return Seen(means: [], objectives: nothing, violation: .infinity)
    }
    return seen((0..<width).map { column in Moments(rows.lazy.map { $0[column] }).mean })
  }

  private func seen(_ means: [Double]) -> Seen {
    Seen(means: means, objectives: Array(means.prefix(objectives)), violation: breach(means))
  }

  private func breach(_ means: [Double]) -> Double {
    guard let budget, means.count > objectives else { return 0 }
    return max(0, means[objectives] - budget)
  }

  private func confirmed(
    _ order: [[Double]], _ known: [[Double]: Seen], _ also: [[Double]],
    _ uniform: NSGA2.Uniform,
    _ look: (_ points: [[Double]], _ worlds: ClosedRange<Int>, _ generation: Int) throws -> [Look]
  ) throws -> [Found] {
    // Everything that was ever seen, and not only the last generation.
    let all = order.compactMap { known[$0]?.candidate() }
    let first = NSGA2.fronts(all).first ?? []
    let crowding = NSGA2.crowding(first.map { all[$0] })
    let chosen = zip(first, crowding).sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
      .prefix(search.population).map { order[$0.0] }
    let points = also + chosen.filter { !also.contains($0) }
    let looks = try look(points, (worlds + 1)...(worlds + confirmations), generations)
    let usable = zip(points, looks).filter { seen($0.1, confirmations).violation.isFinite }
    let rows = usable.map(\.1)
    func front(_ pick: (Int) -> Int) -> [Bool] {
      let means = rows.map { rows in
        (0..<(rows.first?.count ?? 0)).map { column in
          (0..<confirmations).reduce(0.0) { $0 + rows[pick($1)][column] } / Double(confirmations)
        }
      }
      let candidates = means.map { seen($0).candidate() }
      return candidates.map { one in
        one.violation == 0 && !candidates.contains { $0.dominates(one) }
      }
    }
    var counts = [Int](repeating: 0, count: rows.count)
    for resample in 0..<Self.resamples {
      let picks = (0..<confirmations).map { index in
        min(Int(uniform(-1 - resample, 0, index) * Double(confirmations)), confirmations - 1)
      }
      for (place, isOn) in front({ picks[$0] }).enumerated() where isOn { counts[place] += 1 }
    }
    let isOn = front { $0 }
    let found = usable.indices.map { place in
      Found(
        point: usable[place].0, seen: known[usable[place].0]?.means ?? [], rows: rows[place],
        isOnFront: isOn[place],
        probability: Double(counts[place]) / Double(Self.resamples),
        probabilityWithinBudget: budget.map { budget in
          Double(rows[place].count { $0[objectives] <= budget }) / Double(confirmations)
        })
    }
    return found.sorted { a, b in
      if a.isOnFront != b.isOnFront { return a.isOnFront }
      let (x, y) = (a.moments(0).mean, b.moments(0).mean)
      return x != y ? x < y : a.point.lexicographicallyPrecedes(b.point)
    }
  }
}
