import CareMarket
import Evidence
import Statistics

/// Commented files to start from: what `gofal new` writes.
public enum Template {
  private static func comment(_ text: String) -> String {
    "# " + Escaping.terminal(text)
  }

  /// A scenario that changes nothing yet; every choice and fact stands ready, commented out.
  public static func scenario(
    title: String, _ vocabulary: Vocabulary, language: Language
  ) -> String {
    let words = [
      Text(
        en: "A scenario: only what differs from the base is stated.",
        cy: "Senario: dim ond yr hyn sy'n wahanol i'r sylfaen a nodir."),
      Text(
        en: "Remove the '# ' before a line to state it. 'gofal check FILE' says what is wrong.",
        cy:
          "Tynnwch y '# ' o flaen llinell i'w nodi. Mae 'gofal check FFEIL' yn dweud beth sydd o'i le."
      ),
    ]
    var lines = words.map { comment($0[language]) }
    lines += ["title: " + JSON.string(title).text, "extends: baseline"]
    lines.append(
      comment(
        Text(
          en: "A local authority, 'wales', or an area file of your own ('gofal new --area').",
          cy: "Awdurdod lleol, 'wales', neu'ch ffeil ardal eich hun ('gofal new --area').")[
            language]))
    lines += ["area: " + (vocabulary.areas.first { $0.id == "powys" }?.id ?? "wales"), "years: 5"]
    for setting in vocabulary.settings where vocabulary.section(of: setting) == .top {
      lines += entry(setting, .top, language, indent: "")
    }
    lines += [
      "",
      comment(
        Text(
          en: "Intended shares of new commissioned packages; models not named share the rest.",
          cy: "Cyfrannau bwriedig y pecynnau newydd a gomisiynir; modelau nas enwir sy'n rhannu'r"
            + " gweddill.")[language]),
      "# mix:",
    ]
    for model in vocabulary.models {
      lines.append(
        "#   \(model.id): 10% -> 20% over 3 years   # " + Escaping.terminal(model.label[language]))
    }
    lines += [
      "",
      comment(
        Text(
          en: "Levers: what a commissioner can do, from week 0.",
          cy: "Ysgogiadau: yr hyn y gall comisiynydd ei wneud, o wythnos 0.")[language]),
      "# levers:",
    ]
    for setting in vocabulary.settings where vocabulary.section(of: setting) == .levers {
      lines += entry(setting, .levers, language, indent: "  ")
    }
    lines += [
      "",
      comment(
        Text(
          en: "Facts about the world; they hold for all scenarios of a comparison.",
          cy: "Ffeithiau am y byd; maent yn wir am bob senario mewn cymhariaeth.")[language]),
      "# parameters:",
    ]
    for setting in vocabulary.settings where vocabulary.section(of: setting) == .parameters {
      lines += entry(setting, .parameters, language, indent: "  ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(
    _ setting: Setting, _ section: Vocabulary.Section, _ language: Language, indent: String
  ) -> [String] {
    let key = Vocabulary.inner(setting.key, section)
    let value: String
    switch setting.form {
    case .quantity(let unit, let distribution):
      value = Quantity.text(
        section == .parameters ? distribution : .fixed(distribution.centre), unit: unit)
    case .option(let options, let standard):
      value = options.first { $0.key == standard }?.written ?? standard
    }
    return ["#\(indent) \(key): \(value)   # " + Escaping.terminal(setting.label[language])]
  }

  /// An area file with a worked example: figures that are plainly made up.
  public static func area(name: String, language: Language) -> String {
    let examples = [
      "population": "100000", "population_65": "25000", "rural": "40%",
      "caseload": "900 people", "fee": "£20.50/hour", "community_organisations": "10",
    ]
    var lines = [
      comment(
        Text(
          en: "An area: your own figures. These are a worked example; put yours in their place.",
          cy:
            "Ardal: eich ffigurau eich hun. Enghraifft yw'r rhain; rhowch eich rhai chi yn eu lle.")[
            language]),
      "name: " + JSON.string(name).text,
    ]
    for field in AreaField.all {
      let mark = field.isRequired ? "" : "# "
      lines.append(
        "\(mark)\(field.key): \(examples[field.key] ?? "1")   # " + field.label[language])
    }
    let stances = Area.MicroStance.allCases.map(\.rawValue).joined(separator: ", ")
    lines += [
      comment(
        Text(
          en: "How the authority treats micro-enterprises: \(stances).",
          cy: "Sut mae'r awdurdod yn trin microfentrau: \(stances).")[language]),
      "micro_stance: " + Area.MicroStance.none.rawValue,
      comment(
        Text(
          en: "Where a figure comes from, by its key; a figure without a source is an assumption.",
          cy: "O ble y daw ffigur, yn ôl ei allwedd; tybiaeth yw ffigur heb ffynhonnell.")[
            language]),
      "# sources: {population: [census-2021]}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Distribution {
  /// A value in the middle, for an example.
  var centre: Double {
    switch self {
    case .fixed(let value): value
    case .uniform(let low, let high): (low + high) / 2
    case .pert(_, let mode, _), .triangular(_, let mode, _): mode
    case .normal(let mean, _), .truncatedNormal(let mean, _, _), .gamma(let mean, _): mean
    case .lognormal(let median, _): median
    case .beta(let a, let b): a / (a + b)
    }
  }
}
