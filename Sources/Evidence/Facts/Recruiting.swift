import Statistics

extension Setting {
  /// The labour pool, hours of work, and pay.
  static let recruiting: [Setting] = [
    fact(
      "pool_inflow", .perYear, .pert(low: 0.15, mode: 0.24, high: 0.4), in: 0...1000,
      .assumed(
        en:
          "Fitted to the vacancies; near the share of workers who leave the sector each year, or staff would run out.",
        cy:
          "Fe'i ffitir i'r swyddi gwag; yn agos at gyfran y gweithwyr sy'n ymadael â'r sector bob blwyddyn, neu byddai'r staff yn dod i ben."
      ),
      Text(en: "Applicants from outside", cy: "Ymgeiswyr o'r tu allan"),
      Text(
        en:
          "Potential applicants a year from outside care work, for each worker at the start.",
        cy:
          "Ymgeiswyr posibl y flwyddyn o'r tu allan i waith gofal, am bob gweithiwr ar y dechrau.")),
    fact(
      "pool_elasticity", .number, .uniform(0.2, 2), in: 0...20,
      .assumed(
        en: "No figure for an area was seen; wide open, and a headline sensitivity.",
        cy: "Ni welwyd ffigur ar gyfer ardal; agored iawn, ac yn un o'r prif sensitifrwyddau."),
      Text(en: "Applicants and the area's pay", cy: "Ymgeiswyr a chyflog yr ardal"),
      Text(
        en: "Elasticity of applicants to the area's mean pay.",
        cy: "Elastigedd ymgeiswyr mewn perthynas â chyflog cymedrig yr ardal.")),
    fact(
      "pool_size", .number, .pert(low: 2, mode: 3, high: 6), in: 1.01...1_000_000,
      .assumed(
        en: "Finite, and some times the workforce; no figure was seen.",
        cy: "Cyfyngedig, a rhai gweithiau maint y gweithlu; ni welwyd ffigur."),
      Text(en: "Size of the labour pool", cy: "Maint y gronfa lafur"),
      Text(
        en: "People who would do care work, for each worker at the start.",
        cy: "Pobl a fyddai'n gwneud gwaith gofal, am bob gweithiwr ar y dechrau.")),
    fact(
      "choice_elasticity", .number, .lognormal(median: 3.6, sigma: 0.25), in: 0...50,
      .assumed(
        en:
          "Between the published long-run elasticities of care homes, about 2, and of home care, about 5; the value and the spread are ours.",
        cy:
          "Rhwng yr elastigeddau tymor hir a gyhoeddwyd ar gyfer cartrefi gofal, tua 2, a gofal cartref, tua 5; ni sy'n gosod y gwerth a'r gwasgariad."
      ),
      Text(en: "Choice between employers", cy: "Dewis rhwng cyflogwyr"),
      Text(
        en: "Elasticity of the choice among employers to effective pay.",
        cy: "Elastigedd y dewis rhwng cyflogwyr mewn perthynas â chyflog effeithiol.")),
    fact(
      "search_friction", .number, .pert(low: 0.04, mode: 0.08, high: 0.16), in: 0...10,
      .assumed(
        en: "About the vacancy rate that is usual in care; no figure was seen.",
        cy: "Tua'r gyfradd swyddi gwag sy'n arferol ym maes gofal; ni welwyd ffigur."),
      Text(en: "Friction of search", cy: "Anhawster chwilio am waith"),
      Text(
        en: "Vacancy rate at which half of the applicants find work.",
        cy: "Y gyfradd swyddi gwag lle y mae hanner yr ymgeiswyr yn dod o hyd i waith.")),
    fact(
      "reservation_sigma", .number, .pert(low: 0.05, mode: 0.12, high: 0.25), in: 0...3,
      .assumed(
        en: "Pay in care is narrow, and so is what people accept; no figure was seen.",
        cy:
          "Mae amrediad cyflogau gofal yn gul, ac felly hefyd yr hyn y mae pobl yn ei dderbyn; ni welwyd ffigur."
      ),
      Text(en: "Lowest pay that people accept", cy: "Y cyflog isaf y mae pobl yn ei dderbyn"),
      Text(
        en:
          "Spread of the lowest pay that people accept: standard deviation of the logarithm.",
        cy:
          "Gwasgariad y cyflog isaf y mae pobl yn ei dderbyn: gwyriad safonol y logarithm.")),
    fact(
      "worker_hours", .hoursPerWeek, .pert(low: 23, mode: 26.5, high: 30), in: 0.5...60,
      .evidence(["wcpp-casa-hours-per-employee-derived"]),
      Text(en: "Hours of a worker", cy: "Oriau gweithiwr"),
      Text(
        en:
          "Mean working hours of a worker, holidays deducted, travel included: 21.2 contact hours at one franchise, and travel. The spread is ours.",
        cy:
          "Oriau gwaith cymedrig gweithiwr, ar ôl tynnu gwyliau a chan gynnwys teithio: 21.2 awr gyswllt mewn un fasnachfraint, a theithio. Ni sy'n gosod y gwasgariad."
      )),
    fact(
      "worker_hours_sigma", .number, .fixed(0.35), in: 0...2,
      .assumed(
        en:
          "Part-time and full-time mixed: two thirds between 19 and 38 hours; no figure was seen.",
        cy:
          "Rhan-amser a llawn-amser yn gymysg: dwy ran o dair rhwng 19 a 38 awr; ni welwyd ffigur."),
      Text(en: "Spread of workers' hours", cy: "Gwasgariad oriau gweithwyr"),
      Text(
        en: "Spread of workers' hours: standard deviation of the logarithm.",
        cy: "Gwasgariad oriau gweithwyr: gwyriad safonol y logarithm.")),
    fact(
      "sickness_spell", .time, .fixed(0.9), in: 0.01...520,
      .assumed(
        en: "Six days; days of sickness a year were seen, spells were not.",
        cy: "Chwe diwrnod; gwelwyd diwrnodau salwch y flwyddyn, ond nid cyfnodau."),
      Text(en: "Spell of sickness", cy: "Cyfnod o salwch"),
      Text(en: "Mean length of a spell of sickness.", cy: "Hyd cymedrig cyfnod o salwch.")),
    fact(
      "pay_passthrough", .share, .uniform(0.3, 0.9), in: 0...0.99,
      .assumed(
        en: "How fast providers pass on what they can afford was not seen; one value for all.",
        cy:
          "Ni welwyd pa mor gyflym y mae darparwyr yn trosglwyddo'r hyn y gallant ei fforddio; un gwerth i bawb."
      ),
      Text(en: "Passed on to pay", cy: "Trosglwyddo i gyflogau"),
      Text(
        en: "Share of what could be paid that is passed through to pay in a year.",
        cy: "Cyfran yr hyn y gellid ei dalu a drosglwyddir i gyflogau mewn blwyddyn.")),
    fact(
      "contact_only_share", .share, .beta(72, 28), in: 0...1,
      .publicFigure(["figure-contact-time-only"]),
      Text(en: "Pay for contact time only", cy: "Talu am amser cyswllt yn unig"),
      Text(
        en:
          "Share of providers that pay for contact time only at the outset. The figure is a share of workers.",
        cy:
          "Cyfran y darparwyr sydd, ar y dechrau, yn talu am amser cyswllt yn unig. Cyfran o'r gweithwyr yw'r ffigur."
      )),
    fact(
      "staffing_slack", .share, .pert(low: 0.0, mode: 0.05, high: 0.12), in: -0.9...10,
      .assumed(
        en: "A twentieth, to cover leave and sickness; no figure was seen.",
        cy: "Un rhan o ugain, i gyflenwi gwyliau a salwch; ni welwyd ffigur."),
      Text(en: "Slack in staffing", cy: "Staff wrth gefn"),
      Text(
        en: "Working time that providers want beyond what their packages take.",
        cy:
          "Yr amser gwaith y mae darparwyr ei eisiau y tu hwnt i'r hyn y mae eu pecynnau'n ei gymryd."
      )),
  ]
}
