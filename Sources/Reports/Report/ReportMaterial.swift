import Analysis
import CareMarket
import Evidence
import Experiments

/// What a report of a comparison is made of: what was compared, what came of it, and how it was run.
public struct ReportMaterial: Sendable {
  public struct Compared: Sendable {
    public var id: String
    public var title: Text
    /// In each of its areas.
    public var parts: [Scenario]
    /// The scenario's file as it stands, by the name of each text it was read from.
    public var texts: [(name: String, text: String)]

    public init(
      id: String, title: Text, parts: [Scenario], texts: [(name: String, text: String)]
    ) {
      self.id = id
      self.title = title
      self.parts = parts
      self.texts = texts
    }
  }

  /// How the results were made; what the program knows of itself.
  public struct Conduct: Sendable {
    public var version: String
    public var commandLine: [String]
    public var seed: UInt64
    public var draws: Int
    public var replications: Int
    public var generator: String
    /// ISO 8601 in UTC.
    public var start: String
    public var end: String
    public var build: [(name: String, value: String)]
    public var digest: String
    /// In sentences, as a run says them at its end.
    public var sentences: [Text]

    public init(
      version: String, commandLine: [String], seed: UInt64, draws: Int, replications: Int,
      generator: String, start: String, end: String, build: [(name: String, value: String)],
      digest: String, sentences: [Text]
    ) {
      self.version = version
      self.commandLine = commandLine
      self.seed = seed
      self.draws = draws
      self.replications = replications
      self.generator = generator
      self.start = start
      self.end = end
      self.build = build
      self.digest = digest
      self.sentences = sentences
    }
  }

  /// The first is the reference.
  public var scenarios: [Compared]
  public var results: Results
  public var outcomes: [Outcome]
  public var settings: [Setting]
  /// Names of the care models, by id, in their order.
  public var models: [(id: String, name: Text)]
  /// What was outside the evidence, or is to be said beside the result.
  public var cautions: [Text]
  public var conduct: Conduct
  /// The values of what nobody knows that differ between draws, in the order of the draws' numbers.
  public var parameters: [Parameter] = []
  /// For each scenario after the reference, the worlds in which its differences are switched on one
  /// after another; empty where it differs in one thing only, or the steps were not run.
  public var steps: [Steps?] = []
  /// The reference and the last scenario in each area by itself, where there are several.
  public var areas: [AreaResult] = []
  /// Random numbers for weights that nobody has stated; nil: ranks over weights are left out.
  public var uniforms: Uniforms?
  /// The comparison of everything, worked out once.
  let table: ComparisonTable

  public struct Parameter: Sendable {
    public var setting: Setting
    /// One a draw, from the first draw on; of many draws only the first are given.
    public var values: [Double]

    public init(setting: Setting, values: [Double]) {
      self.setting = setting
      self.values = values
    }
  }

  public struct Steps: Sendable {
    /// The reference, then one scenario a step, each with one difference more; the last is the
    /// scenario itself.
    public var results: Results
    /// What each step switches on.
    public var labels: [Text]

    public init(results: Results, labels: [Text]) {
      self.results = results
      self.labels = labels
    }
  }

  public struct AreaResult: Sendable {
    public var area: Area
    /// Of the reference and one other scenario.
    public var results: Results

    public init(area: Area, results: Results) {
      self.area = area
      self.results = results
    }
  }

  /// - `facts`: the value of every parameter in a draw, by key; nil: it is not said which of
  ///   them moves a difference most.
  public init(
    scenarios: [Compared], results: Results, outcomes: [Outcome], settings: [Setting],
    models: [(id: String, name: Text)], cautions: [Text], conduct: Conduct,
    facts: ((_ draw: Int) -> [String: Double])? = nil
  ) {
    self.scenarios = scenarios
    self.results = results
    self.outcomes = outcomes
    self.settings = settings
    self.models = models
    self.cautions = cautions
    self.conduct = conduct
    table = ComparisonTable(
      results, titles: scenarios.map(\.title), outcomes: outcomes, facts: facts,
      settings: settings, cautions: cautions)
  }

  /// The columns of a run that a report shows; the others need not be held.
  public static func shows(_ column: Column, outcomes: [Outcome]) -> Bool {
    if column.isWhole || column.outcome == "mix_achieved" || column.outcome == "people_served"
      || Appraisal.shows(column)
    {
      return true
    }
    return outcomes.contains { $0.id == column.outcome && $0.isHeadline }
      && (column.group == "all" || column.time == "all")
  }
}

/// What a report is for.
public enum ReportKind: String, Sendable, CaseIterable {
  /// Everything, with its appendices.
  case full
  /// The answer, the headlines and how sure they are: a page or two.
  case summary
  /// The options appraisal of the pathway for service development proposals.
  case appraisal
  /// In the terms of the code of practice on performance and improvement.
  case scorecard
}

extension Report {
  public init(_ material: ReportMaterial, as kind: ReportKind) {
    switch kind {
    case .full: self.init(full: material)
    case .summary: self.init(summary: material)
    case .appraisal: self.init(appraisal: material)
    case .scorecard: self.init(scorecard: material)
    }
  }
}
