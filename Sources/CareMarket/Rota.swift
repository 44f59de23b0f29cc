import Randomness

// Rotas: the few workers who are named for each package.
extension World {
  /// Workers to be named for a package: one for every five visits a week, one to six (an assumption).
  func namesWanted(_ package: Int) -> Int {
    min(6, 1 + Int(packages[package].hours / rules.visitLength / 5))
  }

  /// Named workers of a package that a provider begins with: from a place in its list on.
  mutating func rota(for package: Int, at provider: Int) -> Package.Rota {
    var rota = Package.Rota.none
    let staff = self.staff[provider]
    let wanted = namesWanted(package)
    if staff.count < wanted { providers[provider].lacksNames = true }
    guard !staff.isEmpty else { return rota }
    let first = streams.uniform(
      .rota, people[package >> 1].ordinal, packages[package].occasion << 1 | UInt32(package & 1))
    let start = min(staff.count - 1, Int(first * Double(staff.count)))
    for name in 0..<min(staff.count, wanted) {
      rota[name] = staff[(start + name) % staff.count]
    }
    return rota
  }

  /// Brings the rotas of a provider up to date when workers or packages have come over.
  mutating func renewRotas(of provider: Int) {
    providers[provider].lacksNames = false
    let newest = newestStaff(of: provider)
    for place in rotas[provider].indices { renewRota(place, of: provider, newest: newest) }
  }

  /// Replaces a worker who has left in the rotas that name them.
  mutating func renewRotas(of provider: Int, without leaver: Int32) {
    var newest: Package.Rota?
    for place in rotas[provider].indices where rotas[provider][place].names(leaver) {
      let staff = newest ?? newestStaff(of: provider)
      newest = staff
      renewRota(place, of: provider, newest: staff)
    }
  }

  /// Takes who is no longer there off the rota of a provider's package; where names are missing the
  /// newest colleague is named, whose hours are the least spoken for, or else the next who comes.
  private mutating func renewRota(_ place: Int, of provider: Int, newest: Package.Rota) {
    let package = Int(caseloads[provider][place])
    var missing = namesWanted(package)
    for name in 0..<6 {
      let worker = rotas[provider][place][name]
      guard worker >= 0 else { continue }
      if workers[Int(worker)].employer == Int32(provider) {
        missing -= 1
      } else {
        rotas[provider][place][name] = -1
        note("carer_left", person: package >> 1, worker: Int(worker), provider: provider)
      }
    }
    for name in 0..<6 where missing > 0 && rotas[provider][place][name] < 0 {
      let rota = rotas[provider][place]
      guard let next = newest.indices.first(where: { newest[$0] >= 0 && !rota.names(newest[$0]) })
      else {
        providers[provider].lacksNames = true
        return
      }
      rotas[provider][place][name] = newest[next]
      missing -= 1
      note("carer_named", person: package >> 1, worker: Int(newest[next]), provider: provider)
    }
  }

  /// The workers of a provider who came last, latest first: eight, of whom a rota of six leaves some.
  private func newestStaff(of provider: Int) -> Package.Rota {
    var newest = Package.Rota.none
    // From the end, where most of the newest stand; of those who came together, the first goes first.
    for worker in staff[provider].reversed() {
      let started = workers[Int(worker)].started
      var place = newest.scalarCount
      while place > 0, newest[place - 1] < 0 || workers[Int(newest[place - 1])].started <= started {
        place -= 1
        if place + 1 < newest.scalarCount { newest[place + 1] = newest[place] }
      }
      if place < newest.scalarCount { newest[place] = worker }
    }
    return newest
  }
}
