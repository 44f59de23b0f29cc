import CareMarket
import Evidence
import Experiments

/// JSON Schemas (draft 2020-12) by which editors complete and check scenario, case, study and area files.
///
/// They say what a key means and which shapes a value has; `gofal check` says the rest.
public enum Schema {
  private static func text(_ text: Text) -> JSON {
    .object([
      .init(
        "oneOf",
        .array([
          .object([.init("type", .string("string"))]),
          .object([
            .init("type", .string("object")),
            .init("required", .array([.string("en"), .string("cy")])),
            .init("additionalProperties", .bool(false)),
            .init(
              "properties",
              .object(["en", "cy"].map { .init($0, .object([.init("type", .string("string"))])) })),
          ]),
        ])), .init("description", .string(text.en + " / " + text.cy)),
    ])
  }

  private static func object(_ properties: [JSON.Member], _ extra: [JSON.Member] = []) -> JSON {
    .object(
      [
        .init("type", .string("object")), .init("additionalProperties", .bool(false)),
        .init("properties", .object(properties)),
      ] + extra)
  }

  private static func value(_ description: Text, _ extra: [JSON.Member] = []) -> JSON {
    .object(
      [
        .init("type", .array([.string("string"), .string("number")])),
        .init("description", .string(description.en + "\n\n" + description.cy)),
      ] + extra)
  }

  private static func setting(_ setting: Setting, _ section: Vocabulary.Section) -> JSON.Member {
    let key = Vocabulary.inner(setting.key, section)
    let words = setting.label + Text(same: ". ") + setting.explanation
    switch setting.form {
    case .quantity(let unit, let distribution):
      let example = Quantity.text(distribution, unit: unit)
      return .init(key, value(words, [.init("examples", .array([.string(example)]))]))
    case .option(let options, let standard):
      let fixed = options.filter { $0.amount == nil }.map { JSON.string($0.key) }
      let shape: JSON.Member =
        fixed.count == options.count
        ? .init("enum", .array(fixed)) : .init("examples", .array(fixed))
      return .init(key, value(words, [shape, .init("default", .string(standard))]))
    }
  }

  private static func document(_ id: String, _ title: Text, _ body: JSON) -> JSON {
    guard case .object(let members) = body else { return body }
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("$id", .string("urn:gofal:schema:" + id)),
        .init("title", .string(title.en + " / " + title.cy)),
      ] + members)
  }

  public static func scenario(_ vocabulary: Vocabulary) -> JSON {
    document(
      "scenario", Text(en: "A scenario", cy: "Senario"), object(scenarioKeys(vocabulary)))
  }

  /// A case: a scenario, and what its document claims.
  public static func caseFile(_ vocabulary: Vocabulary, outcomes: [String]) -> JSON {
    func words(_ description: Text, _ extra: [JSON.Member] = []) -> JSON {
      .object([.init("description", .string(description.en + "\n\n" + description.cy))] + extra)
    }
    let string = JSON.Member("type", .string("string"))
    let evidence = words(
      Text(
        en: "Ids of entries of the register, with spaces between.",
        cy: "Idau cofnodion y gofrestr, gyda bylchau rhyngddynt."), [string])
    let directions = Claim.Expectation.Direction.allCases.map { JSON.string($0.rawValue) }
    let claim = object(
      [
        .init("evidence", evidence),
        .init("says", text(Text(en: "The claim, a sentence", cy: "Yr honiad, mewn brawddeg"))),
        .init("outcome", .object([.init("enum", .array(outcomes.map { .string($0) }))])),
        .init(
          "group", words(Text(en: "Such as model:micro.", cy: "Megis model:micro."), [string])),
        .init(
          "than",
          words(
            Text(
              en: "Another group of the same run; without it, the reference scenario.",
              cy: "Grŵp arall yn yr un rhediad; hebddo, y senario gyfeirio."), [string])),
        .init("expect", .object([.init("enum", .array(directions))])),
        .init(
          "confidence",
          value(
            Text(
              en:
                "Least probability of a direction (80 %), or share of the runs of an event (50 %).",
              cy: "Tebygolrwydd lleiaf cyfeiriad (80 %), neu gyfran rhediadau digwyddiad (50 %)."))),
        .init(
          "level", words(Text(en: "A range, 27..37.", cy: "Amrediad, 27..37."), [string])),
        .init(
          "change",
          words(Text(en: "A range, -15%..-5%.", cy: "Amrediad, -15%..-5%."), [string])),
        .init(
          "event",
          words(Text(en: "'below 5' or 'above 5'.", cy: "'below 5' neu 'above 5'."), [string])),
        .init("why", text(Text(en: "Why it fails", cy: "Pam y mae'n methu"))),
      ], [.init("required", .array(["evidence", "says", "outcome"].map { .string($0) }))])
    let own: [JSON.Member] = [
      .init(
        "about", text(Text(en: "What the document says", cy: "Yr hyn a ddywed y ddogfen"))),
      .init("evidence", evidence),
      .init(
        "against",
        words(
          Text(
            en: "A shipped scenario or a case that it is compared with.",
            cy: "Senario neu achos o'r pecyn y'i cymherir ag ef."), [string])),
      .init(
        "claims",
        .object([.init("type", .string("object")), .init("additionalProperties", claim)])),
    ]
    return document(
      "case", Text(en: "A case", cy: "Achos"),
      object(
        own + scenarioKeys(vocabulary),
        [.init("required", .array(["about", "evidence"].map { .string($0) }))]))
  }

  private static func scenarioKeys(_ vocabulary: Vocabulary) -> [JSON.Member] {
    func section(_ section: Vocabulary.Section) -> [JSON.Member] {
      vocabulary.settings.filter { vocabulary.section(of: $0) == section }
        .map { setting($0, section) }
    }
    let areas = vocabulary.areas.map { JSON.string($0.id) } + [.string("wales")]
    let scenarios = vocabulary.scenarios.keys.sorted().map { JSON.string($0) }
    let shares = vocabulary.models.map { JSON.Member($0.id, value($0.label)) }
    let own: [JSON.Member] = [
      .init("title", text(Text(en: "What the scenario is called", cy: "Beth yw enw'r senario"))),
      .init(
        "extends",
        .object([
          .init("type", .string("string")),
          .init(
            "examples", .array([.string("baseline")] + scenarios)),
          .init(
            "description",
            .string(
              "A shipped scenario, or a path; 'none' for the declared defaults."
                + "\n\nSenario o'r pecyn, neu lwybr; 'none' am y rhagosodiadau datganedig.")),
        ])),
      .init(
        "area", .object([.init("type", .string("string")), .init("examples", .array(areas))])),
      .init(
        "years",
        .object([
          .init("type", .array([.string("integer"), .string("string")])),
          .init("minimum", .integer(1)), .init("maximum", .integer(100)),
        ])),
      .init("mix", object(shares)),
    ]
    let rest: [JSON.Member] = [
      .init("levers", object(section(.levers))),
      .init("parameters", object(section(.parameters))),
    ]
    return own + section(.top) + rest
  }

  /// - `outcomes`: ids of all that a run reports.
  public static func study(_ vocabulary: Vocabulary, outcomes: [String]) -> JSON {
    func words(_ description: String, _ extra: [JSON.Member] = []) -> JSON {
      .object([.init("description", .string(description))] + extra)
    }
    func whole(_ description: String, least: Int) -> JSON {
      words(description, [.init("type", .string("integer")), .init("minimum", .integer(least))])
    }
    let several = JSON.Member("type", .array([.string("string"), .string("array")]))
    let factor = { (label: Text) in
      words(
        label.en + "\n\n" + label.cy,
        [.init("type", .array([.string("string"), .string("array"), .string("object")]))])
    }
    let factors =
      vocabulary.models.map { JSON.Member("mix." + $0.id, factor($0.label)) }
      + vocabulary.settings.filter { $0.spread == nil }.map { .init($0.key, factor($0.label)) }
    let kinds = StudyFile.Design.Kind.allCases.map { JSON.string($0.rawValue) }
    let areas = vocabulary.areas.map { JSON.string($0.id) } + [.string("wales")]
    let body = object(
      [
        .init("title", text(Text(en: "What the study is called", cy: "Beth yw enw'r astudiaeth"))),
        .init(
          "scenarios",
          words(
            "Scenarios to compare; the first is the reference.\n\nSenarios i'w cymharu; y cyntaf "
              + "yw'r cyfeirnod.", [several])),
        .init("area", words("The area.\n\nYr ardal.", [.init("examples", .array(areas))])),
        .init("years", whole("Years after the choice.\n\nBlynyddoedd ar ôl y dewis.", least: 1)),
        .init(
          "factors",
          .object([
            .init("type", .string("object")), .init("minProperties", .integer(1)),
            .init("properties", .object(factors)),
            .init(
              "description",
              .string(
                "What varies; the choices of one scenario stand under its name.\n\nYr hyn sy'n "
                  + "amrywio; saif dewisiadau un senario o dan ei henw.")),
          ])),
        .init(
          "design",
          words(
            "How the points are chosen.\n\nSut y dewisir y pwyntiau.",
            [.init("type", .string("string")), .init("examples", .array(kinds))])),
        .init(
          "samples",
          whole(
            "Points, base points or trajectories.\n\nPwyntiau, pwyntiau sylfaen neu lwybrau.",
            least: 1)),
        .init(
          "levels",
          whole("Levels of a range.\n\nLefelau ystod.", least: 2)),
        .init(
          "replications",
          whole("Runs at each point.\n\nRhediadau ym mhob pwynt.", least: 1)),
        .init(
          "precision",
          words(
            "Instead of replications: how near each mean is to be, as a share of its level.\n\nYn lle "
              + "dyblygiadau: pa mor agos y dylai pob cymedr fod, fel cyfran o'i lefel.",
            [.init("type", .string("string")), .init("examples", .array([.string("2%")]))])),
        .init("seed", whole("Which possible worlds.\n\nPa fydoedd posibl.", least: 0)),
        .init(
          "outcomes",
          words(
            "Outcomes that are kept.\n\nCanlyniadau a gedwir.",
            [
              several,
              .init(
                "items", .object([.init("enum", .array(outcomes.map { .string($0) }))])),
            ])),
        .init(
          "groups",
          words(
            "Of a Saltelli design: factors that move together, such as fee + independent.turnover.\n\n"
              + "Ar gyfer cynllun Saltelli: ffactorau sy'n symud gyda'i gilydd, megis fee + "
              + "independent.turnover.", [several])),
        .init(
          "points",
          words(
            "Of a list: rows of values, or a CSV file.\n\nAr gyfer rhestr: rhesi o werthoedd, neu "
              + "ffeil CSV.", [several])),
        .init(
          "objectives",
          words(
            "Of a search: the outcomes that are to be as good as possible.\n\nAr gyfer chwiliad: y "
              + "canlyniadau sydd i fod cystal â phosibl.",
            [
              several,
              .init(
                "items", .object([.init("enum", .array(outcomes.map { .string($0) }))])),
            ])),
        .init(
          "budget",
          words(
            "Of a search: the most that the authority may spend [£/year].\n\nAr gyfer chwiliad: y mwyaf "
              + "y caiff yr awdurdod ei wario [£/blwyddyn].", [.init("type", .string("string"))])),
        .init(
          "generations",
          whole("Of a search: generations.\n\nAr gyfer chwiliad: cenedlaethau.", least: 1)),
        .init(
          "confirmations",
          whole(
            "Of a search: fresh worlds by which what was found is judged again.\n\nAr gyfer chwiliad: "
              + "bydoedd newydd y bernir yr hyn a ganfuwyd wrthynt eto.", least: 2)),
      ],
      [.init("required", .array(["scenarios", "factors", "design"].map { .string($0) }))])
    return document("study", Text(en: "A study", cy: "Astudiaeth"), body)
  }

  public static func area(_ vocabulary: Vocabulary) -> JSON {
    let stances = Area.MicroStance.allCases.map { JSON.string($0.rawValue) }
    let id = JSON.object([
      .init("type", .string("string")), .init("pattern", .string("^[a-z0-9]+(-[a-z0-9]+)*$")),
    ])
    let sources = JSON.object([
      .init("type", .array([.string("array"), .string("string")])),
      .init("items", .object([.init("type", .string("string"))])),
    ])
    let properties: [JSON.Member] =
      [
        .init("name", text(Text(en: "What the area is called", cy: "Beth yw enw'r ardal"))),
        .init("id", id),
      ] + AreaField.all.map { .init($0.key, value($0.label)) } + [
        .init("mix", object(vocabulary.models.map { .init($0.id, value($0.label)) })),
        .init("micro_stance", .object([.init("enum", .array(stances))])),
        .init(
          "starts_empty", .object([.init("enum", .array([.string("no"), .string("yes")]))])),
        .init("sources", object(AreaField.keys.map { .init($0, sources) })),
      ]
    let required = ["name"] + AreaField.all.filter(\.isRequired).map(\.key)
    return document(
      "area", Text(en: "An area", cy: "Ardal"),
      object(properties, [.init("required", .array(required.map { .string($0) }))]))
  }
}
