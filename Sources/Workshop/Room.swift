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
  let folder: SessionFolder
  let lock = NSLock()
  var bases: Bases { didSet { factsSaid = nil } }
  var session: Session
  var revision = 1
  /// The revision that brought the newest question: what has changed since then is not simulated.
  var questioned = 1
  /// The browser and the number of the newest change that was applied.
  var newest: (client: String, sequence: Int) = ("", 0)
  var files: [ScenarioFile] = []
  var cautions: [Text] = []
  var mailboxes: [ObjectIdentifier: Mailbox] = [:]
  /// The newest events that were sent, for browsers that come later.
  var lastAnswer: String?
  var lastRanks: String?
  var lastChanged: String?
  var lastAnswered: Answer?
  /// Where the room started, as it was read.
  private var start: (state: RoomState, scenarios: [ComparedScenario])?
  var fees: NeutralFees?
  /// The scenario that cannot be simulated before its fee has been found, and why there is none.
  var lacking: (scenario: Int, reason: Text?)?
  var explaining: (scenario: Int, outcome: String)?
  /// The slider that was moved last, and the scenario.
  var touched: (key: String?, scenario: Int) = (nil, 1)
  var steps: [(key: String, label: Text)] = []
  var simulation: Simulation?
  var isDirty = false
  private var factsSaid: String?
  let saving = DispatchQueue(label: "gofal-workshop.session")

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
    simulation = Simulation(facts, threads: threads) { [weak self] in self?.show($0) }
    fees = NeutralFees(parameters: facts.catalogue.parameters, threads: threads) {
      [weak self] in self?.foundFee()
    }
    lock.withLock { ask() }
  }

  /// A file that was given at the start is copied to the session, which then needs nothing else.
  func keep(_ given: ScenarioFile) throws(OutputFault) {
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

  static var today: String {
    String(ISO8601DateFormatter().string(from: Date()).prefix(10))
  }

  /// A kept file leads to no other: `extends` and `area` are names of shipped ones.
  func addBase(_ file: String) {
    let read = readScenario(
      at: folder.file(file), vocabulary: bases.vocabulary, mayOpenFiles: false)
    if let scenario = read.file, file.hasSuffix(".yaml") {
      bases.add(scenario, as: String(file.dropLast(5)))
    }
  }

  /// What the page is told once; put into words again when a scenario has been kept.
  var factsText: String {
    lock.withLock {
      let text = factsSaid ?? facts.json(bases).text
      factsSaid = text
      return text
    }
  }

  // MARK: Questions

  /// Takes up the state as it stands: what can be simulated is asked, and a fee that is still to be
  /// found is sought first.
  func ask() {
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
    prepare()
  }

  /// Called when a fee has been found, or that there is none.
  private func foundFee() {
    lock.withLock {
      guard lacking != nil else { return }
      ask()
      sendState()
    }
  }

  var question: Question {
    var question = Question(revision: revision, scenarios: files.map(\.compared))
    steps = []
    if let explaining, files.indices.contains(explaining.scenario) {
      (question.chain, steps) = bases.chain(from: files[0], to: files[explaining.scenario])
    }
    question.start = started
    return question
  }

  /// The scenarios of the state that answers are compared with.
  var started: [ComparedScenario] {
    let state = session.mark ?? session.opening
    if state.simulated == session.state.simulated { return files.map(\.compared) }
    if let start, start.state == state { return start.scenarios }
    let read = (try? bases.read(state))?.files ?? []
    let scenarios = read.contains { NeutralFees.Need($0) != nil } ? [] : read.map(\.compared)
    start = (state, scenarios)
    return scenarios
  }

  /// The states of the agenda, to be in memory when their step comes, and places along the sliders, so
  /// that what lies between can be estimated as soon as one is moved.
  func prepare() {
    guard let simulation, let last = files.indices.last else { return }
    let agenda = session.agenda.compactMap(\.state).map { (state: $0, worlds: Simulation.worlds) }
    // The last where the one that was touched has been taken out since.
    let scenario = min(touched.scenario, last)
    let places = facts.places(
      session.state, of: scenario, files[scenario], first: touched.key
    ).map { (state: $0, worlds: Estimate.leastWorlds) }
    simulation.prepare(
      (agenda + places).map { [bases] state, worlds in
        QuestionAhead(worlds: worlds) {
          guard let read = try? bases.read(state),
            read.files.allSatisfy({ NeutralFees.Need($0) == nil })
          else { return nil }
          return read.files.map(\.compared)
        }
      })
  }

  // MARK: On disk

  /// Writes the session soon: changes that follow each other closely are one writing.
  func keepOnDisk() {
    if isDirty { return }
    isDirty = true
    saving.asyncAfter(deadline: .now() + .milliseconds(100)) { [weak self] in self?.save() }
  }

  func save() {
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
