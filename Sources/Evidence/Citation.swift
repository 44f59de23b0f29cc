/// One finding of the five documents: the Welsh words, where they stand, and what they say.
public struct Citation: Sendable, Hashable, Identifiable {
  public enum Kind: String, Sendable, CaseIterable {
    case figure, mechanism, rule, `case`, standard, process
  }

  /// What the simulation needs the finding for.
  public enum Use: String, Sendable, CaseIterable {
    case parameter, validation, lever, scorecard, context
  }

  /// Kebab-case, such as `wcpp-price-average-2018`.
  public var id: String
  public var source: Source
  /// The section of the document.
  public var section: Text
  public var kind: Kind
  public var use: Use
  /// The document's own words in Welsh, twenty at most; they stand in it but for line breaks.
  public var quote: String
  /// Numbers with their unit, where the finding has any.
  public var value: String?
  /// The finding.
  public var says: Text
  /// Ids of the care models it bears on; also `personalised-commissioning`,
  /// `prevention-network`, `unpaid-care`, `other` and `all`.
  public var models: [String]
  /// Subjects: `price`, `workforce`, `turnover`, `regulation`, …
  public var bearsOn: [String]
  /// Arithmetic of ours on the document's figures, shown in `note`.
  public var isDerived: Bool
  /// A caveat, a contradiction, or a probable slip of translation.
  public var note: Text?
}

extension Citation.Kind {
  public var label: Text {
    switch self {
    case .figure: Text(en: "figure", cy: "ffigur")
    case .mechanism: Text(en: "mechanism", cy: "mecanwaith")
    case .rule: Text(en: "rule", cy: "rheol")
    case .case: Text(en: "case", cy: "achos")
    case .standard: Text(en: "standard", cy: "safon")
    case .process: Text(en: "process", cy: "proses")
    }
  }
}

extension Citation.Use {
  public var label: Text {
    switch self {
    case .parameter: Text(en: "parameter", cy: "paramedr")
    case .validation: Text(en: "validation", cy: "dilysu")
    case .lever: Text(en: "lever", cy: "dewis polisi")
    case .scorecard: Text(en: "scorecard", cy: "cerdyn sgorio")
    case .context: Text(en: "context", cy: "cyd-destun")
    }
  }
}
