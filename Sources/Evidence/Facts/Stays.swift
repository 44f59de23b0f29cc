import Statistics

extension Setting {
  /// How long people stay, how their need changes, and how care ends.
  static let stays: [Setting] = [
    fact(
      "short_stay_share", .share, .beta(6, 8), in: 0...1,
      .assumed(
        en:
          "Users in a year against people at one time imply half a year; spells on a plan last two. Both cannot be right, so the share of short stays is wide open.",
        cy:
          "Mae nifer y defnyddwyr mewn blwyddyn o'i gymharu â'r nifer ar un adeg yn awgrymu hanner blwyddyn; mae cyfnodau ar gynllun yn para dwy. Ni all y ddau fod yn gywir, felly mae cyfran yr arosiadau byr yn agored iawn."
      ),
      Text(en: "Short stays", cy: "Cyfnodau gofal byr"),
      Text(
        en: "Share of stays in home care that are short.",
        cy: "Cyfran y cyfnodau mewn gofal cartref sy'n fyr.")),
    fact(
      "short_stay", .time, .uniform(6, 13), in: 0.01...5200,
      .assumed(
        en: "Six weeks to a quarter: no split of stays by length was seen.",
        cy: "Chwe wythnos i chwarter blwyddyn: ni welwyd rhaniad o gyfnodau yn ôl hyd."),
      Text(en: "Length of a short stay", cy: "Hyd cyfnod byr"),
      Text(
        en: "Mean length of a short stay.", cy: "Hyd cymedrig cyfnod gofal byr.")),
    fact(
      "long_stay", .time, .uniform(104, 156), in: 0.01...52000,
      .assumed(
        en: "Two to three years: spells on any care plan last 2.1 years on average.",
        cy:
          "Dwy i dair blynedd: mae cyfnodau ar unrhyw gynllun gofal yn para 2.1 o flynyddoedd ar gyfartaledd."
      ),
      Text(en: "Length of a long stay", cy: "Hyd cyfnod hir"),
      Text(
        en: "Mean length of a long stay.", cy: "Hyd cymedrig cyfnod gofal hir.")),
    fact(
      "death_share", .share, .beta(12, 8), in: 0...1,
      .assumed(
        en: "No figure was seen; three fifths, from two fifths to four fifths.",
        cy: "Ni welwyd ffigur; tair rhan o bump, o ddwy ran i bedair rhan o bump."),
      Text(en: "Stays that end with death", cy: "Cyfnodau sy'n dod i ben â marwolaeth"),
      Text(
        en: "Share of long stays that end with death rather than a move to a care home.",
        cy:
          "Cyfran y cyfnodau hir sy'n dod i ben â marwolaeth yn hytrach na symud i gartref gofal.")),
    fact(
      "complex_exit", .number, .pert(low: 1, mode: 1.3, high: 1.8), in: 0...20,
      .assumed(
        en: "Complex need shortens stays; by how much was not seen.",
        cy: "Mae anghenion cymhleth yn byrhau cyfnodau; ni welwyd faint."),
      Text(en: "Leaving with complex need", cy: "Ymadael ag anghenion cymhleth"),
      Text(
        en: "Rate of death and of moving to a care home with complex need, as a ratio to others'.",
        cy:
          "Cyfradd marw a symud i gartref gofal ag anghenion cymhleth, fel cymhareb i gyfradd pobl eraill."
      )),
    fact(
      "exits_while_waiting", .number, .pert(low: 0.5, mode: 1, high: 1.5), in: 0...20,
      .assumed(
        en:
          "As in care, from half to half as much again: no figure of leaving while waiting was seen.",
        cy:
          "Fel mewn gofal, o'r hanner i hanner cymaint eto: ni welwyd ffigur ar gyfer ymadael wrth aros."
      ),
      Text(en: "Leaving while waiting", cy: "Ymadael wrth aros"),
      Text(
        en: "Rate of leaving while waiting, as a ratio to that in care.",
        cy: "Cyfradd ymadael wrth aros, fel cymhareb i'r gyfradd mewn gofal.")),
    fact(
      "waiting_care_home_rate", .perYear, .pert(low: 0.05, mode: 0.2, high: 0.5), in: 0...52,
      .assumed(
        en: "Some who wait too long go into a care home; how many was not seen.",
        cy: "Mae rhai sy'n aros yn rhy hir yn mynd i gartref gofal; ni welwyd faint."),
      Text(en: "Care home instead of waiting", cy: "Cartref gofal yn lle aros"),
      Text(
        en: "Further rate of moving to a care home while waiting.",
        cy: "Cyfradd ychwanegol symud i gartref gofal wrth aros.")),
    fact(
      "reablement_share", .share, .beta(8, 24), in: 0...1,
      .publicFigure([
        "figure-reablement-packages", "figure-home-care-users-year", "figure-home-care-stock",
      ]),
      Text(en: "Reablement", cy: "Ailalluogi"),
      Text(
        en:
          "Share of new packages that are reablement: 9,327 a year beside some 28,000 other new packages, a number that is derived. The spread is ours.",
        cy:
          "Cyfran y pecynnau newydd sy'n ailalluogi: 9,327 y flwyddyn ochr yn ochr â rhyw 28,000 o becynnau newydd eraill, nifer sy'n ddeilliedig. Ni sy'n gosod y gwasgariad."
      )),
    fact(
      "reablement_length", .time, .fixed(6), in: 0.01...520,
      .assumed(
        en: "Six weeks, the usual limit of the service.",
        cy: "Chwe wythnos, terfyn arferol y gwasanaeth."),
      Text(en: "Length of reablement", cy: "Hyd ailalluogi"),
      Text(en: "Length of reablement.", cy: "Hyd cyfnod ailalluogi.")),
    fact(
      "reablement_ends", .share, .beta(63, 37), in: 0...1,
      .publicFigure(["figure-reablement-effect"]),
      Text(en: "No more care after reablement", cy: "Dim rhagor o ofal ar ôl ailalluogi"),
      Text(
        en: "Share of people who need no more care after reablement.",
        cy: "Cyfran y bobl nad oes angen rhagor o ofal arnynt ar ôl ailalluogi.")),
    fact(
      "reablement_factor", .number, .beta(26, 10), in: 0...5,
      .assumed(
        en:
          "Of the 37 in a hundred who went on with care in the study of 2010, 26 needed less; how much less was not seen. About three quarters, from a half to nine tenths.",
        cy:
          "O'r 37 o bob cant a barhaodd i gael gofal yn astudiaeth 2010, roedd angen llai ar 26; ni welwyd faint yn llai. Tua thri chwarter, o hanner i naw rhan o ddeg."
      ),
      Text(en: "Need after reablement", cy: "Angen ar ôl ailalluogi"),
      Text(
        en: "Need after reablement of those who go on with care, as a ratio to before.",
        cy: "Angen y rhai sy'n parhau i gael gofal ar ôl ailalluogi, fel cymhareb i'r angen cynt.")
    ),
    fact(
      "need_interval", .time, .fixed(26), in: 0.1...52000,
      .assumed(
        en: "Need changes twice a year and is reviewed once; plans are to be reviewed yearly.",
        cy:
          "Mae'r angen yn newid ddwywaith y flwyddyn ac fe'i hadolygir unwaith; mae cynlluniau i'w hadolygu bob blwyddyn."
      ),
      Text(en: "Time between changes of need", cy: "Amser rhwng newidiadau mewn angen"),
      Text(
        en: "Time between changes of need; every second one is a review.",
        cy: "Yr amser rhwng newidiadau mewn angen; adolygiad yw pob ail un.")),
    fact(
      "need_growth", .perYear, .pert(low: -0.02, mode: 0.03, high: 0.08), in: -1...1,
      .assumed(
        en: "Need grows slowly on average; no Welsh figure was seen.",
        cy: "Mae angen yn tyfu'n araf ar gyfartaledd; ni welwyd ffigur ar gyfer Cymru."),
      Text(en: "Growth of need", cy: "Twf angen"),
      Text(
        en: "Mean growth of a person's need a year.",
        cy: "Twf cymedrig angen person mewn blwyddyn.")),
    fact(
      "need_sd", .number, .pert(low: 0.1, mode: 0.2, high: 0.35), in: 0...3,
      .assumed(
        en: "A change of a fifth up or down in half a year; no figure was seen.",
        cy: "Newid o un rhan o bump i fyny neu i lawr mewn hanner blwyddyn; ni welwyd ffigur."),
      Text(en: "Spread of changes of need", cy: "Gwasgariad newidiadau mewn angen"),
      Text(
        en: "Spread of a change of need: standard deviation of the logarithm.",
        cy: "Gwasgariad newid mewn angen: gwyriad safonol y logarithm.")),
  ]
}
