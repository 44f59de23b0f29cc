/// Law 4, judged at the moment of acceptance from the state before and after one event: no package
/// is accepted beyond its provider's hours, and no micro-enterprise goes beyond its exemption.
///
/// Afterwards both may happen without fault: workers leave and fall ill, and needs grow.
enum Acceptance {
  /// Who has which package, and the hours that each provider has.
  struct Position {
    fileprivate var week: Double
    fileprivate var providers: [Int32]
    fileprivate var occasions: [UInt32]
    fileprivate var present: [Double]

    init(_ world: borrowing World) {
      week = world.now
      providers = []
      occasions = []
      for index in world.packages.indices {
        providers.append(world.packages[index].provider)
        occasions.append(world.packages[index].occasion)
      }
      present = []
      for index in world.providers.indices { present.append(world.providers[index].presentTime) }
    }
  }

  /// What one event accepted that it should not have.
  static func faults(
    from before: Position, to after: Position, in world: borrowing World
  ) -> [String] {
    var faults: [String] = []
    var takers: Set<Int32> = []
    var withPersonalCare: Set<Int32> = []
    // A team that splits, or a service that is taken over, in the event in which it took a package:
    // what it had at that moment cannot be told from before and after.
    var divided: Set<Int32> = []
    for index in after.providers.indices {
      let provider = after.providers[index]
      let wasThere = index < before.providers.count
      guard provider >= 0 else { continue }
      // A package keeps its occasion while it has a provider, also where it goes over with a team or
      // an undertaking; one that came back to brokerage has another.
      if wasThere, before.providers[index] >= 0, before.occasions[index] == after.occasions[index] {
        if before.providers[index] != provider {
          divided.formUnion([before.providers[index], provider])
        }
        continue
      }
      if world.packages[index].personal > 0 { withPersonalCare.insert(provider) }
      takers.insert(provider)
    }
    for taker in takers.sorted() {
      let provider = world.providers[Int(taker)]
      var committed = 0.0
      var personal = 0
      var hours = 0.0
      for item in world.caseloads[Int(taker)] {
        let package = world.packages[Int(item)]
        committed += package.time
        if package.personal > 0 { personal += 1 }
        hours += package.personal
      }
      if !divided.contains(taker), committed > provider.presentTime + 1e-6 {
        faults.append("provider \(taker) took \(committed) hours with \(provider.presentTime)")
      }
      guard !world.models[provider.model].behaviour.registered, withPersonalCare.contains(taker)
      else { continue }
      switch world.levers.exemption {
      case .people(let limit) where Double(personal) > limit:
        faults.append("micro-enterprise \(taker) has \(personal) people in personal care")
      case .hours(let limit) where hours > limit + 1e-6:
        faults.append("micro-enterprise \(taker) gives \(hours) hours of personal care")
      default: break
      }
    }
    return faults
  }
}
