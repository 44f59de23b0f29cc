import Analysis
import Evidence

extension Finding.Measure {
  /// What people call it.
  var label: Text {
    switch self {
    case .s1: Text(en: "first-order index", cy: "mynegai trefn gyntaf")
    case .st: Text(en: "total index", cy: "mynegai cyflawn")
    case .s2: Text(en: "second-order index", cy: "mynegai ail drefn")
    case .s1Naive:
      Text(en: "first-order index, chance included", cy: "mynegai trefn gyntaf, gan gynnwys hap")
    case .stNaive:
      Text(en: "total index, chance included", cy: "mynegai cyflawn, gan gynnwys hap")
    case .s2Naive:
      Text(en: "second-order index, chance included", cy: "mynegai ail drefn, gan gynnwys hap")
    case .mu: Text(en: "mean effect", cy: "effaith gymedrig")
    case .muStar: Text(en: "mean size of effect", cy: "maint cymedrig yr effaith")
    case .sigma: Text(en: "spread of effects", cy: "gwasgariad yr effeithiau")
    case .derivative:
      Text(en: "bound on the total index", cy: "terfyn ar y mynegai cyflawn")
    case .pawnMedian: Text(en: "PAWN, median", cy: "PAWN, canolrif")
    case .pawnMaximum: Text(en: "PAWN, largest", cy: "PAWN, mwyaf")
    case .pawnMean: Text(en: "PAWN, mean", cy: "PAWN, cymedr")
    case .pawnMinimum: Text(en: "PAWN, smallest", cy: "PAWN, lleiaf")
    case .delta: Text(en: "delta", cy: "delta")
    case .meanAtLow: Text(en: "mean where it is low", cy: "cymedr lle mae'n isel")
    case .meanAtHigh: Text(en: "mean where it is high", cy: "cymedr lle mae'n uchel")
    case .swing: Text(en: "swing from low to high", cy: "newid o isel i uchel")
    case .mean: Text(en: "mean", cy: "cymedr")
    case .quantile05: Text(en: "5% quantile", cy: "cwantil 5%")
    case .quantile25: Text(en: "25% quantile", cy: "cwantil 25%")
    case .quantile50: Text(en: "median", cy: "canolrif")
    case .quantile75: Text(en: "75% quantile", cy: "cwantil 75%")
    case .quantile95: Text(en: "95% quantile", cy: "cwantil 95%")
    case .betweenDraws:
      Text(
        en: "spread from what nobody knows",
        cy: "gwasgariad oherwydd yr hyn nad oes neb yn ei wybod")
    case .withinDraws: Text(en: "spread from chance", cy: "gwasgariad oherwydd hap")
    case .chanceShare:
      Text(en: "chance's share of the variance", cy: "cyfran hap o'r amrywiant")
    case .probabilityBest: Text(en: "probability of being best", cy: "tebygolrwydd o fod orau")
    case .probabilityTie:
      Text(en: "probability of a tie", cy: "tebygolrwydd o ganlyniad cyfartal")
    case .expectedLoss: Text(en: "expected loss", cy: "colled ddisgwyliedig")
    case .evpi: Text(en: "value of knowing everything", cy: "gwerth gwybod popeth")
    case .evpiNaive:
      Text(
        en: "value of knowing everything, chance included",
        cy: "gwerth gwybod popeth, gan gynnwys hap")
    case .evppi: Text(en: "value of knowing this", cy: "gwerth gwybod hyn")
    case .evsi: Text(en: "value of a study", cy: "gwerth astudiaeth")
    case .density:
      Text(
        en: "density: how much of the region is of interest",
        cy: "dwysedd: faint o'r rhanbarth sydd o ddiddordeb")
    case .coverage:
      Text(
        en: "coverage: how much of what is of interest lies in it",
        cy: "cwmpas: faint o'r hyn sydd o ddiddordeb sydd ynddo")
    case .rankAcceptability: Text(en: "rank acceptability", cy: "derbynioldeb safle")
    case .confidenceFactor: Text(en: "confidence factor", cy: "ffactor hyder")
    case .pairwiseWinning: Text(en: "how often better", cy: "pa mor aml yn well")
    }
  }

  /// The unit of what is a share whatever the outcome; nil where the outcome's unit is meant.
  var ownUnit: Text? {
    switch self {
    case .s1, .st, .s2, .s1Naive, .stNaive, .s2Naive, .derivative, .pawnMedian, .pawnMaximum,
      .pawnMean, .pawnMinimum, .delta, .chanceShare, .probabilityBest, .probabilityTie, .density,
      .coverage, .rankAcceptability, .confidenceFactor, .pairwiseWinning:
      Text(en: "share", cy: "cyfran")
    default: nil
    }
  }
}
