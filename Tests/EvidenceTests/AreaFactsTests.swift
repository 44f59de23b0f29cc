import Testing

@testable import Evidence

@Suite("The 22 local authorities")
struct AreaFactsTests {
  @Test("There are 22, with names in both languages and kebab-case ids")
  func names() {
    #expect(AreaFacts.all.count == 22)
    #expect(Set(AreaFacts.all.map(\.id)).count == 22)
    #expect(Set(AreaFacts.all.map(\.name.cy)).count == 22)
    for area in AreaFacts.all {
      #expect(
        area.id == area.name.en.lowercased().replacing(" ", with: "-") && !area.name.cy.isEmpty)
      #expect(AreaFacts.withID(area.id) == area)
    }
    #expect(AreaFacts.withID("isle-of-anglesey")?.name.cy == "Ynys Môn")
    #expect(AreaFacts.withID("monmouthshire")?.name.cy == "Sir Fynwy")
    #expect(AreaFacts.withID("atlantis") == nil)
  }

  @Test("Older populations sum to the published totals for Wales")
  func populations() {
    #expect(AreaFacts.all.reduce(0) { $0 + $1.population65 } == 668_590)
    #expect(AreaFacts.all.reduce(0) { $0 + $1.population80 } == 175_726)
    #expect(AreaFacts.all.reduce(0) { $0 + $1.population85 } == 85_160)
    for area in AreaFacts.all {
      #expect(area.population85 < area.population80 && area.population80 < area.population65)
      #expect(area.population65 < area.population)
    }
  }

  @Test("The survey's answers on micro-care are two, eight, five and seven")
  func microCare() {
    let counts = Dictionary(grouping: AreaFacts.all, by: \.microCare).mapValues(\.count)
    #expect(counts == [.commissions: 2, .directPayments: 8, .starting: 5, .none: 7])
  }

  @Test("Counts and rates of social prescribing agree with the population to their rounding")
  func prescribing() {
    #expect(AreaFacts.all.reduce(0) { $0 + $1.communityOrganisations } == 320)
    for area in AreaFacts.all {
      let rate = Double(area.communityOrganisations) / Double(area.population) * 100_000
      #expect(abs(rate - area.communityOrganisationRate) < 0.02, "\(area.id)")
    }
  }

  @Test("Two prices of 2018 are published, the lowest and the highest")
  func fees() {
    let fees = AreaFacts.all.compactMap { area in area.fee2018.map { (area.id, $0) } }
    #expect(fees.count == 2)
    #expect(AreaFacts.withID("merthyr-tydfil")?.fee2018 == 14.68)
    #expect(AreaFacts.withID("carmarthenshire")?.fee2018 == 20.08)
  }

  @Test(
    "Every field has a source that exists, or an assumption with a reason",
    arguments: AreaFacts.Field.allCases)
  func bases(field: AreaFacts.Field) {
    for area in AreaFacts.all { #expect(area.basis(of: field).isComplete, "\(area.id)") }
  }

  @Test("The micro-care and prescribing facts say what their entries say")
  func facts() throws {
    for area in AreaFacts.all {
      guard case .evidence(let counts) = area.basis(of: .communityOrganisations),
        case .evidence(let rates) = area.basis(of: .communityOrganisationRate)
      else {
        Issue.record("\(area.id)")
        continue
      }
      let count = try #require(counts.first.flatMap(Register.entry))
      let rate = try #require(rates.first.flatMap(Register.entry))
      #expect(count.quote.hasSuffix(" \(area.communityOrganisations)"), "\(area.id)")
      #expect(rate.value?.hasPrefix("\(area.communityOrganisationRate)") == true, "\(area.id)")
    }
  }

  @Test("What is nil is an assumption; what is known has a source, but for rurality")
  func known() {
    for area in AreaFacts.all {
      let optional: [(AreaFacts.Field, Double?)] = [
        (.fee2018, area.fee2018), (.hoursPerWeek, area.hoursPerWeek), (.clients, area.clients),
        (.inHouseShare, area.inHouseShare),
      ]
      for (field, value) in optional {
        #expect(area.basis(of: field).ids.isEmpty == (value == nil), "\(area.id) \(field)")
      }
      #expect(area.basis(of: .rurality).ids.isEmpty)
    }
  }

  @Test("Other entries named for an authority exist")
  func entries() {
    for id in AreaFacts.all.flatMap(\.entries) { #expect(Register.entry(id) != nil, "\(id)") }
  }

  @Test("Public figures for one authority alone are found from it")
  func figures() {
    let ids = AreaFacts.withID("pembrokeshire")?.figures.map(\.id)
    #expect(ids == ["figure-micro-rate-pembrokeshire", "figure-micro-pembrokeshire"])
    #expect(AreaFacts.withID("powys")?.figures.isEmpty == true)
  }

  @Test("The assumed rural shares order the classes and overlap their neighbours")
  func rurality() {
    let classes: [Rurality] = [.rural, .mixed, .valley, .urban]
    for (more, less) in zip(classes, classes.dropFirst()) {
      #expect(more.mode > less.mode && more.range.lowerBound < less.range.upperBound)
    }
    for rurality in classes { #expect(rurality.range.contains(rurality.mode)) }
    #expect(AreaFacts.withID("powys")?.rurality == .rural)
    #expect(AreaFacts.withID("cardiff")?.rurality == .urban)
  }
}
