import Evidence

/// A place in a text: line and column from 1, columns counted in Unicode scalars.
public struct Position: Sendable, Hashable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// One thing that is wrong, or unusual, in a file that a person wrote.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable {
    /// The file cannot be used.
    case fault
    /// The file can be used; the warning stands beside the result.
    case warning
  }

  public var severity: Severity
  /// The path as the person gave it, the name of a shipped scenario, or `--set`.
  public var file: String
  /// From 1; for `--set`, which of them it is.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  public var message: Text

  public init(
    _ severity: Severity, file: String, line: Int, column: Int, message: Text
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  init(
    _ severity: Severity = .fault, _ file: String, _ position: Position, _ message: Text
  ) {
    self.init(
      severity, file: file, line: position.line, column: position.column, message: message)
  }

  /// `file:line:column: message`, on one line, with everything that could steer a terminal escaped.
  public func rendered(_ language: Language) -> String {
    let mark = severity == .fault ? "" : language == .english ? "warning: " : "rhybudd: "
    return Escaping.terminal("\(file):\(line):\(column): \(mark)\(message[language])")
  }
}

/// Why something could not be written or read back: the caller ends with exit code 74.
public struct OutputFault: Error, Sendable, Hashable {
  public var message: Text

  public init(_ message: Text) {
    self.message = message
  }
}

extension Text {
  /// The same words in both languages: a key, a number, a piece of a file.
  init(same text: String) {
    self.init(en: text, cy: text)
  }

  public static func + (left: Text, right: Text) -> Text {
    Text(en: left.en + right.en, cy: left.cy + right.cy)
  }
}
