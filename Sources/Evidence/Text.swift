/// The two languages of every text that a person meets.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case welsh = "cy"
}

/// A text for a person. It exists in both languages, or it does not compile.
public struct Text: Sendable, Hashable {
  public var en: String
  public var cy: String

  public init(en: String, cy: String) {
    self.en = en
    self.cy = cy
  }

  public subscript(language: Language) -> String {
    language == .english ? en : cy
  }
}
