import CareMarket
import Evidence
import Statistics

extension Setting {
  /// What a scenario states of this choice, in words; nil where it states nothing.
  func stated(in scenario: Scenario) -> Text? {
    switch (scenario.choices[key], form) {
    case (.amount(let ramp), .quantity(let unit, _)): return unit.says(ramp)
    case (.option(let word), .option(let options, _)):
      guard let option = options.first(where: { $0.key == word }) else {
        return Text(en: word, cy: word)
      }
      guard let unit = option.amount, case .amount(let ramp) = scenario.choices[key + "." + word]
      else { return option.label }
      let amount = unit.says(ramp)
      return Text(
        en: "\(option.label.en): \(amount.en)", cy: "\(option.label.cy): \(amount.cy)")
    default: return nil
    }
  }

  /// The central value and the range that holds nine tenths, in words.
  var known: Text {
    switch form {
    case .quantity(let unit, let distribution):
      let central = unit.says(distribution.central)
      if case .fixed = distribution { return central }
      let low = unit.says(distribution.quantile(0.05))
      let high = unit.says(distribution.quantile(0.95))
      return Text(
        en: "\(central.en) (\(low.en) to \(high.en))", cy: "\(central.cy) (\(low.cy) i \(high.cy))")
    case .option(let options, let standard):
      return options.first { $0.key == standard }?.label ?? Text(en: standard, cy: standard)
    }
  }
}

extension Unit {
  func says(_ ramp: Ramp) -> Text {
    if ramp.over <= 0 { return says(ramp.to) }
    let (from, to, time) = (says(ramp.from), says(ramp.to), Unit.time.says(ramp.over))
    return Text(
      en: "from \(from.en) to \(to.en) over \(time.en)",
      cy: "o \(from.cy) i \(to.cy) dros \(time.cy)")
  }

  /// A number of this unit, to three digits.
  func says(_ value: Double) -> Text {
    func same(_ text: String) -> Text { Text(en: text, cy: text) }
    func tail(_ number: String, _ en: String, _ cy: String) -> Text {
      Text(en: number + " " + en, cy: number + " " + cy)
    }
    let number = threeDigits(value)
    let percent = threeDigits(100 * value) + "%"
    func pounds(_ decimals: Int) -> String {
      (value < 0 ? "−£" : "£") + decimal(value.magnitude, decimals: decimals)
    }
    switch self {
    case .share: return same(percent)
    case .perYear: return tail(percent, "a year", "y flwyddyn")
    case .hours: return tail(number, value == 1 ? "hour" : "hours", "awr")
    case .hoursPerWeek: return tail(number, "hours a week", "awr yr wythnos")
    case .poundsPerHour: return tail(pounds(2), "an hour", "yr awr")
    case .poundsPerYear: return tail(pounds(0), "a year", "y flwyddyn")
    case .pounds: return same(pounds(value.magnitude < 100 ? 2 : 0))
    case .time:
      let years = value / weeksAYear
      if years >= 1, (years - years.rounded()).magnitude < 1e-6 {
        let count = decimal(years, decimals: 0)
        return years.rounded() == 1
          ? Text(en: "1 year", cy: "1 flwyddyn")
          : Text(en: count + " years", cy: count + " blynedd")
      }
      if value < 2 { return tail(threeDigits(value * 7), "days", "diwrnod") }
      return tail(number, "weeks", "wythnos")
    case .year: return same(String(Int(min(max(value, 0), 9999))))
    case .count, .number: return same(number)
    case .ratio(.fee): return tail(percent, "of the fee", "o'r ffi")
    case .ratio(.agencyPrice): return tail(percent, "of the agency price", "o bris yr asiantaeth")
    }
  }

  private func threeDigits(_ value: Double) -> String {
    let places = min(max(2 - decimalExponent(value.magnitude), 0), 4)
    var text = decimal(value, decimals: places)
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }
}

extension Basis {
  /// Where a number comes from, in words.
  var words: Text {
    switch self {
    case .evidence(let ids):
      let entries = ids.compactMap(Register.entry)
      return Text(
        en: entries.map { "\($0.source.title.en), \($0.section.en) (\($0.id))" }
          .joined(separator: "; "),
        cy: entries.map { "\($0.source.title.cy), \($0.section.cy) (\($0.id))" }
          .joined(separator: "; "))
    case .publicFigure(let ids):
      let figures = ids.compactMap(PublicFigure.withID)
      let words = figures.map { "\($0.title), \($0.year) (\($0.id))" }.joined(separator: "; ")
      return Text(en: words, cy: words)
    case .assumption(let reason):
      return Text(
        en: "An assumption of ours. \(reason.en)", cy: "Tybiaeth o'n heiddo ni. \(reason.cy)")
    }
  }

  var isAssumption: Bool {
    if case .assumption = self { return true }
    return false
  }
}
