/// A decision on how the model is built, where another could have been taken.
public struct Decision: Sendable {
  /// Kebab-case.
  public var id: String
  public var decided: Text
  public var why: Text
  /// Ids of entries or figures that it rests on; none: judgement.
  public var evidence: [String]

  init(_ id: String, decided: Text, why: Text, evidence: [String] = []) {
    self.id = id
    self.decided = decided
    self.why = why
    self.evidence = evidence
  }
}

extension Decision {
  /// The decisions log.
  public static let all: [Decision] = [
    Decision(
      "results-are-not-inputs",
      decided: Text(
        en: "What the literature reports as a model's result is never an input.",
        cy: "Nid yw'r hyn y mae'r llenyddiaeth yn ei adrodd fel canlyniad model byth yn fewnbwn."),
      why: Text(
        en: "A simulation that is told the answer can only repeat it.",
        cy: "Dim ond ailadrodd yr ateb y gall efelychiad ei wneud os dywedir yr ateb wrtho.")),
    Decision(
      "ownership-has-no-effect",
      decided: Text(
        en: "Nothing makes quality depend on who owns a provider.",
        cy: "Nid oes dim yn gwneud i ansawdd ddibynnu ar bwy sy'n berchen ar ddarparwr."),
      why: Text(
        en:
          "The experts in the evidence saw no such link; ownership works through pay, time, size, "
          + "autonomy and money.",
        cy:
          "Ni welodd yr arbenigwyr yn y dystiolaeth gysylltiad o'r fath; drwy gyflog, amser, maint, "
          + "annibyniaeth ac arian y mae perchnogaeth yn gweithio."),
      evidence: ["wcpp-no-ownership-quality-correlation"]),
    Decision(
      "paired-worlds",
      decided: Text(
        en: "Scenarios meet the same people, workers and entrants, and are compared pair by pair.",
        cy: "Mae senarios yn cwrdd â'r un bobl, gweithwyr ac ymgeiswyr, ac fe'u cymherir fesul pâr."
      ),
      why: Text(
        en: "Chance is larger than most effects; pairing takes most of it out.",
        cy: "Mae hap yn fwy na'r rhan fwyaf o effeithiau; mae paru yn tynnu'r rhan fwyaf ohono.")),
    Decision(
      "budget-holds",
      decided: Text(
        en: "New packages wait when they would exceed the budget.",
        cy: "Mae pecynnau newydd yn aros pan fyddent yn mynd y tu hwnt i'r gyllideb."),
      why: Text(
        en:
          "Authorities have to balance their budgets; a comparison at unequal spend would compare "
          + "budgets.",
        cy: "Rhaid i awdurdodau fantoli eu cyllidebau; byddai cymharu â gwariant anghyfartal yn "
          + "cymharu cyllidebau.")),
    Decision(
      "waits-by-cohort",
      decided: Text(
        en: "Waits are followed from the enquiry to the start, to leaving, or to 26 weeks.",
        cy: "Dilynir amseroedd aros o'r ymholiad hyd y dechrau, hyd ymadael, neu hyd 26 wythnos."),
      why: Text(
        en: "An average over those who started would make the worse scenario look better.",
        cy: "Byddai cyfartaledd dros y rhai a ddechreuodd yn gwneud i'r senario waethaf edrych yn "
          + "well.")),
    Decision(
      "prices-are-ratios",
      decided: Text(
        en: "Every price is a ratio to a price of the same year.",
        cy: "Cymhareb i bris o'r un flwyddyn yw pob pris."),
      why: Text(
        en: "The sources span 2014 to 2026.", cy: "Mae'r ffynonellau'n ymestyn o 2014 i 2026."),
      evidence: ["wcpp-price-average-2018", "wcpp-price-ukhca-minimum-2018"]),
    Decision(
      "norrtalje-null",
      decided: Text(
        en:
          "Integration as in Norrtälje has no effect of its own unless both levels are switched on.",
        cy:
          "Nid oes effaith ei hun i integreiddio fel yn Norrtälje oni bai bod y ddwy lefel wedi'u "
          + "troi ymlaen."),
      why: Text(
        en: "The evidence says that both levels are needed, and gives no numbers.",
        cy: "Mae'r dystiolaeth yn dweud bod angen y ddwy lefel, ac nid yw'n rhoi rhifau."),
      evidence: ["wcpp-norrtaelje-both-levels-needed"]),
    Decision(
      "prevention-rate-not-intensity",
      decided: Text(
        en: "The number of organisations per head is not read as intensity of prevention.",
        cy: "Ni ddarllenir nifer y sefydliadau fesul pen fel dwyster gwaith ataliol."),
      why: Text(
        en: "Counts hardly vary between authorities; the rate mostly tracks small populations.",
        cy: "Prin y mae'r niferoedd yn amrywio rhwng awdurdodau; dilyn poblogaethau bach y mae'r "
          + "gyfradd gan mwyaf.")),
    Decision(
      "entry-below-published",
      decided: Text(
        en:
          "Independent providers enter at 0.133 of their number a year, below the published 0.17.",
        cy:
          "Mae darparwyr annibynnol yn dod i mewn ar gyfradd o 0.133 o'u nifer y flwyddyn, islaw'r "
          + "0.17 a gyhoeddwyd."),
      why: Text(
        en: "The published rate holds England's growth; an undisturbed market would grow with it.",
        cy: "Mae'r gyfradd a gyhoeddwyd yn cynnwys twf Lloegr; byddai marchnad ddigyffro yn tyfu "
          + "gyda hi.")),
    Decision(
      "pay-loses-inflation",
      decided: Text(
        en: "Pay that is not raised loses inflation's share each year.",
        cy: "Mae cyflog na chodir mohono yn colli cyfran chwyddiant bob blwyddyn."),
      why: Text(
        en: "In constant prices 'never downward' would otherwise be a ratchet with a trend.",
        cy: "Mewn prisiau cyson byddai 'byth i lawr' fel arall yn glicied â thuedd.")),
    Decision(
      "no-claimed-preference",
      decided: Text(
        en: "Nobody is assumed to prefer a kind of provider.",
        cy: "Ni thybir bod neb yn ffafrio math o ddarparwr."),
      why: Text(
        en:
          "In Calderdale choices followed the continuity of the worker, not the provider's identity.",
        cy: "Yn Calderdale, parhad y gweithiwr a lywiai ddewisiadau, nid pwy oedd y darparwr."),
      evidence: ["wcpp-calderdale-continuity-over-provider"]),
    Decision(
      "no-tuning-to-a-case",
      decided: Text(
        en:
          "One set of defaults serves all cases; a third of them is held out by the hash of its name.",
        cy:
          "Mae un set o ragosodiadau'n gwasanaethu pob achos; cedwir traean ohonynt ar wahân yn ôl "
          + "stwnsh eu henwau."),
      why: Text(
        en: "A model fitted to each case in turn would reproduce anything.",
        cy: "Byddai model a ffitiwyd i bob achos yn ei dro yn atgynhyrchu unrhyw beth.")),
    Decision(
      "bed-days-not-pounds",
      decided: Text(
        en: "Bed-days are reported as days, and are never inside the authority's spend.",
        cy: "Adroddir diwrnodau gwely fel diwrnodau, ac nid ydynt byth yng ngwariant yr awdurdod."),
      why: Text(
        en: "A bed that is freed is filled again; no authority saves its cost.",
        cy: "Caiff gwely a ryddheir ei lenwi eto; nid oes yr un awdurdod yn arbed ei gost.")),
  ]
}
