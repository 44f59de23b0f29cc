/// The four headings of the code of practice on performance and improvement, and money.
public enum Heading: String, Sendable, CaseIterable {
  case people
  case prevention
  case partnerships
  case wellbeing
  case money
}

/// Which way an outcome is better.
public enum Direction: String, Sendable {
  case more
  case less
  case neither
}

/// A quantity that every run reports.
public struct Outcome: Sendable {
  /// What a difference in the outcome follows from.
  public enum Origin: String, Sendable {
    /// It follows from the mix alone: printed apart, without interval.
    case construction
    /// It follows from numbers that were put in.
    case number
    /// It follows from what providers, workers, people and the commissioner do.
    case behaviour
  }

  public var id: String
  public var heading: Heading
  /// As printed: `people`, `%`, `weeks`, `£/hour`, `hours/week`.
  public var unit: Text
  public var direction: Direction
  /// The smallest difference that matters, in the outcome's unit (an assumption of ours).
  public var smallestDifference: Double
  public var origin: Origin
  /// One of the eight headlines, fixed before any run.
  public var isHeadline: Bool
  public var label: Text
  public var explanation: Text

  public init(
    _ id: String, _ heading: Heading, unit: Text, _ direction: Direction,
    smallestDifference: Double, origin: Origin, isHeadline: Bool = false, label: Text,
    explanation: Text
  ) {
    self.id = id
    self.heading = heading
    self.unit = unit
    self.direction = direction
    self.smallestDifference = smallestDifference
    self.origin = origin
    self.isHeadline = isHeadline
    self.label = label
    self.explanation = explanation
  }
}
