import Statistics
import Testing

@Suite("Student's t and the normal distribution")
struct StudentTTests {
  @Test(
    "Tabled quantiles are met",
    arguments: [
      (1.0, 12.706205), (2, 4.302653), (4, 2.776445), (9, 2.262157), (19, 2.093024),
      (29, 2.045230), (99, 1.984217),
    ])
  func tabled(df: Double, expected: Double) {
    #expect(abs(StudentT.quantile(0.975, degreesOfFreedom: df) - expected) < 5e-7)
    #expect(abs(StudentT.quantile(0.025, degreesOfFreedom: df) + expected) < 5e-7)
  }

  /// Computed with 40 digits (mpmath).
  @Test("Degrees of freedom need not be whole")
  func fractional() {
    for (p, expected) in [
      (0.001, -13.82219311086596), (0.05, -2.558218614135937), (0.5, 0), (0.9, 1.730250928807177),
    ] {
      #expect(abs(StudentT.quantile(p, degreesOfFreedom: 2.5) - expected) < 1e-11)
    }
  }

  @Test(
    "A quantile lies where the distribution function says", arguments: [1, 1.3, 3, 50, 1e6, 1e12])
  func roundTrip(df: Double) {
    for p in [1e-12, 1e-4, 0.2, 0.5, 0.8, 0.9999] {
      let t = StudentT.quantile(p, degreesOfFreedom: df)
      #expect(abs(StudentT.cumulative(t, degreesOfFreedom: df) / p - 1) < 1e-9)
    }
  }

  @Test("Questions without an answer get NaN or an infinity, and no endless search")
  func hostile() {
    for df in [0, -1, 0.5, Double.nan] {
      #expect(StudentT.quantile(0.9, degreesOfFreedom: df).isNaN)
    }
    #expect(StudentT.quantile(1.1, degreesOfFreedom: 5).isNaN)
    #expect(StudentT.quantile(.nan, degreesOfFreedom: 5).isNaN)
    #expect(StudentT.quantile(1, degreesOfFreedom: 5) == .infinity)
    #expect(StudentT.quantile(0, degreesOfFreedom: 5) == -.infinity)
    #expect(StudentT.quantile(1e-305, degreesOfFreedom: 1) < -1e150)
    #expect(StudentT.cumulative(.infinity, degreesOfFreedom: 5) == 1)
    #expect(StudentT.cumulative(1, degreesOfFreedom: 0).isNaN)
    #expect(StudentT.quantile(0.975, degreesOfFreedom: .infinity) == StandardNormal.quantile(0.975))
  }

  @Test("The normal quantile and distribution function are each other's inverse")
  func normal() {
    #expect(abs(StandardNormal.quantile(0.975) - 1.959963984540054) < 1e-15)
    #expect(abs(StandardNormal.cumulative(-8) / 6.220960574271785e-16 - 1) < 1e-12)
    #expect(StandardNormal.density(0) == 0.3989422804014327)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(2).isNaN)
  }
}
