import Randomness

/// What each random number decides. A purpose belongs to one kind of entity: the entity argument of
/// a draw is that entity's ordinal. Raw values are part of every digest: add, never renumber.
extension Purpose {
  // People: ordinal among the area's potential arrivals.
  @inlinable static var arrival: Purpose { Purpose(rawValue: 1) }
  @inlinable static var thinning: Purpose { Purpose(rawValue: 2) }
  @inlinable static var locality: Purpose { Purpose(rawValue: 3) }
  @inlinable static var packageHours: Purpose { Purpose(rawValue: 4) }
  @inlinable static var supportPart: Purpose { Purpose(rawValue: 5) }
  @inlinable static var twoCarers: Purpose { Purpose(rawValue: 6) }
  @inlinable static var complexity: Purpose { Purpose(rawValue: 7) }
  @inlinable static var funding: Purpose { Purpose(rawValue: 8) }
  @inlinable static var directPayment: Purpose { Purpose(rawValue: 9) }
  @inlinable static var hospital: Purpose { Purpose(rawValue: 10) }
  @inlinable static var stayKind: Purpose { Purpose(rawValue: 11) }
  @inlinable static var exit: Purpose { Purpose(rawValue: 12) }
  @inlinable static var needChange: Purpose { Purpose(rawValue: 13) }
  @inlinable static var needPhase: Purpose { Purpose(rawValue: 14) }
  @inlinable static var unpaidCarer: Purpose { Purpose(rawValue: 15) }
  @inlinable static var intention: Purpose { Purpose(rawValue: 16) }
  @inlinable static var placement: Purpose { Purpose(rawValue: 17) }
  @inlinable static var visibility: Purpose { Purpose(rawValue: 18) }
  @inlinable static var reablement: Purpose { Purpose(rawValue: 19) }
  @inlinable static var stayAge: Purpose { Purpose(rawValue: 20) }
  @inlinable static var rota: Purpose { Purpose(rawValue: 21) }
  @inlinable static var brokerage: Purpose { Purpose(rawValue: 25) }
  @inlinable static var community: Purpose { Purpose(rawValue: 26) }
  @inlinable static var communityReturn: Purpose { Purpose(rawValue: 27) }
  @inlinable static var means: Purpose { Purpose(rawValue: 28) }
  @inlinable static var nhs: Purpose { Purpose(rawValue: 29) }
  @inlinable static var dischargeRoute: Purpose { Purpose(rawValue: 30) }
  @inlinable static var carerBreakdown: Purpose { Purpose(rawValue: 31) }
  @inlinable static var willingness: Purpose { Purpose(rawValue: 35) }

  // Workers: ordinal in the area's potential labour pool.
  @inlinable static var application: Purpose { Purpose(rawValue: 40) }
  @inlinable static var reservation: Purpose { Purpose(rawValue: 41) }
  @inlinable static var enterprise: Purpose { Purpose(rawValue: 42) }
  @inlinable static var commute: Purpose { Purpose(rawValue: 43) }
  @inlinable static var workerHours: Purpose { Purpose(rawValue: 44) }
  @inlinable static var tenure: Purpose { Purpose(rawValue: 45) }
  @inlinable static var settingUp: Purpose { Purpose(rawValue: 46) }
  @inlinable static var destination: Purpose { Purpose(rawValue: 47) }
  @inlinable static var employer: Purpose { Purpose(rawValue: 48) }
  @inlinable static var sickness: Purpose { Purpose(rawValue: 49) }
  @inlinable static var sicknessLength: Purpose { Purpose(rawValue: 50) }
  @inlinable static var contract: Purpose { Purpose(rawValue: 51) }
  @inlinable static var startTenure: Purpose { Purpose(rawValue: 52) }
  @inlinable static var search: Purpose { Purpose(rawValue: 54) }
  @inlinable static var outsideFounder: Purpose { Purpose(rawValue: 55) }
  @inlinable static var founding: Purpose { Purpose(rawValue: 56) }

  // Providers: care model and ordinal among the model's potential entrants.
  @inlinable static var entry: Purpose { Purpose(rawValue: 80) }
  @inlinable static var entryThinning: Purpose { Purpose(rawValue: 81) }
  @inlinable static var providerSize: Purpose { Purpose(rawValue: 82) }
  @inlinable static var unitCost: Purpose { Purpose(rawValue: 83) }
  @inlinable static var luck: Purpose { Purpose(rawValue: 84) }
  @inlinable static var appetite: Purpose { Purpose(rawValue: 85) }
  @inlinable static var closing: Purpose { Purpose(rawValue: 87) }
  @inlinable static var registration: Purpose { Purpose(rawValue: 88) }
  @inlinable static var settlementDay: Purpose { Purpose(rawValue: 89) }
  @inlinable static var startPay: Purpose { Purpose(rawValue: 90) }
  @inlinable static var providerLocality: Purpose { Purpose(rawValue: 91) }
  @inlinable static var microCapacity: Purpose { Purpose(rawValue: 92) }
  @inlinable static var contactPaid: Purpose { Purpose(rawValue: 93) }
  @inlinable static var format: Purpose { Purpose(rawValue: 94) }
  @inlinable static var clustering: Purpose { Purpose(rawValue: 95) }
  @inlinable static var admission: Purpose { Purpose(rawValue: 96) }
  @inlinable static var founderCount: Purpose { Purpose(rawValue: 97) }
  @inlinable static var coverRisk: Purpose { Purpose(rawValue: 98) }

  // The area itself.
  @inlinable static var areaFee: Purpose { Purpose(rawValue: 120) }
  @inlinable static var areaCost: Purpose { Purpose(rawValue: 121) }
  @inlinable static var startCount: Purpose { Purpose(rawValue: 122) }
  @inlinable static var postTerm: Purpose { Purpose(rawValue: 123) }
  @inlinable static var postStart: Purpose { Purpose(rawValue: 124) }
}
