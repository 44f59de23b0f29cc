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
              en: "STRESS-DES (Monks and others 2019, J. Simulation 13(1), 55–67)",
              cy: "STRESS-DES (Monks ac eraill 2019, J. Simulation 13(1), 55–67)"),
            stress),
          checklist(
            Text(
              en: "ODD (Grimm and others 2020, JASSS 23(2) 7)",
              cy: "ODD (Grimm ac eraill 2020, JASSS 23(2) 7)"), odd),
          checklist(
            Text(
              en: "ISPOR-SMDM Task Force 7, transparency and validation (Eddy and others 2012, "
                + "Value in Health 15(6), 843–850)",
              cy: "ISPOR-SMDM, Tasglu 7, tryloywder a dilysu (Eddy ac eraill 2012, Value in Health "
                + "15(6), 843–850)"),
            ispor),
          checklist(
            Text(
              en: "The AQuA Book (Government Analysis Function, 2025): roles and documentation",
              cy: "Yr AQuA Book (Swyddogaeth Dadansoddi'r Llywodraeth, 2025): rolau a dogfennaeth"),
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
    return Text(
      en: "\(years) years from week 0.",
      cy: "\(years) o flynyddoedd, gan "
        + "ddechrau yn wythnos 0.")
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

  /// Where the model is described in full.
  private static let description = "Notebooks-md/odd.md"

  private var logic: Text {
    Text(
      en:
        "Described under the headings of ODD in \(ReportMaterial.description), which comes with the "
        + "program; gofal list prints the care models, choices, parameters and outcomes.",
      cy:
        "Fe'i disgrifir o dan benawdau ODD yn \(ReportMaterial.description), sy'n dod gyda'r "
        + "rhaglen; mae gofal list yn argraffu'r modelau gofal, y dewisiadau, y paramedrau a'r "
        + "canlyniadau.")
  }

  private var scenarioLogic: Text {
    Text(
      en:
        "Scenarios differ only in what their files state, which are given above under \"How it was "
        + "run\".",
      cy: "Dim ond yn yr hyn y mae eu ffeiliau'n ei nodi y mae'r senarios yn wahanol; rhoddir y "
        + "ffeiliau uchod o dan \"Sut y cafodd ei redeg\".")
  }

  private var outputs: Text {
    Text(
      en:
        "\(outcomeCount) outcomes under the headings of the code of practice, and money; gofal list "
        + "outcomes defines each. Errors are half of 95% intervals.",
      cy: "\(outcomeCount) o ganlyniadau o dan benawdau'r cod ymarfer, ac arian; mae gofal list "
        + "outcomes yn diffinio pob un. Hanner cyfyngau 95% yw'r gwallau.")
  }

  private var inputs: Text {
    Text(
      en: "\(factCount) numbers, each with its distribution and its source, above.",
      cy: "\(factCount) o rifau, pob un gyda'i ddosraniad a'i ffynhonnell, uchod.")
  }

  private var validation: Text {
    Text(
      en: "gofal validate runs the cases of the evidence and says which published findings the "
        + "model reproduces, and which it does not.",
      cy: "Mae gofal validate yn rhedeg achosion y dystiolaeth ac yn dweud pa ganfyddiadau "
        + "cyhoeddedig y mae'r model yn eu hatgynhyrchu, a pha rai nad yw.")
  }

  private var verification: Text {
    Text(
      en:
        "gofal selftest compares the model with closed forms; an audit recounts people, hours and "
        + "money.",
      cy:
        "Mae gofal selftest yn cymharu'r model â ffurfiau caeedig; mae archwiliad yn ailgyfrif pobl, "
        + "oriau ac arian.")
  }

  private var limitations: Text {
    Text(
      en: "This report's section \"Limits\".", cy: "Adran \"Cyfyngiadau\" yr adroddiad hwn.")
  }

  // The twenty items of Monks and others 2019, table 1.
  private var stress: [Item] {
    [
      Item(Text(en: "1.1 Purpose of the model", cy: "1.1 Diben y model")),
      Item(Text(en: "1.2 Model outputs", cy: "1.2 Allbynnau'r model"), outputs),
      Item(
        Text(en: "1.3 Experimentation aims", cy: "1.3 Nodau'r arbrofi"),
        Text(
          en: "Paired comparison of \(scenarios.count) scenarios.",
          cy: "Cymharu \(scenarios.count) o senarios fesul pâr.")),
      Item(
        Text(en: "2.1 Base model overview diagram", cy: "2.1 Diagram trosolwg o'r model sylfaenol")),
      Item(Text(en: "2.2 Base model logic", cy: "2.2 Rhesymeg y model sylfaenol"), logic),
      Item(Text(en: "2.3 Scenario logic", cy: "2.3 Rhesymeg y senarios"), scenarioLogic),
      Item(
        Text(en: "2.4 Algorithms", cy: "2.4 Algorithmau"),
        Text(
          en: "Given with the description of each process in \(ReportMaterial.description).",
          cy: "Fe'u rhoddir gyda disgrifiad pob proses yn \(ReportMaterial.description).")),
      Item(
        Text(en: "2.5.1 Components: entities", cy: "2.5.1 Cydrannau: endidau"),
        Text(
          en: "People, packages of care, workers, providers, the commissioner.",
          cy: "Pobl, pecynnau gofal, gweithwyr, darparwyr, y comisiynydd.")),
      Item(
        Text(en: "2.5.2 Components: activities", cy: "2.5.2 Cydrannau: gweithgareddau"),
        Text(
          en: "Care of a person; reablement; a spell of work; a spell of sickness.",
          cy: "Gofal unigolyn; ailalluogi; cyfnod o waith; cyfnod o salwch.")),
      Item(
        Text(en: "2.5.3 Components: resources", cy: "2.5.3 Cydrannau: adnoddau"),
        Text(
          en: "Workers' hours, of a finite pool; the commissioner's budget.",
          cy: "Oriau gweithwyr, o gronfa gyfyngedig; cyllideb y comisiynydd.")),
      Item(
        Text(en: "2.5.4 Components: queues", cy: "2.5.4 Cydrannau: ciwiau"),
        Text(
          en: "Packages that wait for a provider, for people in hospital and for people at home.",
          cy: "Pecynnau sy'n aros am ddarparwr, i bobl yn yr ysbyty ac i bobl gartref.")),
      Item(
        Text(
          en: "2.5.5 Components: entry and exit points", cy: "2.5.5 Cydrannau: mynediad ac ymadael"),
        Text(
          en: "Entry: enquiries. Exit: death, a care home, recovery.",
          cy: "Mynediad: ymholiadau. Ymadael: marwolaeth, cartref gofal, adferiad.")),
      Item(Text(en: "3.1 Data sources", cy: "3.1 Ffynonellau data"), sources),
      Item(
        Text(en: "3.2 Pre-processing", cy: "3.2 Rhagbrosesu"),
        Text(
          en:
            "Money is brought to prices of one year; the basis of each parameter names its source.",
          cy: "Trosir arian i brisiau un flwyddyn; mae sail pob paramedr yn enwi ei ffynhonnell.")),
      Item(Text(en: "3.3 Input parameters", cy: "3.3 Paramedrau mewnbwn"), inputs),
      Item(Text(en: "3.4 Assumptions", cy: "3.4 Tybiaethau"), assumed),
      Item(Text(en: "4.1 Initialisation", cy: "4.1 Cychwyn"), start),
      Item(Text(en: "4.2 Run length", cy: "4.2 Hyd y rhediad"), length),
      Item(Text(en: "4.3 Estimation approach", cy: "4.3 Dull amcangyfrif"), estimation),
      Item(
        Text(en: "5.1 Software or programming language", cy: "5.1 Meddalwedd neu iaith raglennu"),
        software),
      Item(Text(en: "5.2 Random sampling", cy: "5.2 Samplu ar hap"), randomness),
      Item(Text(en: "5.3 Model execution", cy: "5.3 Gweithredu'r model"), order),
      Item(Text(en: "5.4 System specification", cy: "5.4 Manyleb y system"), system),
      Item(
        Text(en: "6.1 Computer model sharing statement", cy: "6.1 Datganiad ar rannu'r model"),
        Text(
          en:
            "Free software under GPL-3.0-or-later; the digest above tells whether a repeated run is "
            + "the same.",
          cy:
            "Meddalwedd rydd o dan GPL-3.0-or-later; mae'r crynodeb digidol uchod yn dweud a yw rhediad "
            + "a ailadroddir yr un fath.")),
    ]
  }

  // The seven elements, and the eleven design concepts of the fourth, of Grimm and others 2020.
  private var odd: [Item] {
    [
      Item(Text(en: "1. Purpose and patterns", cy: "1. Diben a phatrymau"), logic),
      Item(
        Text(
          en: "2. Entities, state variables and scales",
          cy: "2. Endidau, newidynnau cyflwr a graddfeydd"),
        Text(
          en: "People, packages, workers, providers and a commissioner in one local authority or "
            + "several; time in weeks, money in pounds of constant prices.",
          cy:
            "Pobl, pecynnau, gweithwyr, darparwyr a chomisiynydd mewn un awdurdod lleol neu fwy; amser "
            + "mewn wythnosau, arian mewn punnoedd ar brisiau sefydlog.")),
      Item(
        Text(
          en: "3. Process overview and scheduling", cy: "3. Trosolwg o'r prosesau a'r amserlennu"),
        order),
      Item(
        Text(
          en: "4. Design concepts: basic principles, emergence, adaptation, objectives, learning, "
            + "prediction, sensing, interaction, collectives, observation",
          cy:
            "4. Cysyniadau dylunio: egwyddorion sylfaenol, ymddangosiad, addasu, amcanion, dysgu, "
            + "rhagfynegi, synhwyro, rhyngweithio, cydgyrff, arsylwi"),
        Text(
          en: "In \(ReportMaterial.description), section 4.",
          cy: "Yn \(ReportMaterial.description), adran 4.")),
      Item(
        Text(en: "4. Design concepts: stochasticity", cy: "4. Cysyniadau dylunio: hapder"),
        randomness),
      Item(Text(en: "5. Initialisation", cy: "5. Cychwyn"), start),
      Item(Text(en: "6. Input data", cy: "6. Data mewnbwn"), sources),
      Item(
        Text(en: "7. Submodels", cy: "7. Is-fodelau"),
        Text(
          en: "In \(ReportMaterial.description), section 7.",
          cy: "Yn \(ReportMaterial.description), adran 7.")),
    ]
  }

  // What Eddy and others 2012 ask of the description for everybody, and the five kinds of validity.
  private var ispor: [Item] {
    [
      Item(
        Text(
          en: "Model type and intended applications", cy: "Math y model a'r defnydd a fwriedir"),
        Text(
          en:
            "Discrete-event simulation of a market of home care, to compare ways of organising it "
            + "before anyone commissions them.",
          cy: "Efelychiad digwyddiadau arwahanol o farchnad gofal cartref, i gymharu ffyrdd o'i "
            + "threfnu cyn i neb eu comisiynu.")),
      Item(Text(en: "Funding sources", cy: "Ffynonellau cyllid")),
      Item(Text(en: "Structure", cy: "Strwythur"), logic),
      Item(Text(en: "Inputs", cy: "Mewnbynnau"), inputs),
      Item(Text(en: "Outputs", cy: "Allbynnau"), outputs),
      Item(Text(en: "Data sources", cy: "Ffynonellau data"), sources),
      Item(
        Text(en: "Validation methods and results", cy: "Dulliau dilysu a'u canlyniadau"),
        validation),
      Item(Text(en: "Limitations", cy: "Cyfyngiadau"), limitations),
      Item(
        Text(en: "Technical documentation", cy: "Dogfennaeth dechnegol"),
        Text(
          en: "\(ReportMaterial.description), and the program's source with a description of each "
            + "public function.",
          cy: "\(ReportMaterial.description), a chod ffynhonnell y rhaglen gyda disgrifiad o bob "
            + "ffwythiant cyhoeddus.")),
      Item(
        Text(
          en: "Face validity: who looked, and what they said",
          cy: "Dilysrwydd wyneb: pwy edrychodd, a beth a ddywedwyd")),
      Item(
        Text(
          en: "Verification (internal validity)", cy: "Gwirio (dilysrwydd mewnol)"), verification),
      Item(
        Text(
          en: "Cross validity: comparison with other models",
          cy: "Dilysrwydd traws: cymharu â modelau eraill")),
      Item(
        Text(
          en: "External validity: comparison with what happened",
          cy: "Dilysrwydd allanol: cymharu â'r hyn a ddigwyddodd"), validation),
      Item(
        Text(
          en: "Predictive validity: comparison with what was observed later",
          cy: "Dilysrwydd rhagfynegol: cymharu â'r hyn a welwyd wedyn")),
    ]
  }

  // The four roles, and the documents under "Documentation", of the AQuA Book of 2025.
  private var aqua: [Item] {
    [
      Item(Text(en: "Commissioner", cy: "Comisiynydd y dadansoddiad")),
      Item(Text(en: "Analyst", cy: "Dadansoddwr")),
      Item(Text(en: "Assurer", cy: "Sicrhawr")),
      Item(Text(en: "Approver", cy: "Cymeradwywr")),
      Item(Text(en: "Specification documentation", cy: "Dogfennaeth y fanyleb")),
      Item(Text(en: "Design documentation", cy: "Dogfennaeth y dyluniad"), logic),
      Item(Text(en: "Assumptions log", cy: "Cofnod tybiaethau"), assumed),
      Item(
        Text(
          en: "Decisions log: what was decided, when, why and by whom",
          cy: "Cofnod penderfyniadau: beth a benderfynwyd, pryd, pam a chan bwy")),
      Item(Text(en: "Data log", cy: "Cofnod data"), sources),
      Item(Text(en: "Quality assurance plan", cy: "Cynllun sicrhau ansawdd")),
      Item(
        Text(en: "Verification and validation", cy: "Gwirio a dilysu"),
        Text(
          en: "\(verification.en) \(validation.en)", cy: "\(verification.cy) \(validation.cy)")),
      Item(
        Text(
          en: "User and technical documentation",
          cy: "Dogfennaeth i ddefnyddwyr a dogfennaeth dechnegol"
        ), logic),
      Item(
        Text(en: "Version control", cy: "Rheoli fersiynau"),
        Text(
          en: "Version \(conduct.version); digest \(conduct.digest).",
          cy: "Fersiwn \(conduct.version); crynodeb digidol \(conduct.digest).")),
      Item(Text(en: "Assurance statement and sign-off", cy: "Datganiad sicrwydd a chymeradwyaeth")),
    ]
  }
}
