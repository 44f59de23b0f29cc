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
    for place in rotas[provider].indices { renewRota(place, of: provider) }
  }

  /// Takes who is no longer there off the rota of a provider's package; where names are missing the
  /// newest colleague is named, whose hours are the least spoken for, or else the next who comes.
  mutating func renewRota(_ place: Int, of provider: Int) {
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
      guard let newest = newest(of: provider, besides: rotas[provider][place]) else {
        providers[provider].lacksNames = true
        return
      }
      rotas[provider][place][name] = newest
      missing -= 1
      note("carer_named", person: package >> 1, worker: Int(newest), provider: provider)
    }
  }

  /// The worker of a provider who came last, of those who are not in a rota.
  private func newest(of provider: Int, besides rota: Package.Rota) -> Int32? {
    var newest: Int32?
    for worker in staff[provider] where !rota.names(worker) {
      if let other = newest, workers[Int(other)].started >= workers[Int(worker)].started {
        continue
      }
      newest = worker
    }
    return newest
  }
}
