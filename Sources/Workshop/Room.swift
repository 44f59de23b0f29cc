import CareMarket
import Evidence
import Experiments
import Foundation
import Reports
import Storage

/// The room: one session, the browsers that look at it, and the simulation that answers.
///
/// Everything is behind one lock, and every call is short; what takes long is the simulation's.
final class Room: @unchecked Sendable {
  let facts: Facts
  /// What the facilitator's page shows for others to join; nil without `--share`.
  var join: String?
  private let folder: SessionFolder
  private let lock = NSLock()
  private var bases: Bases
  private var session: Session
  private var revision = 1
  /// The revision that brought the newest question: what has changed since then is not simulated.
  private var questioned = 1
  /// The browser and the number of the newest change that was applied.
  private var newest: (client: String, sequence: Int) = ("", 0)
  private var files: [ScenarioFile] = []
  private var cautions: [Text] = []
  private var mailboxes: [ObjectIdentifier: Mailbox] = [:]
  /// The newest events that were sent, for browsers that come later.
  private var lastAnswer: String?
  private var lastRanks: String?
  private var lastChanged: String?
  private var lastAnswered: Answer?
  /// Where the room started, as it was read.
  private var start: (state: RoomState, scenarios: [ComparedScenario])?
  private var fees: NeutralFees?
  /// The scenario that cannot be simulated before its fee has been found, and why there is none.
  private var lacking: (scenario: Int, reason: Text?)?
  private var explaining: (scenario: Int, outcome: String)?
  private var steps: [(key: String, label: Text)] = []
  private var simulation: Simulation?
  private var isDirty = false
  private let saving = DispatchQueue(label: "gofal-workshop.session")

  static let mostStreams = 64
  static let mostStreamsAnAddress = 16

  /// - Parameter threads: that simulate; with 0, nothing is answered.
  /// - Throws: a sentence, where a scenario of the session cannot be read; nothing is on disk then.
  init(
    session: Session, given: [ScenarioFile], facts: Facts, folder: SessionFolder, threads: Int
  ) throws {
    self.session = session
    bases = Bases(facts.catalogue.vocabulary)
    self.facts = facts
    self.folder = folder
    for kept in session.kept { addBase(kept.file) }
    for file in given { bases.add(file, as: file.id) }
    (files, cautions) = try bases.read(session.state)
    try folder.make()
    for file in given { try keep(file) }
    try folder.write(self.session)
    guard threads > 0 else { return }
    simulation = Simulation(
      parameters: facts.catalogue.parameters, outcomes: facts.catalogue.outcomes, threads: threads
    ) { [weak self] in self?.show($0) }
    fees = NeutralFees(parameters: facts.catalogue.parameters, threads: threads) {
      [weak self] in self?.foundFee()
    }
    lock.withLock {
      ask()
      prepareAgenda()
    }
  }

  /// A file that was given at the start is copied to the session, which then needs nothing else.
  private func keep(_ given: ScenarioFile) throws(OutputFault) {
    let name = given.id + ".yaml"
    // An area of the file's own gives way to the room's.
    var given = given
    if let area = bases.vocabulary.areas.first(where: { $0.id == session.state.area }),
      given.scenarios.count == 1
    {
      given.scenarios[0].area = area
    }
    try writeFile(
      Array(given.text(vocabulary: bases.vocabulary).utf8), to: folder.file(name), force: true)
    if !session.kept.contains(where: { $0.file == name }) {
      session.kept.append(.init(file: name, title: given.title, who: nil, date: Self.today))
    }
  }

  private static var today: String {
    String(ISO8601DateFormatter().string(from: Date()).prefix(10))
  }

  /// A kept file leads to no other: `extends` and `area` are names of shipped ones.
  private func addBase(_ file: String) {
    let read = readScenario(
      at: folder.file(file), vocabulary: bases.vocabulary, mayOpenFiles: false)
    if let scenario = read.file, file.hasSuffix(".yaml") {
      bases.add(scenario, as: String(file.dropLast(5)))
    }
  }

  /// What the page is told once.
  var factsText: String { lock.withLock { facts.json(bases).text } }

  // MARK: Questions

  /// Takes up the state as it stands: what can be simulated is asked, and a fee that is still to be
  /// found is sought first.
  private func ask() {
    questioned = revision
    lacking = nil
    var sought: NeutralFees.Need?
    for index in files.indices where lacking == nil {
      guard let need = NeutralFees.Need(files[index]) else { continue }
      switch fees?.found(for: need) {
      case .success(let fee)?:
        files[index] = bases.stating(fee, in: files[index], of: index, session.state)
        cautions += fee.said(of: files[index].title)
      case .failure(let fault)?:
        lacking = (index, fault.message)
      case nil:
        lacking = (index, nil)
        sought = need
      }
    }
    fees?.seek(sought)
    simulation?.ask(lacking == nil ? question : nil)
  }

  /// Called when a fee has been found, or that there is none.
  private func foundFee() {
    lock.withLock {
      guard lacking != nil else { return }
      ask()
      sendState()
    }
  }

  private var question: Question {
    var question = Question(revision: revision, scenarios: files.map(\.compared))
    steps = []
    if let explaining, files.indices.contains(explaining.scenario) {
      (question.chain, steps) = bases.chain(from: files[0], to: files[explaining.scenario])
    }
    question.start = started
    return question
  }

  /// The scenarios of the state that answers are compared with.
  private var started: [ComparedScenario] {
    let state = session.mark ?? session.opening
    if state.simulated == session.state.simulated { return files.map(\.compared) }
    if let start, start.state == state { return start.scenarios }
    let read = (try? bases.read(state))?.files ?? []
    let scenarios = read.contains { NeutralFees.Need($0) != nil } ? [] : read.map(\.compared)
    start = (state, scenarios)
    return scenarios
  }

  /// The states of the agenda, to be in memory when their step comes.
  private func prepareAgenda() {
    let questions = session.agenda.compactMap(\.state).compactMap { state -> Question? in
      guard let read = try? bases.read(state),
        read.files.allSatisfy({ NeutralFees.Need($0) == nil })
      else { return nil }
      return Question(revision: 0, scenarios: read.files.map(\.compared))
    }
    simulation?.prepare(questions)
  }

  // MARK: Browsers

  /// - Throws: 503 where too many browsers listen.
  func open(_ mailbox: Mailbox) throws(RequestFault) {
    try lock.holding { () throws(RequestFault) in
      let same = mailboxes.values.count { $0.address == mailbox.address }
      guard mailboxes.count < Self.mostStreams, same < Self.mostStreamsAnAddress else {
        throw RequestFault(
          429,
          Text(
            en: "Too many pages are open on this room. Close one.",
            cy: "Mae gormod o dudalennau ar agor ar yr ystafell hon. Caewch un."),
          retryAfter: 10)
      }
      mailboxes[ObjectIdentifier(mailbox)] = mailbox
      mailbox.put("state", stateText(for: mailbox))
      if let round = roundText(for: mailbox) { mailbox.put("round", round) }
      sendNewest(to: mailbox)
    }
  }

  func close(_ mailbox: Mailbox) {
    lock.withLock { mailboxes[ObjectIdentifier(mailbox)] = nil }
  }

  func beat() {
    for mailbox in lock.withLock({ Array(mailboxes.values) }) { mailbox.beat() }
  }

  /// Saves, and lets streams and threads end.
  func shut() {
    lock.withLock {
      for mailbox in mailboxes.values { mailbox.close() }
      isDirty = true
    }
    saving.sync { self.save() }
    fees?.seek(nil)
    simulation?.close()
  }

  private func send(_ event: String, _ data: String, to mailbox: Mailbox) {
    let isPublic = !mailbox.isFacilitator || mailbox.isProjector
    if isPublic, session.hasRound, session.rounds.last?.isOpen == true {
      mailbox.put(event, "{\"revision\":\(revision),\"hidden\":true}")
    } else if !(isPublic && session.isFrozen) {
      mailbox.put(event, data)
    }
  }

  private func sendNewest(to mailbox: Mailbox) {
    if let lastAnswer { send("answer", lastAnswer, to: mailbox) }
    if let lastRanks { send("ranks", lastRanks, to: mailbox) }
    if let lastChanged { send("changed", lastChanged, to: mailbox) }
  }

  private func sendState() {
    for mailbox in mailboxes.values { mailbox.put("state", stateText(for: mailbox)) }
  }

  private func stateText(for mailbox: Mailbox) -> String {
    let values = files.map { file in
      file.scenarios.first.map { facts.values(of: $0) } ?? (.object([]), .object([]))
    }
    var members: [JSON.Member] = [
      .init("revision", .integer(revision)),
      .init("role", .string(mailbox.isFacilitator ? "facilitator" : "participant")),
      .init("session", .string(session.name)), .init("state", session.state.json),
      .init("canUndo", .bool(session.canUndo)), .init("canRedo", .bool(session.canRedo)),
      .init("client", .string(newest.client)), .init("sequence", .integer(newest.sequence)),
      .init("titles", .array(files.map(\.title.json))),
      .init("values", .array(values.map(\.values))),
      .init("templates", .array(values.map(\.templates))),
      .init("frozen", .bool(session.isFrozen)), .init("started", .bool(session.mark != nil)),
      .init("show", session.show), .init("agenda", .array(session.agenda.map(\.json))),
      .init("kept", .array(session.kept.map(\.json))),
      .init("cautions", .array(cautions.map(\.json))),
      .init(
        "lacking",
        lacking.map {
          .object([
            .init("scenario", .integer($0.scenario)), .init("reason", $0.reason?.json ?? .null),
          ])
        } ?? .null),
    ]
    if mailbox.isFacilitator, let join { members.append(.init("join", .string(join))) }
    return JSON.object(members).text
  }

  private func roundText(for mailbox: Mailbox) -> String? {
    guard session.hasRound, let round = session.rounds.last else { return "null" }
    let isHidden = (!mailbox.isFacilitator || mailbox.isProjector) && round.isOpen
    return JSON.object([
      .init("outcome", .string(round.outcome)), .init("scenario", .integer(round.scenario)),
      .init("open", .bool(round.isOpen)), .init("revealed", .bool(!round.isOpen)),
      .init("count", .integer(round.guesses.count)),
      .init("guesses", .array(isHidden ? [] : round.said)),
      .init(
        "result",
        isHidden
          ? .null
          : round.result.map {
            .object([
              .init("mean", .number($0.mean)), .init("low", .number($0.low)),
              .init("high", .number($0.high)),
            ])
          } ?? .null),
      .init("sentence", (isHidden ? nil : sentence(on: round))?.json ?? .null),
    ]).text
  }

  private func sentence(on round: Session.Round) -> Text? {
    guard let outcome = facts.outcome(round.outcome), let result = round.result,
      !round.guesses.isEmpty
    else { return nil }
    let sorted = round.guesses.map(\.value).sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    let rounding = Rounding(
      uncertainty: (result.high - result.low) / 4, magnitude: result.mean, unit: outcome.unit)
    func said(_ value: Double, _ language: Language) -> String {
      outcome.said(rounding.difference(value, language), language)
    }
    let within = sorted.count { (result.low...max(result.low, result.high)).contains($0) }
    return Text(
      en: "The room's middle guess is \(said(median, .english)), and the simulation says "
        + "\(said(result.mean, .english)); \(within) of \(sorted.count) guesses lie within its "
        + "interval.",
      cy: "Rhagfynegiad canol yr ystafell yw \(said(median, .welsh)), a dywed yr efelychiad "
        + "\(said(result.mean, .welsh)); mae \(within) o'r \(sorted.count) rhagfynegiad o fewn ei gyfwng."
    )
  }

  // MARK: Answers

  /// Called on the simulation's thread.
  private func show(_ look: Look) {
    if look.isOfChain { return showChain(look) }
    if look.isFirst { publish(Answer(look, facts, isBrief: true), isBrief: true) }
    // What follows takes its time, which nobody waits for who has asked for something else.
    guard simulation?.isNewest(look.question) == true else { return }
    publish(Answer(look, facts, isBrief: false), isBrief: false)
  }

  private func publish(_ answer: Answer, isBrief: Bool) {
    let look = answer.look
    var members: [JSON.Member] = [
      .init("revision", .integer(lock.withLock { revision })),
      .init("replicates", .integer(look.results.draws.count)),
      .init("of", .integer(Simulation.worlds)),
      .init("done", .bool(look.isLast && !isBrief)),
      .init("remembered", .bool(look.isRemembered)), .init("seconds", .number(look.seconds)),
      .init("outcomes", answer.outcomes),
    ]
    if !isBrief {
      members += [
        .init("course", answer.course), .init("gains", answer.gains),
        .init("finding", answer.finding),
      ]
    }
    if let failure = look.results.failures.first {
      members.append(.init("failure", failure.message.json))
    }
    let text = JSON.object(members).text
    lock.withLock {
      guard look.question.revision == questioned else { return }
      if look.isLast, !isBrief { completeRound(answer) }
      lastAnswer = text
      for mailbox in mailboxes.values { send("answer", text, to: mailbox) }
      if isBrief { return }
      lastAnswered = answer
      rank()
    }
  }

  /// The complete or growing answer to the newest question; nil before the first look at it.
  private var answered: Answer? {
    lastAnswered?.look.question.revision == questioned ? lastAnswered : nil
  }

  /// Ranks the answer by the weights as they are now, which takes no simulation.
  private func rank() {
    guard let answered else { return }
    let text = JSON.object([
      .init("revision", .integer(revision)), .init("ranks", answered.ranks(session.state.weights)),
    ]).text
    lastRanks = text
    for mailbox in mailboxes.values { send("ranks", text, to: mailbox) }
  }

  private func completeRound(_ answer: Answer) {
    guard session.hasRound, let last = session.rounds.indices.last, session.rounds[last].isOpen,
      session.rounds[last].state.simulated == session.state.simulated,
      let found = answer.difference(
        session.rounds[last].outcome, scenario: session.rounds[last].scenario),
      let interval = found.interval
    else { return }
    session.rounds[last].result = (found.difference, interval.lowerBound, interval.upperBound)
    keepOnDisk()
  }

  private func showChain(_ look: Look) {
    let (asked, steps, titles) = lock.withLock { (explaining, self.steps, files.map(\.title)) }
    guard let asked, let outcome = facts.outcome(asked.outcome),
      titles.indices.contains(asked.scenario),
      let changed = Answer.changed(
        look, scenario: asked.scenario, outcome: outcome, steps: steps,
        title: titles[asked.scenario])
    else { return }
    let text = changed.text
    lock.withLock {
      guard look.question.revision == questioned else { return }
      lastChanged = text
      for mailbox in mailboxes.values { send("changed", text, to: mailbox) }
    }
  }

  // MARK: Acts

  /// What a browser asks for; the answer is the body of the response.
  ///
  /// - Parameter address: of the browser, by which a participant's guess is told from another's.
  func act(_ json: JSON, isFacilitator: Bool, address: String) throws(RequestFault) -> JSON {
    guard let act = json["do"]?.string else {
      throw RequestFault(
        422, Text(en: "Say what to do: \"do\".", cy: "Dywedwch beth i'w wneud: \"do\"."))
    }
    guard isFacilitator || act == "guess" || act == "explain" else {
      throw RequestFault(
        403,
        Text(
          en: "Only the facilitator may do this.", cy: "Dim ond yr hwylusydd all wneud hyn."))
    }
    let client = json["client"]?.string ?? ""
    guard client.utf8.count <= 32, client.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
      throw RoomState.fault("client", "a–z, 0–9, ≤ 32")
    }
    let sequence = json["sequence"]?.integer ?? 0
    return try lock.holding { () throws(RequestFault) in
      var reply: [JSON.Member] = []
      switch act {
      case "state":
        guard let given = json["state"] else { throw RoomState.fault("state", "{…}") }
        try move(to: RoomState(given), gesture: gesture(json, client))
      case "set": try set(json, client)
      case "undo", "redo", "reset":
        var next = session
        switch act {
        case "undo": next.undo()
        case "redo": next.redo()
        default: next.set(next.opening, gesture: nil)
        }
        let before = session
        session = next
        do throws(RequestFault) { try changed(from: before.state) } catch {
          session = before
          throw error
        }
      case "mark":
        session.mark = session.state
        revision += 1
        ask()
      case "unmark":
        session.mark = nil
        revision += 1
        ask()
      case "freeze": try freeze(json)
      case "show": try show(json)
      case "agenda":
        session.agenda = try Session.agenda(json["steps"])
        prepareAgenda()
      case "keep": reply = try keep(json)
      case "ask", "reveal", "close": try round(act, json)
      case "guess": try guess(json, by: client.isEmpty ? address : client)
      case "explain": try explain(json)
      default:
        throw RequestFault(
          422,
          Text(
            en: "There is nothing to do that is called \(Escaping.quoted(act)).",
            cy: "Nid oes dim i'w wneud o'r enw \(Escaping.quoted(act))."))
      }
      newest = (client, sequence)
      keepOnDisk()
      sendState()
      return .object([.init("revision", .integer(revision))] + reply)
    }
  }

  private func gesture(_ json: JSON, _ client: String) -> String? {
    json["gesture"]?.integer.map { "\(client) \($0)" }
  }

  private func move(to state: RoomState, gesture: String?) throws(RequestFault) {
    let before = session
    session.set(state, gesture: gesture)
    do throws(RequestFault) { try changed(from: before.state) } catch {
      session = before
      throw error
    }
  }

  /// Takes up the session's present state: what cannot be read is refused, and nothing has changed.
  private func changed(from before: RoomState) throws(RequestFault) {
    if session.state == before { return }
    guard session.state.simulated != before.simulated else {
      revision += 1
      return rank()
    }
    (files, cautions) = try bases.read(session.state)
    lastChanged = nil
    revision += 1
    ask()
  }

  private func set(_ json: JSON, _ client: String) throws(RequestFault) {
    guard let key = json["key"]?.string, key.utf8.count <= 100, let given = json["value"] else {
      throw RoomState.fault("key", "\"fee\"")
    }
    var value: String?
    if given != .null {
      guard let text = given.string else { throw RoomState.fault("value", "\"£20/hour\"") }
      value = try RoomState.checked(text, of: key)
    }
    var state = session.state
    if let index = json["scenario"]?.integer {
      guard state.scenarios.indices.contains(index) else {
        throw RoomState.fault("scenario", "0–\(state.scenarios.count - 1)")
      }
      state.scenarios[index].set[key] = value
    } else {
      state.set[key] = value
    }
    guard
      max(state.set.count, state.scenarios.map(\.set.count).max() ?? 0) <= RoomState.mostSettings
    else { throw RoomState.fault("set", "≤ \(RoomState.mostSettings)") }
    try move(to: state, gesture: gesture(json, client))
  }

  private func freeze(_ json: JSON) throws(RequestFault) {
    guard let on = json["on"]?.bool else { throw RoomState.fault("on", "true, false") }
    session.isFrozen = on
    if !on { for mailbox in mailboxes.values { sendNewest(to: mailbox) } }
  }

  private func show(_ json: JSON) throws(RequestFault) {
    guard let members = json["show"]?.members, members.count <= 10,
      members.allSatisfy({ member in
        member.key.utf8.count <= 40
          && (member.value.string.map { $0.utf8.count <= 100 } ?? (member.value.number != nil)
            || member.value == .null)
      })
    else { throw RoomState.fault("show", "{\"panel\": \"…\"}") }
    session.show = .object(members)
  }

  // MARK: Predicting

  private func round(_ act: String, _ json: JSON) throws(RequestFault) {
    switch act {
    case "ask":
      guard let id = json["outcome"]?.string, let outcome = facts.outcome(id) else {
        throw RoomState.fault("outcome", "\"people_served\"")
      }
      guard let scenario = json["scenario"]?.integer, scenario > 0,
        files.indices.contains(scenario)
      else { throw RoomState.fault("scenario", "1–\(files.count - 1)") }
      guard session.rounds.count < Session.mostRounds else {
        throw RoomState.fault("rounds", "≤ \(Session.mostRounds)")
      }
      session.rounds.append(
        .init(outcome: outcome.id, scenario: scenario, state: session.state))
      session.hasRound = true
      if let answered, answered.look.isLast { completeRound(answered) }
    case "reveal":
      guard session.hasRound, let last = session.rounds.indices.last else { return }
      if session.rounds[last].result == nil, let answered { completeRound(answered) }
      session.rounds[last].isOpen = false
    default:
      if let last = session.rounds.indices.last { session.rounds[last].isOpen = false }
      session.hasRound = false
    }
    for mailbox in mailboxes.values { sendNewest(to: mailbox) }
    sendRound()
  }

  private func sendRound() {
    for mailbox in mailboxes.values {
      if let text = roundText(for: mailbox) { mailbox.put("round", text) }
    }
  }

  private func guess(_ json: JSON, by client: String) throws(RequestFault) {
    guard session.hasRound, let last = session.rounds.indices.last, session.rounds[last].isOpen
    else {
      throw RequestFault(
        409,
        Text(en: "Nothing is being asked now.", cy: "Nid oes dim yn cael ei ofyn ar hyn o bryd."))
    }
    guard let value = json["value"]?.number, value.magnitude <= 1e12 else {
      throw RoomState.fault("value", "-32.4")
    }
    let name = json["name"]?.string?.trimmingCharacters(in: .whitespacesAndNewlines)
    if let name, !name.isEmpty {
      guard json["consent"]?.bool == true else { throw Self.consent }
      guard name.utf8.count <= 100 else { throw RoomState.fault("name", "≤ 100") }
    }
    let given = Session.Guess(
      client: client, value: value, name: name.flatMap { $0.isEmpty ? nil : $0 })
    if let index = session.rounds[last].guesses.firstIndex(where: { $0.client == client }) {
      session.rounds[last].guesses[index] = given
    } else {
      guard session.rounds[last].guesses.count < Session.mostGuesses else {
        throw RoomState.fault("guesses", "≤ \(Session.mostGuesses)")
      }
      session.rounds[last].guesses.append(given)
    }
    sendRound()
  }

  private static let consent = RequestFault(
    422,
    Text(
      en: "A name is kept only with consent: tick the box, or leave the name out.",
      cy: "Ni chedwir enw ond gyda chydsyniad: ticiwch y blwch, neu gadewch yr enw allan."))

  // MARK: What changed

  private func explain(_ json: JSON) throws(RequestFault) {
    lastChanged = nil
    if json["scenario"] == nil {
      explaining = nil
      return
    }
    guard let scenario = json["scenario"]?.integer, scenario > 0, files.indices.contains(scenario),
      let outcome = json["outcome"]?.string, facts.outcome(outcome) != nil
    else { throw RoomState.fault("scenario", "1–\(files.count - 1)") }
    explaining = (scenario, outcome)
    revision += 1
    ask()
  }

  // MARK: Keeping

  /// Writes one scenario of the room as a file that `gofal run` runs to the same numbers.
  private func keep(_ json: JSON) throws(RequestFault) -> [JSON.Member] {
    guard let scenario = json["scenario"]?.integer, files.indices.contains(scenario) else {
      throw RoomState.fault("scenario", "0–\(files.count - 1)")
    }
    guard let name = json["name"]?.string, SessionFolder.isPlain(name), !name.contains("."),
      name == name.lowercased(), !bases.names(name)
    else {
      throw RequestFault(
        422,
        Text(
          en:
            "A name has small letters, digits and hyphens, such as rate-20, and is not in use yet.",
          cy:
            "Mae enw'n cynnwys llythrennau bach, digidau a chysylltnodau, megis rate-20, ac nid yw'n "
            + "cael ei ddefnyddio eto."))
    }
    let title = Text(json["title"]) ?? files[scenario].title
    let who = json["who"]?.string?.trimmingCharacters(in: .whitespacesAndNewlines)
    let workshop = json["workshop"]?.string ?? session.name
    guard
      max(title.en.utf8.count, title.cy.utf8.count, workshop.utf8.count, who?.utf8.count ?? 0)
        <= 300
    else { throw RoomState.fault("title", "≤ 300") }
    if let who, !who.isEmpty, json["consent"]?.bool != true { throw Self.consent }
    guard session.kept.count < Session.mostKept else {
      throw RoomState.fault("kept", "≤ \(Session.mostKept)")
    }
    let date = Self.today
    let kept = KeptScenario(
      state: session.state, index: scenario, title: title, date: date, workshop: workshop,
      who: who.flatMap { $0.isEmpty ? nil : $0 }, name: name)
    guard lacking == nil else { throw Self.unready }
    let text = try kept.text(bases, expecting: files[scenario])
    let file = name + ".yaml"
    do throws(OutputFault) {
      try writeFile(Array(text.utf8), to: folder.file(file))
    } catch {
      throw RequestFault(409, error.message)
    }
    session.kept.append(
      .init(file: file, title: title, who: kept.who, date: date))
    addBase(file)
    return [
      .init("file", .string(file)), .init("text", .string(text)),
      .init("command", .string(kept.command(bases))),
    ]
  }

  private static let unready = RequestFault(
    409,
    Text(
      en: "The fee at which the budget is neutral has not been found yet.",
      cy: "Nid yw'r ffi sy'n cadw'r gyllideb yn niwtral wedi'i chanfod eto."))

  /// The text of a scenario that was kept; nil where there is none of the name.
  func kept(_ name: String) -> String? {
    lock.withLock {
      guard session.kept.contains(where: { $0.file == name }) else { return nil }
      guard case .success(let source) = readSource(at: folder.file(name)) else { return nil }
      return source.text
    }
  }

  /// The agenda and the present state, to be opened again.
  var rehearsal: String { lock.withLock { session.json(isRehearsal: true).document } }

  /// What a report of the room is made of; nil before the first answer.
  var reported: (session: Session, files: [ScenarioFile], cautions: [Text], answer: Answer)? {
    lock.withLock { lastAnswered.map { (session, files, cautions, $0) } }
  }

  // MARK: On disk

  /// Writes the session soon: changes that follow each other closely are one writing.
  private func keepOnDisk() {
    if isDirty { return }
    isDirty = true
    saving.asyncAfter(deadline: .now() + .milliseconds(100)) { [weak self] in self?.save() }
  }

  private func save() {
    let session: Session? = lock.withLock {
      defer { isDirty = false }
      return isDirty ? self.session : nil
    }
    guard let session else { return }
    do throws(OutputFault) {
      try folder.write(session)
    } catch {
      let fault = RequestFault(409, error.message).json.text
      for mailbox in lock.withLock({ Array(mailboxes.values) }) where mailbox.isFacilitator {
        mailbox.put("fault", fault)
      }
    }
  }
}
