import CareMarket
import Evidence
import Experiments

extension NeutralFee {
  /// The fee that was found, and what is to be borne in mind with it, a sentence each.
  public func said(of scenario: Text) -> [Text] {
    let change = Quantity.text(Ramp(change), unit: .share)
    let error = Quantity.text(Ramp((changeError * 1e3).rounded() / 1e3), unit: .share)
    let found = Text(
      en: "\(scenario.en): spend is neutral with the moved share's fee changed by \(change) "
        + "(standard error \(error)).",
      cy: "\(scenario.cy): mae'r gwariant yn niwtral gyda newid o \(change) yn ffi'r gyfran a "
        + "symudir (gwall safonol \(error)).")
    guard slope < 0 else { return [found] }
    return [
      found,
      Text(
        en:
          "\(scenario.en): a higher fee of the moved share would lower the authority's spend, since "
          + "what it moves saves more than it costs. Look at people in care and at unmet need before "
          + "calling this neutral.",
        cy:
          "\(scenario.cy): byddai ffi uwch am y gyfran a symudir yn gostwng gwariant yr awdurdod, "
          + "gan fod yr hyn y mae'n ei symud yn arbed mwy nag y mae'n ei gostio. Edrychwch ar y bobl "
          + "mewn gofal a'r angen heb ei ddiwallu cyn galw hyn yn niwtral."),
    ]
  }
}
