import Analysis
import ArgumentParser
import Evidence

/// The options of a choice in a table from elsewhere: net benefits, or costs and effects.
struct ChoiceOptions: ParsableArguments {
  @Option(
    name: .customLong("options"),
    help: ArgumentHelp(
      says(
        en: "With --table: columns of each option's net benefit, more being better; with --costs, "
          + "the options' names.",
        cy: "Gyda --table: colofnau budd net pob opsiwn, gorau po fwyaf; gyda --costs, enwau'r "
          + "opsiynau."), valueName: "a,b,c"))
  var options: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --table: columns of each option's cost.",
        cy: "Gyda --table: colofnau cost pob opsiwn."), valueName: "c1,c2"))
  var costs: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "With --costs: columns of each option's effect, in the same order.",
        cy: "Gyda --costs: colofnau effaith pob opsiwn, yn yr un drefn."), valueName: "e1,e2"))
  var effects: String?

  @Option(
    help: ArgumentHelp(
      says(
        en: "What one unit of effect is worth.", cy: "Gwerth un uned o effaith."),
      valueName: "W"))
  var worth: String?

  func validate() throws {
    if (costs == nil) != (effects == nil) {
      throw ValidationError(
        says(
          en: "--costs and --effects belong together.",
          cy: "Mae --costs ac --effects yn perthyn i'w gilydd."))
    }
    let (c, e) = (ListedWords.names(costs).count, ListedWords.names(effects).count)
    if c != e || (costs != nil && options != nil && ListedWords.names(options).count != c) {
      throw ValidationError(
        says(
          en: "--costs, --effects and --options must name as many columns as each other.",
          cy: "Rhaid i --costs, --effects ac --options enwi'r un nifer o golofnau."))
    }
  }

  var isStated: Bool { options != nil || costs != nil }

  /// The options' names; the columns of costs where there are no others.
  var names: [String] { ListedWords.names(options ?? costs) }

  /// The columns that are read.
  var columns: [String] {
    costs == nil
      ? ListedWords.names(options) : ListedWords.names(costs) + ListedWords.names(effects)
  }

  /// Several worths for a curve.
  func worths() throws -> [Double] { try ListedWords.numbers(worth, option: "--worth") }

  func costsAndEffects(
    _ table: NumericTable
  ) throws -> (costs: [ContiguousArray<Double>], effects: [ContiguousArray<Double>])? {
    guard costs != nil else { return nil }
    return (
      try ListedWords.names(costs).map { try table.complete($0) },
      try ListedWords.names(effects).map { try table.complete($0) }
    )
  }

  /// The net benefit of each option in each row.
  func values(_ table: NumericTable) throws -> [ContiguousArray<Double>] {
    guard let (costs, effects) = try costsAndEffects(table) else {
      return try ListedWords.names(options).map { try table.complete($0) }
    }
    guard let worth = try worths().first else { throw ListedWords.missing("--worth") }
    return try NetBenefit(options: names, costs: costs, effects: effects, worth: worth).values
  }
}
