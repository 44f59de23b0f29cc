import Evidence
import Foundation
import Storage

/// What a room has done: its states, one after another, what it kept, what it guessed. All of it is
/// in one file, so that a crash loses nothing but the last moment.
struct Session: Sendable {
  struct Step: Sendable, Hashable {
    var title: Text
    var text: Text?
    /// What is shown when the step is reached; nil: what is there.
    var state: RoomState?
  }

  struct Kept: Sendable, Hashable {
    var file: String
    var title: Text
    var who: String?
    /// ISO 8601.
    var date: String
  }

  struct Guess: Sendable, Hashable {
    /// The browser, as it names itself: so that a later guess replaces an earlier one. Not saved.
    var client: String
    var value: Double
    /// Only with consent.
    var name: String?
  }

  /// One question to the room: what will the difference be?
  struct Round: Sendable, Hashable {
    var outcome: String
    /// Index of the scenario that is compared with the reference.
    var scenario: Int
    /// The state that is asked about.
    var state: RoomState
    var isOpen = true
    var guesses: [Guess] = []
    /// Mean difference and its 95 % interval, from the reveal on.
    var result: (mean: Double, low: Double, high: Double)? {
      get { found.map { ($0[0], $0[1], $0[2]) } }
      set { found = newValue.map { [$0.mean, $0.low, $0.high] } }
    }
    private var found: [Double]?

    init(outcome: String, scenario: Int, state: RoomState) {
      self.outcome = outcome
      self.scenario = scenario
      self.state = state
    }
  }

  /// States that can be undone.
  static let mostStates = 200
  static let mostSteps = 50
  static let mostKept = 200
  static let mostRounds = 100
  static let mostGuesses = 500
  /// Digits of file formats: of sessions and of rehearsals.
  static let format = 1

  var name: String
  var opening: RoomState
  private(set) var states: [RoomState]
  private(set) var position = 0
  /// Who made the newest state in one gesture, such as dragging a slider.
  private var gesture: String?
  var mark: RoomState?
  var isFrozen = false
  var show: JSON = .object([])
  var agenda: [Step] = []
  var kept: [Kept] = []
  var rounds: [Round] = []
  /// The last of `rounds` is before the room.
  var hasRound = false

  init(name: String, opening: RoomState) {
    self.name = name
    self.opening = opening
    states = [opening]
  }

  var state: RoomState { states[position] }
  var canUndo: Bool { position > 0 }
  var canRedo: Bool { position + 1 < states.count }

  /// - Parameter gesture: of the same name as the newest state's, replaces that state.
  mutating func set(_ state: RoomState, gesture: String?) {
    if state == self.state { return }
    if let gesture, gesture == self.gesture, position > 0, !canRedo {
      states[position] = state
      return
    }
    self.gesture = gesture
    states.removeSubrange((position + 1)...)
    states.append(state)
    if states.count > Self.mostStates { states.removeFirst() }
    position = states.count - 1
  }

  mutating func undo() {
    gesture = nil
    if canUndo { position -= 1 }
  }

  mutating func redo() {
    gesture = nil
    if canRedo { position += 1 }
  }
}

// MARK: As a file

extension Session {
  func json(isRehearsal: Bool = false) -> JSON {
    var members: [JSON.Member] = [
      .init("gofal_workshop", .integer(Self.format)),
      .init("version", .string(Catalogue.version)), .init("name", .string(name)),
      .init("opening", isRehearsal ? state.json : opening.json),
      .init("agenda", .array(agenda.map(\.json))),
    ]
    if isRehearsal { return .object(members) }
    members += [
      .init("states", .array(states.map(\.json))), .init("position", .integer(position)),
      .init("mark", mark?.json ?? .null), .init("frozen", .bool(isFrozen)), .init("show", show),
      .init("kept", .array(kept.map(\.json))), .init("rounds", .array(rounds.map(\.json))),
      .init("has_round", .bool(hasRound)),
    ]
    return .object(members)
  }

  /// Reads a session's or a rehearsal's file.
  ///
  /// - Throws: a sentence, where the file is none, or of a later format.
  init(_ json: JSON, name: String) throws(RequestFault) {
    guard json["gofal_workshop"]?.integer == Self.format, let opening = json["opening"] else {
      throw Self.unreadable
    }
    self.init(name: name, opening: try RoomState(opening))
    var read: [RoomState] = []
    for state in json["states"]?.array ?? [] { read.append(try RoomState(state)) }
    if !read.isEmpty {
      states = Array(read.suffix(Self.mostStates))
      position = min(max(json["position"]?.integer ?? states.count - 1, 0), states.count - 1)
    }
    agenda = try Self.agenda(json["agenda"])
    if let mark = json["mark"], mark != .null { self.mark = try RoomState(mark) }
    isFrozen = json["frozen"]?.bool ?? false
    show = json["show"] ?? .object([])
    kept = (json["kept"]?.array ?? []).compactMap(Kept.init)
    for round in json["rounds"]?.array ?? [] {
      if let round = try Round(round) { rounds.append(round) }
    }
    hasRound = json["has_round"]?.bool == true && !rounds.isEmpty
  }

  static let unreadable = RequestFault(
    422,
    Text(
      en: "This is no file of a workshop that this version can read.",
      cy: "Nid ffeil gweithdy y gall y fersiwn hon ei darllen yw hon."))

  static func agenda(_ json: JSON?) throws(RequestFault) -> [Step] {
    guard let json, json != .null else { return [] }
    guard let list = json.array, list.count <= mostSteps else {
      throw RoomState.fault("steps", "≤ \(mostSteps)")
    }
    var steps: [Step] = []
    for item in list {
      guard let title = Text(item["title"]), max(title.en.utf8.count, title.cy.utf8.count) <= 500
      else { throw RoomState.fault("title", "{\"en\": \"…\", \"cy\": \"…\"}") }
      var step = Step(title: title)
      if let text = Text(item["text"]), max(text.en.utf8.count, text.cy.utf8.count) <= 5000 {
        step.text = text
      }
      if let state = item["state"], state != .null { step.state = try RoomState(state) }
      steps.append(step)
    }
    return steps
  }

  /// The guesses of all rounds with what came of each: elicitation data, in which no name is a formula.
  var elicitation: String {
    let dialect = CSVDialect.spreadsheet(decimalComma: false)
    let heads = [
      "round", "outcome", "scenario", "guess", "result", "lower", "upper", "gap", "name",
    ]
    var bytes = dialect.start + dialect.row(heads.map(Cell.text))
    for (index, round) in rounds.enumerated() {
      let result = round.result
      for guess in round.guesses {
        func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .missing }
        bytes += dialect.row([
          .integer(index + 1), .text(round.outcome),
          .text(round.state.scenarios[round.scenario].base), number(guess.value),
          number(result?.mean), number(result?.low), number(result?.high),
          number(result.map { guess.value - $0.mean }), guess.name.map(Cell.text) ?? .missing,
        ])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Session.Step {
  var json: JSON {
    var members: [JSON.Member] = [.init("title", title.json)]
    if let text { members.append(.init("text", text.json)) }
    members.append(.init("state", state?.json ?? .null))
    return .object(members)
  }
}

extension Session.Kept {
  init?(_ json: JSON) {
    guard let file = json["file"]?.string, SessionFolder.isPlain(file),
      let title = Text(json["title"])
    else { return nil }
    self.init(
      file: file, title: title, who: json["who"]?.string, date: json["date"]?.string ?? "")
  }

  var json: JSON {
    var members: [JSON.Member] = [.init("file", .string(file)), .init("title", title.json)]
    if let who { members.append(.init("who", .string(who))) }
    members.append(.init("date", .string(date)))
    return .object(members)
  }
}

extension Session.Round {
  init?(_ json: JSON) throws(RequestFault) {
    guard let outcome = json["outcome"]?.string, let scenario = json["scenario"]?.integer,
      let given = json["state"]
    else { return nil }
    let state = try RoomState(given)
    guard state.scenarios.indices.contains(scenario), scenario > 0 else { return nil }
    self.init(outcome: outcome, scenario: scenario, state: state)
    isOpen = json["open"]?.bool ?? false
    for guess in json["guesses"]?.array ?? [] {
      guard let value = guess["value"]?.number else { continue }
      guesses.append(.init(client: "", value: value, name: guess["name"]?.string))
    }
    if let mean = json["result"]?["mean"]?.number, let low = json["result"]?["low"]?.number,
      let high = json["result"]?["high"]?.number
    {
      result = (mean, low, high)
    }
  }

  var json: JSON {
    .object([
      .init("outcome", .string(outcome)), .init("scenario", .integer(scenario)),
      .init("state", state.json), .init("open", .bool(isOpen)), .init("guesses", .array(said)),
      .init(
        "result",
        result.map {
          .object([
            .init("mean", .number($0.mean)), .init("low", .number($0.low)),
            .init("high", .number($0.high)),
          ])
        } ?? .null),
    ])
  }

  /// The guesses, with names where they were given with consent.
  var said: [JSON] {
    guesses.map { guess in
      .object(
        [.init("value", .number(guess.value))]
          + (guess.name.map { [.init("name", .string($0))] } ?? []))
    }
  }
}

// MARK: The folder

/// The folder of one session: `session.json`, `guesses.csv` and the scenarios that were kept.
public struct SessionFolder: Sendable {
  public let path: String

  /// A name, and no path: letters, digits, hyphens and points, not first a point.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".") && !name.hasPrefix("-")
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: ".")
      }
  }

  /// - Parameter path: of the folder; it need not exist.
  public init(_ path: String) {
    self.path = path
  }

  func file(_ name: String) -> String { path + "/" + name }

  func make() throws(OutputFault) {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw OutputFault.failed(path, errno) }
  }

  /// Nil where there is no session yet.
  func read() throws(RequestFault) -> Session? {
    let file = file("session.json")
    guard access(file, F_OK) == 0 else { return nil }
    return try SessionFolder.session(at: file, name: (path as NSString).lastPathComponent)
  }

  static func session(at file: String, name: String) throws(RequestFault) -> Session {
    switch readSource(at: file) {
    case .failure(let fault): throw RequestFault(422, fault.message)
    case .success(let source):
      guard let json = try? JSON.read(source.text) else {
        throw RequestFault(
          422,
          Text(en: "\(source.name) is no JSON.", cy: "Nid JSON yw \(source.name)."))
      }
      return try Session(json, name: name)
    }
  }

  func write(_ session: Session) throws(OutputFault) {
    try writeFile(
      Array(session.json().document.utf8), to: file("session.json"), force: true)
    if !session.rounds.isEmpty {
      try writeFile(Array(session.elicitation.utf8), to: file("guesses.csv"), force: true)
    }
  }

  /// Removes the session: its file, the guesses, the scenarios that were kept, and the folder where
  /// nothing else is in it. Files that no session has written stay.
  ///
  /// - Returns: the names of the files that stay.
  public func forget() throws -> [String] {
    guard access(file("session.json"), F_OK) == 0 else { throw SessionFault.none(path) }
    let session = try? read()
    let own = ["session.json", "guesses.csv"] + (session?.kept.map(\.file) ?? [])
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where own.contains(name) || own.contains(where: { name.hasPrefix($0 + ".partial-") }) {
      if unlink(file(name)) != 0 { throw OutputFault.failed(file(name), errno) }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    if left.isEmpty, rmdir(path) != 0 { throw OutputFault.failed(path, errno) }
    return left
  }
}

/// Why there is nothing to forget, or to open.
public enum SessionFault: Error {
  /// No session at this path.
  case none(String)
}
