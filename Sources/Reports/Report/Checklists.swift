import Evidence
import Experiments

// The reporting checklists of the field. What the program knows is filled in; what a person must
// write is marked.
extension ReportMaterial {
  private struct Item {
    var name: Text
    /// nil: a person must write it.
    var answer: Text?

    init(_ name: Text, _ answer: Text? = nil) {
      self.name = name
      self.answer = answer
    }
  }

  var checklists: [Report.Section] {
    [
      Report.Section(
        id: "checklists",
        heading: Text(
          en: "Appendix: reporting checklists", cy: "Atodiad: rhestrau gwirio ar gyfer adrodd"),
        blocks: [
          .paragraph(
            Text(
              en: "What the program knows is filled in. \(ReportMaterial.toWrite.en) marks what "
                + "those who use the results must write.",
              cy:
                "Mae'r hyn y mae'r rhaglen yn ei wybod wedi'i lenwi. Mae \(ReportMaterial.toWrite.cy) "
                + "yn nodi'r hyn y mae'n rhaid i'r rhai sy'n defnyddio'r canlyniadau ei ysgrifennu."
            )),
          checklist(
            Text(
              en: "STRESS-DES (Monks and others, 2019)", cy: "STRESS-DES (Monks ac eraill, 2019)"),
            stress),
          checklist(
            Text(
              en: "ODD (Grimm and others, 2020)", cy: "ODD (Grimm ac eraill, 2020)"), odd),
          checklist(
            Text(
              en: "ISPOR-SMDM, transparency and validation (Eddy and others, 2012)",
              cy: "ISPOR-SMDM, tryloywder a dilysu (Eddy ac eraill, 2012)"), ispor),
          checklist(
            Text(
              en: "Logs of the AQuA Book (HM Treasury)", cy: "Cofnodion yr AQuA Book (Trysorlys EF)"
            ),
            aqua),
        ])
    ]
  }

  private static let toWrite = Text(en: "✎ to be written", cy: "✎ i'w ysgrifennu")

  private func checklist(_ title: Text, _ items: [Item]) -> Report.Block {
    .table { language in
      PrintedTable(
        caption: title[language],
        columns: [
          .init(Text(en: "item", cy: "eitem")[language]),
          .init(Text(en: "answer", cy: "ateb")[language]),
        ],
        rows: items.map { [$0.name[language], ($0.answer ?? ReportMaterial.toWrite)[language]] })
    }
  }

  private var outcomeCount: String { wholeNumber(Double(outcomes.count)) }
  private var factCount: String {
    wholeNumber(Double(settings.count { $0.kind == .fact && $0.spread == nil }))
  }

  private var software: Text {
    Text(
      en: "gofal \(conduct.version), written in Swift, with the GNU Scientific Library for random "
        + "numbers and distributions.",
      cy:
        "gofal \(conduct.version), wedi'i ysgrifennu yn Swift, gyda'r GNU Scientific Library ar gyfer "
        + "haprifau a dosraniadau.")
  }

  private var randomness: Text {
    Text(
      en: "Generator \(conduct.generator), seed \(conduct.seed). Streams are keyed by seed, draw, "
        + "replicate, entity and purpose, so all scenarios of a world meet the same random numbers.",
      cy:
        "Generadur \(conduct.generator), hedyn \(conduct.seed). Pennir y ffrydiau gan yr hedyn, y "
        + "tyniad, y dyblygiad, yr endid a'r diben, felly mae pob senario mewn byd yn cwrdd â'r un "
        + "haprifau.")
  }

  private var system: Text {
    let facts = conduct.build
    let (start, end) = (conduct.start, conduct.end)
    return Text(
      en: facts.map { "\(buildLabel($0.name).en): \($0.value)" }.joined(separator: "; ")
        + ". Run from \(moment(start, .english)) to \(moment(end, .english)).",
      cy: facts.map { "\(buildLabel($0.name).cy): \($0.value)" }.joined(separator: "; ")
        + ". Rhedwyd o \(moment(start, .welsh)) i \(moment(end, .welsh)).")
  }

  private var estimation: Text {
    Text(
      en: "\(conduct.draws) parameter sets with \(conduct.replications) replications each. A "
        + "random-effects model parts the simulation error from what nobody knows; the tables print "
        + "both, so it can be seen whether more replications would help.",
      cy:
        "\(conduct.draws) o setiau o baramedrau gyda \(conduct.replications) o ddyblygiadau yr un. Mae "
        + "model effeithiau ar hap yn gwahanu gwall yr efelychiad oddi wrth yr hyn nad oes neb yn ei "
        + "wybod; mae'r tablau'n argraffu'r ddau, felly gellir gweld a fyddai rhagor o ddyblygiadau yn "
        + "helpu.")
  }

  private var start: Text {
    Text(
      en:
        "From the stationary law of people, workers and providers, then three years of warm-up that "
        + "all scenarios of a world share; choices act from week 0.",
      cy:
        "O ddeddf sefydlog pobl, gweithwyr a darparwyr, ac yna dair blynedd o gynhesu y mae pob senario "
        + "mewn byd yn eu rhannu; mae'r dewisiadau'n gweithredu o wythnos 0 ymlaen.")
  }

  private var length: Text {
    let years = wholeNumber((scenarios.first?.parts.first?.years ?? 0).rounded())
    return Text(en: "\(years) years from week 0.", cy: "\(years) o flynyddoedd o wythnos 0.")
  }

  private var order: Text {
    Text(
      en:
        "Next-event, in continuous time; events of one moment are handled first in, first out. The "
        + "quarterly event has a fixed order of nine steps.",
      cy:
        "Y digwyddiad nesaf, mewn amser di-dor; ymdrinnir â digwyddiadau o'r un eiliad yn y drefn y "
        + "daethant. Mae gan y digwyddiad chwarterol drefn sefydlog o naw cam.")
  }

  private var sources: Text {
    Text(
      en: "Five documents, quoted in a register of \(Register.all.count) entries, and "
        + "\(PublicFigure.all.count) public figures; each number names its own, above.",
      cy: "Pum dogfen, a ddyfynnir mewn cofrestr o \(Register.all.count) o gofnodion, a "
        + "\(PublicFigure.all.count) o ffigurau cyhoeddus; mae pob rhif yn enwi ei ffynhonnell ei hun, "
        + "uchod.")
  }

  private var assumed: Text {
    Text(
      en: "Listed under \"What was chosen and what was assumed\".",
      cy: "Wedi'u rhestru o dan \"Yr hyn a ddewiswyd a'r hyn a dybiwyd\".")
  }

  private var logic: Text {
    Text(
      en:
        "Described in the project's own ODD description; scenarios differ only in what their files "
        + "state, which are given above.",
      cy:
        "Fe'i disgrifir yn nisgrifiad ODD y prosiect ei hun; dim ond yn yr hyn y mae eu ffeiliau'n ei "
        + "nodi, a roddir uchod, y mae'r senarios yn wahanol.")
  }

  private var stress: [Item] {
    [
      Item(Text(en: "1.1 Purpose of the model", cy: "1.1 Diben y model")),
      Item(
        Text(en: "1.2 Model outputs", cy: "1.2 Allbynnau'r model"),
        Text(
          en: "\(outcomeCount) outcomes under the headings of the code of practice, and money.",
          cy: "\(outcomeCount) o ganlyniadau o dan benawdau'r cod ymarfer, ac arian.")),
      Item(
        Text(en: "1.3 Aims of experimentation", cy: "1.3 Nodau'r arbrofi"),
        Text(
          en: "Paired comparison of \(scenarios.count) scenarios.",
          cy: "Cymharu \(scenarios.count) o senarios fesul pâr.")),
      Item(
        Text(
          en: "2.1–2.3 Logic of model and scenarios", cy: "2.1–2.3 Rhesymeg y model a'r senarios"),
        logic),
      Item(Text(en: "2.4 Algorithms", cy: "2.4 Algorithmau"), order),
      Item(
        Text(en: "2.5 Components", cy: "2.5 Cydrannau"),
        Text(
          en: "Entities: people, packages, workers, providers, the commissioner. Queues: packages "
            + "that wait. Resources: workers' hours. Entry: enquiries; exit: death, a care home, no "
            + "more need.",
          cy:
            "Endidau: pobl, pecynnau, gweithwyr, darparwyr, y comisiynydd. Ciwiau: pecynnau sy'n aros. "
            + "Adnoddau: oriau gweithwyr. Mynediad: ymholiadau; ymadael: marwolaeth, cartref gofal, dim "
            + "angen mwyach.")),
      Item(Text(en: "3.1 Data sources", cy: "3.1 Ffynonellau data"), sources),
      Item(
        Text(en: "3.2–3.3 Input parameters", cy: "3.2–3.3 Paramedrau mewnbwn"),
        Text(
          en: "\(factCount) numbers, each with its distribution and its source, above.",
          cy: "\(factCount) o rifau, pob un gyda'i ddosraniad a'i ffynhonnell, uchod.")),
      Item(Text(en: "3.4 Assumptions", cy: "3.4 Rhagdybiaethau"), assumed),
      Item(Text(en: "4.1 Initialisation", cy: "4.1 Cychwyn"), start),
      Item(Text(en: "4.2 Run length", cy: "4.2 Hyd y rhediad"), length),
      Item(
        Text(en: "4.3 Estimation and replications", cy: "4.3 Amcangyfrif a dyblygiadau"), estimation
      ),
      Item(Text(en: "5.1 Software", cy: "5.1 Meddalwedd"), software),
      Item(Text(en: "5.2 Random sampling", cy: "5.2 Samplu ar hap"), randomness),
      Item(Text(en: "5.3 Model execution", cy: "5.3 Gweithredu'r model"), order),
      Item(Text(en: "5.4 System specification", cy: "5.4 Manyleb y system"), system),
      Item(
        Text(en: "6.1 Access to the code", cy: "6.1 Mynediad at y cod"),
        Text(
          en:
            "Free software under GPL-3.0-or-later; the digest above tells whether a repeated run is "
            + "the same.",
          cy:
            "Meddalwedd rydd o dan GPL-3.0-or-later; mae'r crynodeb digidol uchod yn dweud a yw rhediad "
            + "a ailadroddir yr un fath.")),
    ]
  }

  private var odd: [Item] {
    [
      Item(Text(en: "Purpose and patterns", cy: "Diben a phatrymau"), logic),
      Item(
        Text(
          en: "Entities, state variables and scales", cy: "Endidau, newidynnau cyflwr a graddfeydd"),
        Text(
          en: "People, packages, workers, providers and a commissioner in one local authority or "
            + "several; time in weeks, money in pounds of constant prices.",
          cy:
            "Pobl, pecynnau, gweithwyr, darparwyr a chomisiynydd mewn un awdurdod lleol neu fwy; amser "
            + "mewn wythnosau, arian mewn punnoedd ar brisiau sefydlog.")),
      Item(
        Text(en: "Process overview and scheduling", cy: "Trosolwg o'r prosesau a'r amserlennu"),
        order),
      Item(
        Text(en: "Design concepts: stochasticity", cy: "Cysyniadau dylunio: hapder"), randomness),
      Item(Text(en: "Initialisation", cy: "Cychwyn"), start),
      Item(Text(en: "Input data", cy: "Data mewnbwn"), sources),
      Item(Text(en: "Submodels", cy: "Is-fodelau"), logic),
    ]
  }

  private var ispor: [Item] {
    [
      Item(
        Text(en: "Non-technical description", cy: "Disgrifiad annhechnegol"),
        Text(en: "This report's first section.", cy: "Adran gyntaf yr adroddiad hwn.")),
      Item(Text(en: "Technical documentation", cy: "Dogfennaeth dechnegol"), logic),
      Item(Text(en: "Funding and conflicts of interest", cy: "Cyllid a gwrthdaro buddiannau")),
      Item(
        Text(
          en: "Face validity: who looked, and what they said",
          cy: "Dilysrwydd wyneb: pwy edrychodd, a beth a ddywedwyd")),
      Item(
        Text(en: "Verification", cy: "Gwirio"),
        Text(
          en:
            "gofal selftest compares the model with closed forms; an audit recounts people, hours "
            + "and money.",
          cy:
            "Mae gofal selftest yn cymharu'r model â ffurfiau caeedig; mae archwiliad yn ailgyfrif pobl, "
            + "oriau ac arian.")),
      Item(
        Text(en: "External validation", cy: "Dilysu allanol"),
        Text(
          en: "gofal validate runs the cases of the evidence and says which published findings the "
            + "model reproduces, and which it does not.",
          cy: "Mae gofal validate yn rhedeg achosion y dystiolaeth ac yn dweud pa ganfyddiadau "
            + "cyhoeddedig y mae'r model yn eu hatgynhyrchu, a pha rai nad yw.")),
      Item(Text(en: "Cross validation with other models", cy: "Croesddilysu â modelau eraill")),
      Item(Text(en: "Predictive validation", cy: "Dilysu rhagfynegol")),
    ]
  }

  private var aqua: [Item] {
    [
      Item(Text(en: "Commissioner of the analysis", cy: "Comisiynydd y dadansoddiad")),
      Item(Text(en: "Analyst", cy: "Dadansoddwr")),
      Item(Text(en: "Analytical assurer", cy: "Sicrhawr dadansoddol")),
      Item(Text(en: "Approver", cy: "Cymeradwywr")),
      Item(Text(en: "Assumptions log", cy: "Cofnod rhagdybiaethau"), assumed),
      Item(Text(en: "Data log", cy: "Cofnod data"), sources),
      Item(
        Text(en: "Version control", cy: "Rheoli fersiynau"),
        Text(
          en: "Version \(conduct.version); digest \(conduct.digest).",
          cy: "Fersiwn \(conduct.version); crynodeb digidol \(conduct.digest).")),
      Item(
        Text(
          en: "Decisions log: what was decided on these results",
          cy: "Cofnod penderfyniadau: yr hyn a benderfynwyd ar sail y canlyniadau hyn")),
      Item(Text(en: "Review and sign-off", cy: "Adolygu a chymeradwyo")),
    ]
  }
}
