import Statistics

extension Setting {
  /// Why workers leave, and where they go.
  static let leaving: [Setting] = [
    fact(
      "leave_hazard", .perYear, .lognormal(median: 0.28, sigma: 0.15), in: 0...60,
      supported: 0.145...0.42,
      .evidence(["wcpp-turnover-commissioned-2018"]),
      Text(en: "Leaving", cy: "Ymadael"),
      Text(
        en:
          "Base hazard of leaving an employer, fitted to the turnover of 32 % in 2018. The spread is ours.",
        cy:
          "Perygl sylfaenol o ymadael â chyflogwr, wedi'i ffitio i'r trosiant o 32 % yn 2018. Ni sy'n gosod y gwasgariad."
      )),
    fact(
      "wage_exponent", .number, .truncatedNormal(mean: 0.94, sd: 0.25, low: 0), in: 0...20,
      .publicFigure(["figure-wage-effect"]),
      Text(en: "Leaving and pay", cy: "Ymadael a chyflog"),
      Text(
        en:
          "Elasticity of leaving to effective pay: 3 of 32 points fewer leavers for 10 % more pay.",
        cy:
          "Elastigedd ymadael mewn perthynas â chyflog effeithiol: 3 phwynt o 32 yn llai o ymadawyr am 10 % yn fwy o gyflog."
      )),
    fact(
      "tenure_shape", .number, .pert(low: 0.55, mode: 0.7, high: 0.9), in: 0.2...5,
      .assumed(
        en:
          "New workers leave twice as often as long-serving ones in England; a Weibull shape of 0.7 gives that, and the spread is ours.",
        cy:
          "Mae gweithwyr newydd yn ymadael ddwywaith mor aml â rhai hirsefydlog yn Lloegr; mae siâp Weibull o 0.7 yn rhoi hynny, a ni sy'n gosod y gwasgariad."
      ),
      Text(en: "Leaving and tenure", cy: "Ymadael a hyd gwasanaeth"),
      Text(
        en: "Shape of the Weibull law of tenure: below 1 the hazard falls with tenure.",
        cy:
          "Siâp deddf Weibull ar gyfer hyd gwasanaeth: o dan 1 mae'r perygl yn gostwng gyda hyd gwasanaeth."
      )),
    fact(
      "zero_hours_effect", .number, .pert(low: 0.1, mode: 0.28, high: 0.45), in: -1...10,
      .publicFigure(["figure-zero-hours-effect"]),
      Text(en: "Leaving and zero-hours contracts", cy: "Ymadael a chontractau dim oriau"),
      Text(
        en:
          "Effect of a zero-hours contract on the hazard of leaving, as a ratio above 1: 31.8 against 24.9 %.",
        cy:
          "Effaith contract dim oriau ar y perygl o ymadael, fel cymhareb uwchlaw 1: 31.8 o gymharu â 24.9 %."
      )),
    fact(
      "overload_effect", .number, .pert(low: 0.5, mode: 1.5, high: 4), in: 0...50,
      .assumed(
        en:
          "Overload drives people out; how strongly was not seen. At 1.5 a tenth too many hours adds a sixth to leaving.",
        cy:
          "Mae gorlwytho'n gyrru pobl i ffwrdd; ni welwyd pa mor gryf. Ar 1.5 mae degfed ran o oriau'n ormod yn ychwanegu un rhan o chwech at ymadael."
      ),
      Text(en: "Leaving and overload", cy: "Ymadael a gorlwytho"),
      Text(
        en:
          "Effect of uncovered and overtime hours, as a share, on the logarithm of the hazard of leaving.",
        cy:
          "Effaith oriau heb eu cyflenwi ac oriau goramser, fel cyfran, ar logarithm y perygl o ymadael."
      )),
    fact(
      "luck_sigma", .number, .pert(low: 0.2, mode: 0.5, high: 0.8), in: 0...3,
      .assumed(
        en:
          "A quarter of employers have less than 10 % turnover, so employers differ beyond pay and contract; by how much was not seen.",
        cy:
          "Mae gan chwarter y cyflogwyr drosiant o lai na 10 %, felly mae cyflogwyr yn amrywio y tu hwnt i gyflog a chontract; ni welwyd faint."
      ),
      Text(en: "Employers' luck", cy: "Lwc cyflogwyr"),
      Text(
        en:
          "Spread of employers' luck with their workers: standard deviation of the logarithm of the hazard.",
        cy:
          "Gwasgariad lwc cyflogwyr gyda'u gweithwyr: gwyriad safonol logarithm y perygl o ymadael."
      )),
    fact(
      "commute_effect", .number, .fixed(0.011), in: 0...1,
      .publicFigure(["figure-commute-effect"]),
      Text(en: "Leaving and the way to work", cy: "Ymadael a'r daith i'r gwaith"),
      Text(
        en: "Effect of a kilometre of commute on the logarithm of the hazard of leaving.",
        cy: "Effaith cilometr o daith i'r gwaith ar logarithm y perygl o ymadael.")),
    fact(
      "commute_mean", .number, .pert(low: 4, mode: 8, high: 14), in: 0...200,
      .assumed(
        en: "Care is local work; no Welsh figure was seen.",
        cy: "Gwaith lleol yw gofal; ni welwyd ffigur ar gyfer Cymru."),
      Text(en: "Way to work (kilometres)", cy: "Taith i'r gwaith (cilometrau)"),
      Text(
        en: "Mean commute of a worker, in kilometres.",
        cy: "Taith gymedrig gweithiwr i'r gwaith, mewn cilometrau.")),
    fact(
      "stay_in_sector", .share, .beta(64, 36), in: 0...1,
      .publicFigure(["figure-leavers-in-sector"]),
      Text(en: "Leavers who stay in care", cy: "Ymadawyr sy'n aros ym maes gofal"),
      Text(
        en: "Share of leavers who stay in the sector.",
        cy: "Cyfran yr ymadawyr sy'n aros yn y sector.")),
  ]
}
