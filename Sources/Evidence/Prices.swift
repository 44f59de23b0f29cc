import CData

/// A price, or an index of prices, in one year.
public struct Price: Sendable, Hashable {
  /// The year, from April.
  public var year: Int
  /// In the unit of its series.
  public var value: Double
  public var basis: Basis
}

/// Prices by year, and the index that brings a price of one year to another.
public enum Prices {
  public enum Series: String, Sendable, CaseIterable {
    /// Real Living Wage [pounds/hour].
    case realLivingWage = "real-living-wage"
    /// National Living Wage, the statutory floor [pounds/hour].
    case nationalLivingWage = "national-living-wage"
    /// Average fee paid for home care in Wales [pounds/hour].
    case averageFee = "average-fee"
    /// The sector's Minimum Price, United Kingdom, England from 2023 [pounds/hour].
    case minimumPrice = "minimum-price"
    /// The sector's Minimum Price for Wales, on the Real Living Wage [pounds/hour].
    case minimumPriceWales = "minimum-price-wales"
    /// Cost of an hour of home care [1 in 2024].
    ///
    /// It is `minimumPrice` over its value in 2024, the one series that spans the years. 2015 to
    /// 2017 lie between 2014 and 2018 at a steady rate; 2026 is 2025 grown as the National Living
    /// Wage grew. It follows wages more than other costs do.
    case index = "price-index"
  }

  /// The years of a series that are known, earliest first.
  public static func all(_ series: Series) -> [Price] { bySeries[series] ?? [] }

  /// The price of a year; nil where none is known.
  public static func price(_ series: Series, year: Int) -> Price? {
    all(series).first { $0.year == year }
  }

  /// What a cost of one pound in the year `from` is in the prices of the year `to`.
  ///
  /// Nil outside the years of the index, 2014 to 2026.
  public static func ratio(from: Int, to: Int) -> Double? {
    guard let old = price(.index, year: from), let new = price(.index, year: to) else {
      return nil
    }
    return new.value / old.value
  }

  private static let bySeries: [Series: [Price]] = {
    var prices: [Series: [Price]] = [:]
    for record in Table(cdata_prices()).records {
      guard let series = Series(rawValue: record["series"]), let price = Price(record) else {
        continue
      }
      prices[series, default: []].append(price)
    }
    return prices
  }()
}

extension Price {
  /// Nil where the line lacks a number.
  init?(_ record: Table.Record) {
    guard let year = record.count("year"), let value = record.number("value") else { return nil }
    let evidence = record.list("evidence")
    let figures = record.list("figures")
    let basis: Basis =
      if !evidence.isEmpty {
        .evidence(evidence)
      } else if !figures.isEmpty {
        .publicFigure(figures)
      } else {
        .assumption(record.text("reason"))
      }
    self.init(year: year, value: value, basis: basis)
  }
}

extension Prices.Series {
  public var label: Text {
    switch self {
    case .realLivingWage: Text(en: "Real Living Wage", cy: "Cyflog Byw Gwirioneddol")
    case .nationalLivingWage: Text(en: "National Living Wage", cy: "Cyflog Byw Cenedlaethol")
    case .averageFee:
      Text(en: "average fee for home care in Wales", cy: "ffi gyfartalog gofal cartref yng Nghymru")
    case .minimumPrice: Text(en: "Minimum Price for home care", cy: "isafbris gofal cartref")
    case .minimumPriceWales:
      Text(en: "Minimum Price for home care in Wales", cy: "isafbris gofal cartref yng Nghymru")
    case .index:
      Text(en: "index of the cost of home care", cy: "mynegai cost gofal cartref")
    }
  }
}
