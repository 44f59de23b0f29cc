import RealModule

/// One candidate of a search with several objectives.
public struct Candidate: Sendable, Hashable {
  /// Coordinates in the unit cube.
  public var genes: [Double]
  /// Less is better in each; equally many in all candidates.
  public var objectives: [Double]
  /// By how much it breaks a constraint; 0 where it breaks none, infinite where nothing is known of it.
  public var violation: Double

  public init(genes: [Double], objectives: [Double], violation: Double = 0) {
    self.genes = genes
    self.objectives = objectives
    self.violation = violation
  }

  /// Whether it is at least as good in every objective and better in one; what keeps the constraint
  /// goes before what breaks it, and of two that break it the lesser breach (Deb, Pratap, Agarwal and
  /// Meyarivan 2002, definition 1).
  public func dominates(_ other: Candidate) -> Bool {
    if violation != other.violation { return violation < other.violation }
    if violation > 0 { return false }
    return Self.dominates(objectives, other.objectives)
  }

  /// Pareto dominance of two rows of objectives, less being better.
  public static func dominates(_ one: [Double], _ other: [Double]) -> Bool {
    var isBetter = false
    for (a, b) in zip(one, other) {
      if a > b { return false }
      if a < b { isBetter = true }
    }
    return isBetter
  }
}

/// The elitist search of Deb, Pratap, Agarwal and Meyarivan (2002, IEEE Transactions on Evolutionary
/// Computation 6, 182-197), NSGA-II: non-dominated sorting, crowding distance, binary tournaments,
/// simulated binary crossover and polynomial mutation.
///
/// It keeps no generator and no population: what comes next is a function of what was found, so that a
/// search that was interrupted goes on as if it had not been.
public struct NSGA2: Sendable {
  /// Uniform in (0, 1), as a function of the generation, the member and a number within it.
  public typealias Uniform = @Sendable (_ generation: Int, _ member: Int, _ index: Int) -> Double

  public let dimensions: Int
  /// Candidates in a generation.
  public let population: Int
  private let uniform: Uniform

  /// Indices of distribution and probability of crossover, as in the paper's section V.
  private static let crossoverIndex = 20.0
  private static let mutationIndex = 20.0
  private static let crossoverProbability = 0.9

  public init(dimensions: Int, population: Int, uniform: @escaping Uniform) {
    self.dimensions = dimensions
    self.population = population
    self.uniform = uniform
  }

  /// The first generation: in each dimension one candidate a stratum.
  public func start() -> [[Double]] {
    let columns = (0..<dimensions).map { dimension in
      let order = (0..<population).sorted {
        uniform(0, $0, 2 * dimension) < uniform(0, $1, 2 * dimension)
      }
      return order.enumerated().map { member, stratum in
        (Double(stratum) + uniform(0, member, 2 * dimension + 1)) / Double(population)
      }
    }
    return (0..<population).map { member in columns.map { $0[member] } }
  }

  /// The genes of the next generation's new candidates.
  ///
  /// - Parameters:
  ///   - parents: the survivors of the last generation; at least one.
  ///   - generation: from 1.
  public func children(of parents: [Candidate], generation: Int) -> [[Double]] {
    guard !parents.isEmpty else { return [] }
    var rank = [Int](repeating: 0, count: parents.count)
    var distance = [Double](repeating: 0, count: parents.count)
    for (place, front) in Self.fronts(parents).enumerated() {
      for (member, crowding) in zip(front, Self.crowding(front.map { parents[$0] })) {
        rank[member] = place
        distance[member] = crowding
      }
    }
    var children: [[Double]] = []
    while children.count < population {
      let pair = children.count
      var index = 0
      func next() -> Double {
        defer { index += 1 }
        return uniform(generation, pair, index)
      }
      func parent() -> [Double] {
        let (a, b) = (place(next(), parents.count), place(next(), parents.count))
        if rank[a] != rank[b] { return parents[rank[a] < rank[b] ? a : b].genes }
        return parents[distance[a] >= distance[b] ? a : b].genes
      }
      var (one, two) = (parent(), parent())
      if next() < Self.crossoverProbability {
        for gene in 0..<dimensions where next() < 0.5 {
          let spread = Self.spread(next())
          // Which child takes after which parent is drawn gene by gene (as in the authors' own program):
          // otherwise what two parents have would never come together in one child.
          let (a, b) = next() < 0.5 ? (one[gene], two[gene]) : (two[gene], one[gene])
          one[gene] = Self.inside(0.5 * ((1 + spread) * a + (1 - spread) * b))
          two[gene] = Self.inside(0.5 * ((1 - spread) * a + (1 + spread) * b))
        }
      }
      for child in [one, two] where children.count < population {
        children.append(
          child.map { gene in
            next() < 1 / Double(dimensions) ? Self.inside(gene + Self.step(next())) : gene
          })
      }
    }
    return children
  }

  /// The best `count` of the candidates: whole fronts, and of the last the least crowded.
  public static func survivors(of all: [Candidate], count: Int) -> [Candidate] {
    var kept: [Candidate] = []
    for front in fronts(all) {
      let members = front.map { all[$0] }
      if kept.count + members.count <= count {
        kept += members
        continue
      }
      let distance = crowding(members)
      let order = members.indices.sorted {
        distance[$0] != distance[$1] ? distance[$0] > distance[$1] : $0 < $1
      }
      kept += order.prefix(count - kept.count).map { members[$0] }
      break
    }
    return kept
  }

  /// Places of the candidates that nothing dominates, then of those that only these dominate, and so
  /// on.
  public static func fronts(_ all: [Candidate]) -> [[Int]] {
    var dominated = [[Int]](repeating: [], count: all.count)
    var dominators = [Int](repeating: 0, count: all.count)
    for one in all.indices {
      for other in all.indices where all[one].dominates(all[other]) {
        dominated[one].append(other)
        dominators[other] += 1
      }
    }
    var fronts: [[Int]] = []
    var front = all.indices.filter { dominators[$0] == 0 }
    while !front.isEmpty {
      fronts.append(front)
      var next: [Int] = []
      for one in front {
        for other in dominated[one] {
          dominators[other] -= 1
          if dominators[other] == 0 { next.append(other) }
        }
      }
      front = next.sorted()
    }
    return fronts
  }

  /// For each candidate of a front the sum over objectives of the distance between its neighbours, as
  /// a share of the front's width; infinite at the ends.
  public static func crowding(_ front: [Candidate]) -> [Double] {
    var distance = [Double](repeating: 0, count: front.count)
    for objective in front.first?.objectives.indices ?? 0..<0 {
      let order = front.indices.sorted {
        let (a, b) = (front[$0].objectives[objective], front[$1].objectives[objective])
        return a != b ? a < b : $0 < $1
      }
      guard let first = order.first, let last = order.last else { continue }
      let width = front[last].objectives[objective] - front[first].objectives[objective]
      distance[first] = .infinity
      distance[last] = .infinity
      guard width > 0, order.count > 2 else { continue }
      for place in 1..<order.count - 1 {
        distance[order[place]] +=
          (front[order[place + 1]].objectives[objective]
            - front[order[place - 1]].objectives[objective]) / width
      }
    }
    return distance
  }

  private func place(_ uniform: Double, _ count: Int) -> Int {
    min(max(Int(uniform * Double(count)), 0), count - 1)
  }

  private static func inside(_ gene: Double) -> Double { min(max(gene, 0), 1) }

  /// The spread of simulated binary crossover (Deb and Agrawal 1995, Complex Systems 9, 115-148).
  private static func spread(_ u: Double) -> Double {
    let power = 1 / (crossoverIndex + 1)
    return u <= 0.5 ? Double.pow(2 * u, power) : Double.pow(1 / (2 * (1 - u)), power)
  }

  /// The step of polynomial mutation, as a share of the range (Deb and Goyal 1996, Computer Science
  /// and Informatics 26, 30-45).
  private static func step(_ u: Double) -> Double {
    let power = 1 / (mutationIndex + 1)
    return u < 0.5 ? Double.pow(2 * u, power) - 1 : 1 - Double.pow(2 * (1 - u), power)
  }
}
