import Evidence
import Experiments
import Reports
import Storage

/// The browsers that look at the room, and what each of them is told.
extension Room {
  /// - Throws: 503 where too many browsers listen.
  func open(_ mailbox: Mailbox) throws(RequestFault) {
    try lock.holding { () throws(RequestFault) in
      let same = mailboxes.values.count { $0.address == mailbox.address }
      guard mailboxes.count < Self.mostStreams, same < Self.mostStreamsAnAddress else {
        throw RequestFault(
          429,
          Text(
            en: "Too many pages are open on this room. Close one.",
            cy: "Mae gormod o dudalennau'r ystafell hon ar agor. Caewch un."),
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

  func sendNewest(to mailbox: Mailbox) {
    if let lastAnswer { send("answer", lastAnswer, to: mailbox) }
    if let lastRanks { send("ranks", lastRanks, to: mailbox) }
    if let lastChanged { send("changed", lastChanged, to: mailbox) }
  }

  func sendState() {
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

  // MARK: Answers

  /// Called on the simulation's thread.
  func show(_ look: Look) {
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
      .init("replicates", .integer(look.isEstimate ? 0 : look.results.draws.count)),
      .init("estimated", .bool(look.isEstimate)),
      .init(
        "checked",
        answer.checked.map {
          .object([.init("within", .integer($0.within)), .init("of", .integer($0.of))])
        } ?? .null),
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
      if !isBrief { completeRound(answer) }
      lastAnswer = text
      for mailbox in mailboxes.values { send("answer", text, to: mailbox) }
      if isBrief { return }
      lastAnswered = answer
      rank()
    }
  }

  /// The complete or growing answer to the newest question; nil before the first look at it.
  var answered: Answer? {
    lastAnswered?.look.question.revision == questioned ? lastAnswered : nil
  }

  /// Ranks the answer by the weights as they are now, which takes no simulation.
  func rank() {
    guard let answered else { return }
    let text = JSON.object([
      .init("revision", .integer(revision)), .init("ranks", answered.ranks(session.state.weights)),
    ]).text
    lastRanks = text
    for mailbox in mailboxes.values { send("ranks", text, to: mailbox) }
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
}
