import CareMarket
import Evidence

/// One simulated person in the same world under several scenarios.
public struct PersonInWorlds: Sendable {
  public struct World: Sendable {
    public var title: Text
    /// All events of people in the scenario's run, in order.
    public var events: [TraceEvent]

    public init(title: Text, events: [TraceEvent]) {
      self.title = title
      self.events = events
    }
  }

  /// The ordinal by which the person is the same in every scenario.
  public var person: Int
  public var worlds: [World]
  /// Length of the run [weeks].
  public var weeks: Double
  public var models: [(id: String, name: Text)]

  public init(
    person: Int, worlds: [World], weeks: Double, models: [(id: String, name: Text)]
  ) {
    self.person = person
    self.worlds = worlds
    self.weeks = weeks
    self.models = models
  }

  /// Whether anything happens to the person in any of the scenarios.
  public var exists: Bool { lives.contains { $0[person] != nil } }

  /// People who wait longest in one scenario compared with another.
  public var mostChanged: [Int] {
    guard let first = lives.first, let last = lives.last else { return [] }
    func change(_ person: Int) -> Double {
      ((last[person]?.waited ?? 0) - (first[person]?.waited ?? 0)).magnitude
    }
    return first.keys.filter { last[$0] != nil && change($0) > 0 }
      .sorted { (change($0), $1) > (change($1), $0) }.prefix(5).map { $0 }
  }

  /// What a person's events add up to.
  struct Life {
    var events: [TraceEvent] = []
    /// Waiting, from enquiry or from the loss of a provider to the start of care [weeks].
    var waited = 0.0
    var given = 0.0
    var paid = 0.0
    var unpaid = 0.0
    var unmet = 0.0
    var carers: Set<String> = []
    var providers: Set<String> = []
    private var waitingSince: Double?

    mutating func take(_ event: TraceEvent) {
      events.append(event)
      if !event.provider.isEmpty { providers.insert(event.provider) }
      switch event.event {
      case "enquired", "handed_back", "lost_provider":
        if waitingSince == nil { waitingSince = event.week }
      case "care_started", "died", "moved_to_care_home", "recovered": endWait(event.week)
      case "carer_named": carers.insert(event.worker)
      case "hours_given": given += event.amount
      case "hours_paid": paid += event.amount
      case "hours_unpaid": unpaid += event.amount
      case "hours_unmet": unmet += event.amount
      default: break
      }
    }

    mutating func endWait(_ week: Double) {
      if let since = waitingSince { waited += week - since }
      waitingSince = nil
    }
  }

  /// By scenario, the people by ordinal.
  private var lives: [[Int: Life]] {
    worlds.map { world in
      var lives: [Int: Life] = [:]
      for event in world.events {
        guard let ordinal = Int(event.person.dropFirst("person ".count)) else { continue }
        lives[ordinal, default: Life()].take(event)
      }
      for ordinal in lives.keys { lives[ordinal]?.endWait(weeks) }
      return lives
    }
  }

  public var report: Report {
    let lives = lives
    let own = lives.map { $0[person] ?? Life() }
    let others = lives.dropFirst().enumerated().map { index, other in
      compared(lives[0], other, worlds[index + 1].title)
    }
    return Report(
      title: Text(
        en: "The same person in \(worlds.count) worlds: person \(person)",
        cy: "Yr un person mewn \(worlds.count) o fydoedd: person \(person)"),
      subtitle: Text(
        en: "One simulated person, who exists in no record, met by the same chances under each "
          + "scenario: \(worlds.map(\.title.en).joined(separator: "; ")).",
        cy:
          "Un person efelychol, nad yw mewn unrhyw gofnod, yn cwrdd â'r un hap o dan bob senario: "
          + "\(worlds.map(\.title.cy).joined(separator: "; "))."),
      sections: [
        Report.Section(
          id: "totals", heading: Text(en: "What it came to", cy: "Y cyfanswm"),
          blocks: [.table { totals(own, $0) }] + others.map { .paragraph($0) }),
        Report.Section(
          id: "weeks", heading: Text(en: "Week by week", cy: "Wythnos wrth wythnos"),
          blocks: [.table { diary(own, $0) }]),
      ])
  }

  /// How all people of the world fare who are in both scenarios.
  private func compared(_ first: [Int: Life], _ other: [Int: Life], _ title: Text) -> Text {
    let both = first.keys.filter { other[$0] != nil }
    let all = Set(first.keys).union(other.keys).count
    func change(_ person: Int) -> Double {
      (other[person]?.waited ?? 0) - (first[person]?.waited ?? 0)
    }
    let less = both.count { change($0) < -1e-9 }
    let more = both.count { change($0) > 1e-9 }
    let same = both.count - less - more
    return Text(
      en:
        "\(title.en): of the \(all) people in this world \(both.count) are met in both scenarios: "
        + "\(less) wait less, \(more) wait longer, \(same) wait as long.",
      cy:
        "\(title.cy): o'r \(all) o bobl yn y byd hwn, mae \(both.count) i'w gweld yn y ddwy senario: mae "
        + "\(less) yn aros llai, \(more) yn aros yn hirach, a \(same) yn aros yr un faint.")
  }

  private func totals(_ lives: [Life], _ language: Language) -> PrintedTable {
    let rows: [(Text, (Life) -> String)] = [
      (Text(en: "Waiting (weeks)", cy: "Aros (wythnosau)"), { decimal($0.waited, decimals: 1) }),
      (
        Text(en: "Hours of paid care", cy: "Oriau o ofal â thâl"),
        { decimal($0.given, decimals: 0) }
      ),
      (
        Text(en: "Hours from unpaid carers", cy: "Oriau gan ofalwyr di-dâl"),
        { decimal($0.unpaid, decimals: 0) }
      ),
      (
        Text(en: "Hours of need not met", cy: "Oriau o angen nas diwallwyd"),
        { decimal($0.unmet, decimals: 0) }
      ),
      (Text(en: "Named carers", cy: "Gofalwyr penodol"), { String($0.carers.count) }),
      (Text(en: "Providers", cy: "Darparwyr"), { String($0.providers.count) }),
      (
        Text(en: "Price of the care, whoever paid", cy: "Pris y gofal, pwy bynnag a dalodd"),
        { "£" + decimal($0.paid, decimals: 0) }
      ),
    ]
    return PrintedTable(
      columns: [.init(Text(en: "what", cy: "beth")[language])]
        + worlds.map { .init($0.title[language], .trailing) },
      rows: rows.map { label, number in [label[language]] + lives.map(number) })
  }

  /// One row a moment at which something happens in any of the scenarios.
  private func diary(_ lives: [Life], _ language: Language) -> PrintedTable {
    let told = lives.map { life in
      Dictionary(grouping: life.events.filter { says($0) != nil }) { ($0.week * 10).rounded() / 10 }
    }
    let weeks = Set(told.flatMap(\.keys)).sorted()
    return PrintedTable(
      columns: [.init(Text(en: "week", cy: "wythnos")[language], .trailing)]
        + worlds.map { .init($0.title[language]) },
      rows: weeks.map { week in
        [decimal(week, decimals: 1)]
          + told.map { events in
            var counts: [(text: Text, count: Int)] = []
            for text in (events[week] ?? []).compactMap(says) {
              if let place = counts.firstIndex(where: { $0.text == text }) {
                counts[place].count += 1
              } else {
                counts.append((text, 1))
              }
            }
            return counts.map { text, count in
              text[language] + (count > 1 ? " (× \(count))" : "") + "."
            }.joined(separator: " ")
          }
      })
  }

  private func says(_ event: TraceEvent) -> Text? {
    let provider = provider(event.provider)
    let hours = decimal(event.amount, decimals: 1)
    return switch event.event {
    case "enquired":
      Text(
        en: "Asks for help with a need of \(hours) hours a week",
        cy: "Yn gofyn am gymorth, gydag angen o \(hours) awr yr wythnos")
    case "care_started":
      Text(
        en: "Care starts, \(hours) hours a week, from: \(provider.en)",
        cy: "Mae'r gofal yn dechrau, \(hours) awr yr wythnos, gan: \(provider.cy)")
    case "carer_named": Text(en: "A carer is named", cy: "Caiff gofalwr ei enwi")
    case "carer_left": Text(en: "A named carer leaves", cy: "Mae gofalwr penodol yn gadael")
    case "handed_back":
      Text(
        en: "The package is handed back, and the wait begins again",
        cy: "Caiff y pecyn ei ddychwelyd, ac mae'r aros yn dechrau eto")
    case "lost_provider":
      Text(
        en: "The provider closes, and the wait begins again",
        cy: "Mae'r darparwr yn cau, ac mae'r aros yn dechrau eto")
    case "died": Text(en: "The person dies", cy: "Mae'r person yn marw")
    case "moved_to_care_home":
      Text(en: "Moves to a care home", cy: "Yn symud i gartref gofal")
    case "recovered": Text(en: "Needs no more care", cy: "Nid oes angen gofal mwyach")
    default: nil
    }
  }

  /// `independent 10` as its care model's name and number.
  private func provider(_ name: String) -> Text {
    let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let model = models.first(where: { $0.id == parts[0] }) else {
      return Text(en: name, cy: name)
    }
    return Text(
      en: "\(model.name.en), number \(parts[1])", cy: "\(model.name.cy), rhif \(parts[1])")
  }
}
