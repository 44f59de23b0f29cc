import Statistics

extension Setting {
  /// Workers who set up alone, and how they find people.
  static let settingUp: [Setting] = [
    fact(
      "set_up_rate", .perYear, .lognormal(median: 0.003, sigma: 0.6), in: 0...10,
      .assumed(
        en:
          "Chosen so that a supported area gains about twenty micro-enterprises a year, as Pembrokeshire did; without support far fewer.",
        cy:
          "Dewiswyd fel bod ardal a gefnogir yn ennill tuag ugain o ficrofentrau'r flwyddyn, fel y gwnaeth Sir Benfro; llawer llai heb gymorth."
      ),
      Text(en: "Setting up alone", cy: "Sefydlu ar eich liwt eich hun"),
      Text(
        en: "Base hazard of a worker setting up a micro-enterprise.",
        cy: "Perygl sylfaenol y bydd gweithiwr yn sefydlu microfenter.")),
    fact(
      "enterprise_sigma", .number, .pert(low: 0.4, mode: 0.8, high: 1.2), in: 0...3,
      .assumed(
        en: "Few people are far more inclined than most; no figure was seen.",
        cy: "Mae ychydig o bobl yn llawer mwy tueddol na'r rhan fwyaf; ni welwyd ffigur."),
      Text(en: "Inclination to work for oneself", cy: "Tueddiad i weithio drosoch eich hun"),
      Text(
        en:
          "Spread of the inclination to work for oneself between workers: standard deviation of the logarithm.",
        cy:
          "Gwasgariad y tueddiad i weithio drosoch eich hun rhwng gweithwyr: gwyriad safonol y logarithm."
      )),
    fact(
      "word_of_mouth", .number, .pert(low: 0, mode: 1, high: 3), in: 0...100,
      .assumed(
        en: "Micro-enterprises spread from one another; how fast without support was not seen.",
        cy:
          "Mae microfentrau'n lledaenu o'r naill i'r llall; ni welwyd ffigur am ba mor "
          + "gyflym y mae hyn yn digwydd heb gymorth."),
      Text(en: "Example of others", cy: "Esiampl pobl eraill"),
      Text(
        en: "Effect of the micro-enterprises that there are on others setting up.",
        cy: "Effaith y microfentrau sydd eisoes yn bod ar eraill sy'n sefydlu.")),
    fact(
      "neighbour_learning", .number, .pert(low: 0, mode: 0.15, high: 0.6), in: 0...1,
      .assumed(
        en:
          "That neighbours support one another is in the evidence (Pembrokeshire works with Carmarthenshire and Ceredigion), how much it does is not.",
        cy:
          "Mae'r dystiolaeth yn dweud bod cymdogion yn cefnogi ei gilydd (mae Sir Benfro'n gweithio gyda Sir Gaerfyrddin a Cheredigion), ond nid faint y mae hynny'n ei wneud."
      ),
      Text(en: "Learning from neighbours", cy: "Dysgu oddi wrth gymdogion"),
      Text(
        en:
          "How many more micro-enterprises set up where all adjoining authorities work with micro-care than where none does, as a share of the usual rate.",
        cy:
          "Faint yn fwy o ficrofentrau sy'n sefydlu lle mae pob awdurdod cyffiniol yn gweithio gyda gwasanaethau micro-ofal na lle nad oes yr un, fel cyfran o'r gyfradd arferol."
      )),
    fact(
      "support_effect", .number, .pert(low: 0.5, mode: 2, high: 5), in: 0...50,
      .assumed(
        en:
          "That support is needed is in the evidence (Somerset and the engagement report), how much it does is not: with one coordinator three times as many set up, with a wide spread, which brings a supported authority near the twenty a year of Pembrokeshire.",
        cy:
          "Mae'r dystiolaeth yn dweud bod angen cymorth (Gwlad yr Haf a'r adroddiad ymgysylltu), ond nid faint y mae'n ei wneud: gydag un cydlynydd mae teirgwaith cymaint yn sefydlu, gyda gwasgariad eang, sy'n dod ag awdurdod â chymorth yn agos at ugain y flwyddyn Sir Benfro."
      ),
      Text(en: "Effect of a coordinator", cy: "Effaith cydlynydd"),
      Text(
        en:
          "Effect of one development coordinator on the hazard of setting up, as a ratio above 1.",
        cy:
          "Effaith un cydlynydd datblygu ar y perygl o sefydlu, fel cymhareb uwchlaw 1.")),
    fact(
      "coordinator_cost", .poundsPerYear, .pert(low: 35000, mode: 45000, high: 60000),
      in: 1...1_000_000,
      .assumed(
        en: "A post with on-costs and travel, in prices of 2024; no figure was seen.",
        cy: "Swydd gydag argostau a theithio, ym mhrisiau 2024; ni welwyd ffigur."),
      Text(en: "Cost of a coordinator", cy: "Cost cydlynydd"),
      Text(
        en: "Cost of a development coordinator a year, in prices of 2024.",
        cy: "Cost cydlynydd datblygu mewn blwyddyn, ym mhrisiau 2024.")),
    fact(
      "micro_income_elasticity", .number, .pert(low: 0.5, mode: 1.5, high: 3), in: 0...20,
      .assumed(
        en: "Income counts, autonomy too; no figure of how much was seen.",
        cy: "Mae incwm yn cyfrif, ac ymreolaeth hefyd; ni welwyd ffigur ar gyfer faint."),
      Text(en: "Setting up and income", cy: "Sefydlu ac incwm"),
      Text(
        en:
          "Elasticity of setting up to what a micro-enterprise brings, compared with employment.",
        cy:
          "Elastigedd sefydlu mewn perthynas â'r hyn y mae microfenter yn ei ennill, o gymharu â chyflogaeth."
      )),
    fact(
      "directory_reach", .share, .pert(low: 0.5, mode: 0.8, high: 1), in: 0...1,
      .assumed(
        en:
          "The engagement report says that work is hard to find without a directory; how many one reaches was not seen.",
        cy:
          "Dywed yr adroddiad ymgysylltu ei bod yn anodd dod o hyd i waith heb gyfeiriadur; ni welwyd faint o bobl y mae un yn eu cyrraedd."
      ),
      Text(en: "Reach of a directory", cy: "Cyrhaeddiad cyfeiriadur"),
      Text(
        en:
          "Share of suitable people who find a micro-enterprise where there is a directory.",
        cy:
          "Cyfran y bobl addas sy'n dod o hyd i ficrofenter lle y mae cyfeiriadur.")),
    fact(
      "word_of_mouth_reach", .share, .pert(low: 0.1, mode: 0.3, high: 0.6), in: 0...1,
      .assumed(
        en: "Fewer than by a directory; no figure was seen.",
        cy: "Llai na thrwy gyfeiriadur; ni welwyd ffigur."),
      Text(en: "Reach of word of mouth", cy: "Cyrhaeddiad sôn ar lafar"),
      Text(
        en:
          "Share of suitable people who find a micro-enterprise by word of mouth, in the long run.",
        cy: "Cyfran y bobl addas sy'n clywed am ficrofenter ar lafar, yn y tymor hir.")),
    fact(
      "payment_delay", .number, .pert(low: 0, mode: 3, high: 8), in: 0...104,
      .assumed(
        en: "The engagement report names late payment by authorities; how late was not seen.",
        cy:
          "Mae'r adroddiad ymgysylltu'n enwi taliadau hwyr gan awdurdodau; ni welwyd pa mor hwyr."),
      Text(en: "Late payment (weeks)", cy: "Taliadau hwyr (wythnosau)"),
      Text(
        en: "Mean number of weeks by which the authority's money reaches a micro-enterprise late.",
        cy: "Sawl wythnos yn hwyr, ar gyfartaledd, y daw arian yr awdurdod i ficrofenter.")),
    fact(
      "late_payment_effect", .number, .pert(low: 0, mode: 0.05, high: 0.2), in: 0...10,
      .assumed(
        en: "Late payment is a barrier to running the business; how many it ends was not seen.",
        cy:
          "Mae taliadau hwyr yn rhwystr i redeg y busnes; ni welwyd faint sy'n dod i ben o'u herwydd."
      ),
      Text(en: "Late payment and closing", cy: "Taliadau hwyr a chau"),
      Text(
        en:
          "What a week of income that is owed adds to a micro-enterprise's hazard of closing, as a ratio.",
        cy:
          "Yr hyn y mae wythnos o incwm sy'n ddyledus yn ei ychwanegu at berygl microfenter o gau, fel cymhareb."
      )),
    fact(
      "cover_risk", .perYear, .pert(low: 0, mode: 0.1, high: 0.5), in: 0...100,
      .assumed(
        en:
          "Arranging cover may be outside the exemption; no case in which that was found was seen.",
        cy:
          "Gall trefnu cyflenwi fod y tu allan i'r esemptiad; ni welwyd achos lle y canfuwyd hynny."
      ),
      Text(en: "Risk of informal cover", cy: "Risg cyflenwi anffurfiol"),
      Text(
        en:
          "Hazard, in time that is covered, that informal cover is found to break the exemption and has to stop.",
        cy:
          "Y perygl, mewn amser a gyflenwir, y canfyddir bod cyflenwi anffurfiol yn torri'r esemptiad a bod rhaid iddo beidio."
      )),
  ]
}
