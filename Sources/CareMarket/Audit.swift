/// The laws of conservation, recounted from the entities and the ledger. Nothing here is shared with
/// the updates that it judges.
struct Audit {
  private(set) var faults: [String] = []

  /// Recounts a world; what does not add up is named.
  init(_ world: borrowing World) {
    people(world)
    workers(world)
    providers(world)
    money(world)
    hours(world)
  }

  private mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
    if !holds { faults.append(fault()) }
  }

  private func near(_ a: Double, _ b: Double, _ scale: Double = 1) -> Bool {
    (a - b).magnitude <= 1e-6 * max(1, a.magnitude, b.magnitude, scale)
  }

  /// Law 1, people: initial + enquired = left + waiting + in care.
  private mutating func people(_ world: borrowing World) {
    var waiting = 0
    var inCare = 0
    var left = 0
    var diverted = 0
    for index in world.people.indices {
      switch world.people[index].stage {
      case .waiting: waiting += 1
      case .inCare: inCare += 1
      case .left: left += 1
      case .diverted: diverted += 1
      }
      let main = world.packages[2 * index]
      for package in [2 * index, 2 * index + 1] {
        let asked =
          world.packages[package].isWaiting
          ? world.packages[package].hours * (world.people[index].twoCarers ? 2 : 1) : .infinity
        expect(
          asked == world.asked[package],
          "package \(package) asks \(asked) hours, counted \(world.asked[package])")
      }
      let held = world.packages[2 * index].provider >= 0
      switch world.people[index].stage {
      case .inCare: expect(held, "person \(index) is in care without a provider")
      case .waiting: expect(!held, "person \(index) waits with a package in place")
      case .left, .diverted:
        expect(
          !held && !main.isWaiting && world.packages[2 * index + 1].provider < 0
            && !world.packages[2 * index + 1].isWaiting, "person \(index) left but holds a package")
      }
    }
    let counts = world.counts
    expect(
      counts.initialPeople + counts.enquired == left + waiting + inCare + diverted,
      "people: \(counts.initialPeople) + \(counts.enquired) came, \(left) left, \(waiting) wait, "
        + "\(inCare) are in care, \(diverted) are diverted")
    expect(waiting == world.peopleWaiting, "\(waiting) wait, \(world.peopleWaiting) are counted")
    expect(inCare == world.peopleInCare, "\(inCare) in care, \(world.peopleInCare) are counted")
    expect(
      diverted == world.frontDoor.placesTaken,
      "\(diverted) are diverted, \(world.frontDoor.placesTaken) places are taken")
    expect(left == counts.leftPeople, "\(left) left, \(counts.leftPeople) are counted")
  }

  /// Law 1, workers by kind: initial + hired = working + set up alone + left.
  private mutating func workers(_ world: borrowing World) {
    var employed = 0
    var alone = 0
    var listed = 0
    for index in world.workers.indices {
      let employer = Int(world.workers[index].employer)
      guard employer >= 0 else { continue }
      if world.models[world.providers[employer].model].behaviour.employs {
        employed += 1
      } else {
        alone += 1
      }
      let slot = Int(world.workers[index].slot)
      expect(
        world.staff[employer].indices.contains(slot) && Int(world.staff[employer][slot]) == index,
        "worker \(index) is not on the list of their employer")
    }
    for index in world.staff.indices { listed += world.staff[index].count }
    let counts = world.counts
    expect(
      listed == employed + alone, "\(listed) workers listed, \(employed + alone) have employers")
    expect(
      counts.initialWorkers + counts.hired
        == employed + counts.setUpAlone + counts.leftEmployment,
      "employees: \(counts.initialWorkers) + \(counts.hired) came, \(employed) work, "
        + "\(counts.setUpAlone) set up alone, \(counts.leftEmployment) left")
    expect(
      counts.initialSelfEmployed + counts.setUpAlone + counts.outsideFounders == alone
        + counts.leftSelfEmployment,
      "self-employed: \(counts.initialSelfEmployed) + \(counts.setUpAlone) came, \(alone) work, "
        + "\(counts.leftSelfEmployment) left")
    expect(employed == world.employed && alone == world.selfEmployed, "workers are miscounted")
  }

  /// Law 4, and what each provider has promised: the sum of its packages.
  private mutating func providers(_ world: borrowing World) {
    var waiting = 0
    var selfFunded = 0
    for index in world.packages.indices where world.packages[index].isWaiting {
      waiting += 1
      if world.people[index / 2].route == .selfFunded { selfFunded += 1 }
    }
    expect(selfFunded == world.waitingSelfFunded, "\(selfFunded) packages of self-funders wait")
    expect(
      waiting == world.waitingPackages, "\(waiting) packages wait, \(world.waitingPackages) counted"
    )
    var publicHours = 0.0
    for index in world.providers.indices {
      let provider = world.providers[index]
      var committed = 0.0
      var contact = 0.0
      var charges = 0.0
      var personal = 0
      for item in world.caseloads[index] {
        let package = world.packages[Int(item)]
        let person = world.people[Int(item) / 2]
        expect(Int(package.provider) == index, "package \(item) is on the wrong list")
        committed += package.time
        charges += package.charge
        contact += package.hours * (person.twoCarers ? 2 : 1)
        if package.personal > 0 { personal += 1 }
        if person.route != .selfFunded { publicHours += package.hours * (person.twoCarers ? 2 : 1) }
      }
      var hired = 0.0
      var present = 0.0
      var transferred = 0.0
      var founders = 0
      for item in world.staff[index] {
        hired += world.workers[Int(item)].hours
        if !world.workers[Int(item)].absent { present += world.workers[Int(item)].hours }
        if world.workers[Int(item)].transferred { transferred += world.workers[Int(item)].hours }
        if world.workers[Int(item)].isFounder { founders += 1 }
      }
      expect(
        near(committed, provider.committedTime),
        "provider \(index) committed \(committed), counted \(provider.committedTime)")
      expect(
        near(present - committed, world.spare[index]),
        "provider \(index) has \(present - committed) to spare, counted \(world.spare[index])")
      expect(
        world.rotas[index].count == world.caseloads[index].count,
        "provider \(index) has rotas for \(world.rotas[index].count) packages")
      for rota in world.rotas[index] {
        let names = (0..<8).map { rota[$0] }.filter { $0 >= 0 }
        expect(
          Set(names).count == names.count
            && names.allSatisfy { world.workers[Int($0)].employer == Int32(index) },
          "provider \(index) names \(names) for a package")
      }
      let limit = world.models[provider.model].overtimeLimit * max(0, present)
      expect(
        provider.overtime * committed <= limit + 1e-6,
        "provider \(index) works \(provider.overtime * committed) hours of overtime")
      expect(
        near(contact, provider.contact.sum),
        "provider \(index) contact \(contact), counted \(provider.contact.sum)")
      expect(
        near(charges, provider.charges),
        "provider \(index) charges \(charges), counted \(provider.charges)")
      expect(personal == provider.personalPeople, "provider \(index) people in personal care")
      expect(
        near(hired, provider.hiredTime) && near(present, provider.presentTime),
        "provider \(index) staff time \(hired), \(present)")
      expect(
        near(transferred, provider.transferredTime) && founders == provider.founders,
        "provider \(index) has \(founders) founders and \(transferred) hours of transferred staff")
      expect(provider.filledTo <= world.now + 1e-9, "provider \(index) is ahead of time")
      expect(
        provider.overtime >= 0 && provider.agency >= 0 && provider.cut >= 0
          && provider.missed >= 0 && provider.missed <= 1 + 1e-9 && provider.clip >= -1e-12,
        "provider \(index) fills its hours with a negative share")
      if provider.state == .closed {
        expect(
          world.caseloads[index].isEmpty && world.staff[index].isEmpty && provider.cash == 0
            && provider.owed == 0,
          "provider \(index) is closed but not empty")
      }
    }
    var counted = 0.0
    for index in world.publicContact.indices { counted += world.publicContact[index].sum }
    expect(
      near(publicHours, counted, 1e3), "publicly funded hours \(publicHours), counted \(counted)")
  }

  /// Law 3: all accounts together are zero, to the penny.
  private mutating func money(_ world: borrowing World) {
    var sum: Int64 = 0
    for balance in world.ledger.balances { sum &+= balance }
    for index in world.providers.indices { sum &+= world.providers[index].cash }
    expect(sum == 0, "\(sum) pence came from nowhere")
  }

  /// Law 2: what people received, providers gave; and of each person's need nothing is lost.
  private mutating func hours(_ world: borrowing World) {
    // Both sides are summed at their own events: bring a reckoning of what is still open to now.
    var received = world.counts.hoursReceived
    for index in world.packages.indices where world.packages[index].provider >= 0 {
      let package = world.packages[index]
      let provider = world.providers[Int(package.provider)]
      received +=
        package.hours * (world.people[index / 2].twoCarers ? 2 : 1)
        * (provider.deliveredIntegral - package.deliveredMark)
    }
    expect(
      near(received, world.counts.hoursGiven, 1e3),
      "people received \(received) hours, providers gave \(world.counts.hoursGiven)")
    for index in world.people.indices {
      let sums = world.people[index].sums
      expect(
        near(sums.need + sums.over, sums.delivered + sums.unpaid + sums.unmet),
        "person \(index): need \(sums.need) + \(sums.over) over, met \(sums.delivered) + \(sums.unpaid) + \(sums.unmet)"
      )
    }
  }
}
