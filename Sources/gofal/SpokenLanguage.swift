import Evidence

/// The language that the program speaks, from before the arguments are parsed: `--lang`, else the
/// locale, else English.
///
/// Help texts are made while the arguments are parsed, so they need the language before that. Each
/// text of a command is `says(en:cy:)`, evaluated when ArgumentParser asks for it; `configuration` is
/// a computed property for this reason.
enum SpokenLanguage {
  static let current = chosen(
    arguments: Array(CommandLine.arguments.dropFirst()), environment: environment)

  /// The variables of the locale, in the order in which they count (POSIX, Base Definitions 8.2).
  private static let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]

  private static var environment: [String: String] {
    Dictionary(
      uniqueKeysWithValues: variables.compactMap { name in
        Environment.value(of: name).map { (name, $0) }
      })
  }

  static func chosen(arguments: [String], environment: [String: String]) -> Language {
    var asked: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--lang", index + 1 < arguments.count { asked = arguments[index + 1] }
      if argument.hasPrefix("--lang=") { asked = String(argument.dropFirst("--lang=".count)) }
    }
    if let asked, let language = Language(rawValue: asked) { return language }
    // The first of them that is set and not empty decides, whatever the others say.
    let locale = variables.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale == "cy" || locale.hasPrefix("cy_") || locale.hasPrefix("cy.") ? .welsh : .english
  }
}

/// A text in the language that the program speaks.
func says(en: String, cy: String) -> String {
  Text(en: en, cy: cy)[SpokenLanguage.current]
}
