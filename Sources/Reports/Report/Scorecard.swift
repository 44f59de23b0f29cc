import Evidence
import Experiments

/// One of the eight quality standards of the code of practice on performance and improvement.
struct QualityStandard: Sendable {
  var heading: Heading
  /// Entry of the register that quotes it.
  var entry: String
  var name: Text
  /// Outcomes that speak to it; none where the simulation cannot.
  var outcomes: [String]
  /// What the simulation cannot say of it.
  var silent: Text

  static let all: [QualityStandard] = [
    QualityStandard(
      heading: .people, entry: "cop-std-people-1",
      name: Text(
        en: "People are equal partners with voice, choice and control over their lives",
        cy: "Mae pobl yn bartneriaid cyfartal sydd â llais, dewis a rheolaeth dros eu bywydau"),
      outcomes: ["choice", "control", "people_served", "dp_burden"],
      silent: Text(
        en: "Whether people are heard, and whether they achieve what matters to them, is not "
          + "simulated.",
        cy: "Nid efelychir a oes llais gan bobl, nac a ydynt yn cyflawni'r hyn sy'n bwysig iddynt.")
    ),
    QualityStandard(
      heading: .people, entry: "cop-std-people-2",
      name: Text(
        en: "Effective leadership, with a qualified, skilled and supported workforce",
        cy: "Arweinyddiaeth effeithiol, gyda gweithlu cymwysedig, medrus a gefnogir"),
      outcomes: [
        "turnover", "vacancy", "pay", "effective_pay", "guaranteed_hours", "sick_pay",
      ],
      silent: Text(
        en: "Leadership, qualifications and supervision are not simulated.",
        cy: "Nid efelychir arweinyddiaeth, cymwysterau na goruchwyliaeth.")),
    QualityStandard(
      heading: .prevention, entry: "cop-std-prevention-1",
      name: Text(
        en: "The need for care is minimised, and needs do not escalate",
        cy: "Mae'r angen am ofal yn cael ei leihau, ac nid yw anghenion yn cynyddu"),
      outcomes: ["independence", "residential", "diverted", "overprescribed_hours"],
      silent: Text(
        en: "How need grows is an assumption; care has no effect on health beyond reablement.",
        cy: "Tybiaeth yw sut y mae angen yn tyfu; nid yw gofal yn effeithio ar iechyd, "
          + "heblaw drwy ailalluogi.")),
    QualityStandard(
      heading: .prevention, entry: "cop-std-prevention-2",
      name: Text(
        en: "Resilience within communities is promoted, and people are helped to take part",
        cy:
          "Mae cydnerthedd cymunedau'n cael ei hyrwyddo, ac mae pobl yn cael eu helpu i gymryd rhan"
      ),
      outcomes: ["diverted", "carer_hours"],
      silent: Text(
        en: "Learning, development and taking part in society are not simulated.",
        cy: "Nid efelychir dysgu, datblygu na chymryd rhan yn y gymdeithas.")),
    QualityStandard(
      heading: .partnerships, entry: "cop-std-partnership-1",
      name: Text(
        en: "Effective partnerships commission and deliver integrated, sustainable outcomes",
        cy: "Mae partneriaethau effeithiol yn comisiynu ac yn darparu canlyniadau integredig a "
          + "chynaliadwy"),
      outcomes: ["closures", "handed_back", "concentration", "surge", "displaced", "bed_days"],
      silent: Text(
        en: "How well partners work together is not simulated.",
        cy: "Nid efelychir pa mor dda y mae partneriaid yn cydweithio.")),
    QualityStandard(
      heading: .partnerships, entry: "cop-std-partnership-2",
      name: Text(
        en: "People are involved in the design and delivery of their care as equal partners",
        cy: "Mae pobl yn cyfrannu at gynllunio a darparu eu gofal fel partneriaid cyfartal"),
      outcomes: [],
      silent: Text(
        en: "The simulation cannot speak to this standard: co-production is not simulated.",
        cy: "Ni all yr efelychiad ddweud dim am y safon hon: nid efelychir cydgynhyrchu.")),
    QualityStandard(
      heading: .wellbeing, entry: "cop-std-wellbeing-1",
      name: Text(
        en: "People are protected and safeguarded from abuse, neglect and harm",
        cy: "Mae pobl yn cael eu hamddiffyn a'u diogelu rhag camdriniaeth, esgeulustod a niwed"),
      outcomes: [],
      silent: Text(
        en: "The simulation cannot speak to this standard: abuse and neglect are not simulated. "
          + "Missed visits and unmet need are conditions of neglect, and no measure of it.",
        cy: "Ni all yr efelychiad ddweud dim am y safon hon: nid efelychir camdriniaeth nac "
          + "esgeulustod. Mae ymweliadau a gollwyd ac angen heb ei ddiwallu yn amodau "
          + "esgeulustod, ac nid yn fesur ohono.")),
    QualityStandard(
      heading: .wellbeing, entry: "cop-std-wellbeing-2",
      name: Text(
        en: "People manage their own well-being and make their own informed decisions",
        cy: "Mae pobl yn rheoli eu llesiant ac yn gwneud eu penderfyniadau gwybodus eu hunain"),
      outcomes: [
        "wait_mean", "unmet_hours", "missed_visits", "rushed_visits", "carers_seen", "continuity",
        "experience",
      ],
      silent: Text(
        en:
          "What people decide and know is not simulated; the experience index has weights of ours.",
        cy: "Nid efelychir yr hyn y mae pobl yn ei benderfynu a'i wybod; ni sy'n gosod pwysau'r "
          + "mynegai profiad.")),
  ]
}

/// One of the three parts of the performance and improvement framework.
struct FrameworkPart: Sendable {
  var entry: String
  var name: Text
  var says: Text

  static let all: [FrameworkPart] = [
    FrameworkPart(
      entry: "cop-part1-activity-performance",
      name: Text(en: "Activity and performance", cy: "Gweithgarwch a pherfformiad"),
      says: Text(
        en:
          "People served, waits, starts within 14 and 28 days, hours and spend are of the kind that "
          + "the metrics count; they are simulated, and no return of the authority's.",
        cy: "Mae pobl sy'n cael gofal, amseroedd aros, dechrau o fewn 14 a 28 diwrnod, oriau a "
          + "gwariant o'r math y mae'r metrigau'n eu cyfrif; fe'u hefelychir, ac nid datganiad gan "
          + "yr awdurdod ydynt.")),
    FrameworkPart(
      entry: "cop-part2-experience-outcomes",
      name: Text(
        en: "People's experience and outcomes", cy: "Profiadau a chanlyniadau pobl"),
      says: Text(
        en:
          "Different carers, continuity, missed visits and the experience index are conditions of "
          + "an experience. Only asking people tells whether it was good.",
        cy: "Amodau profiad yw gwahanol ofalwyr, parhad, ymweliadau a gollwyd a'r mynegai profiad. "
          + "Dim ond holi pobl a ddengys a oedd yn dda.")),
    FrameworkPart(
      entry: "cop-part3-evidence-improvement",
      name: Text(
        en: "Evidence that drives improvement", cy: "Tystiolaeth sy'n llywio gwelliant"),
      says: Text(
        en: "The comparison itself: what would change, how sure that is, and what would have to be "
          + "known.",
        cy:
          "Y gymhariaeth ei hun: beth fyddai'n newid, pa mor sicr yw hynny, a beth y byddai'n rhaid "
          + "ei wybod.")),
  ]
}

extension Report {
  /// The results in the terms of the code of practice: four headings, eight standards, three parts.
  init(scorecard material: ReportMaterial) {
    let table = material.table
    let columns = max(table.others.count, 1)
    let headings: [Heading] = [.people, .prevention, .partnerships, .wellbeing]
    var sections = headings.map { heading in
      Section(
        id: heading.rawValue, heading: heading.label,
        blocks: QualityStandard.all.filter { $0.heading == heading }.flatMap { standard in
          standard.blocks(table, columns)
        })
    }
    sections.append(
      Section(
        id: "framework",
        heading: Text(
          en: "The three parts of the framework", cy: "Tair rhan y fframwaith"),
        blocks: FrameworkPart.all.flatMap { part -> [Block] in
          [.heading(part.name), .paragraph(part.says), .quotation(part.entry)]
        }))
    sections.append(
      Section(
        id: "limits", heading: Text(en: "What this is not", cy: "Beth nad yw hwn"),
        blocks: [
          .caution(
            Text(
              en:
                "The standards are what services aspire to, and no list to tick. A simulated figure "
                + "is a forecast under stated assumptions, and no performance.",
              cy: "Yr hyn y mae gwasanaethau'n anelu ato yw'r safonau, ac nid rhestr i'w thicio. "
                + "Rhagolwg o dan dybiaethau a nodir yw ffigur efelychol, ac nid perfformiad."))
        ] + (table.legends + table.paragraphs).map { .paragraph($0) }))
    self.init(
      title: Text(en: "Scorecard", cy: "Cerdyn sgorio"),
      subtitle: Text(
        en: "In the terms of the code of practice on performance and improvement. "
          + "\(material.areaName.en).",
        cy: "Yn nhermau'r cod ymarfer ar berfformiad a gwella. \(material.areaName.cy)."),
      sections: sections)
  }
}

extension QualityStandard {
  fileprivate func blocks(_ table: ComparisonTable, _ columns: Int) -> [Report.Block] {
    var blocks: [Report.Block] = [.heading(name), .quotation(entry)]
    if !outcomes.isEmpty {
      var own = table
      own.lines = table.lines.filter { outcomes.contains($0.outcome.id) }
      if own.lines.isEmpty { return blocks + [.paragraph(silent)] }
      let printed = own
      blocks += (0..<columns).map { index in .table { printed.tables($0)[index] } }
    }
    return blocks + [.paragraph(silent)]
  }
}

extension Report.Block {
  /// The document's own words.
  fileprivate static func quotation(_ id: String) -> Report.Block {
    guard let entry = Register.entry(id) else { return .list([]) }
    let words = "«\(entry.quote)» (\(entry.source.title.cy), \(entry.section.cy); \(id))"
    return .paragraph(Text(en: words, cy: words))
  }
}
