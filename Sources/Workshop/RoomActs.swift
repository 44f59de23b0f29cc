import Evidence
import Foundation
import Storage

/// What a browser may ask the room to do.
extension Room {
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
        prepare()
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
  func changed(from before: RoomState) throws(RequestFault) {
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
      touched = (key, index)
    } else {
      state.set[key] = value
      touched.key = key
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

  func show(_ json: JSON) throws(RequestFault) {
    guard let members = json["show"]?.members, members.count <= 10,
      members.allSatisfy({ member in
        member.key.utf8.count <= 40
          && (member.value.string.map { $0.utf8.count <= 100 } ?? (member.value.number != nil)
            || member.value == .null)
      })
    else { throw RoomState.fault("show", "{\"panel\": \"…\"}") }
    session.show = .object(members)
  }

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
  func keep(_ json: JSON) throws(RequestFault) -> [JSON.Member] {
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
            "Rhaid i enw gynnwys llythrennau bach, digidau a chysylltnodau yn unig, megis rate-20, a "
            + "rhaid iddo beidio â bod ar waith eisoes."))
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

  /// What a report of the room is made of; nil before the first answer, and while that is an
  /// estimate.
  var reported: (session: Session, files: [ScenarioFile], cautions: [Text], answer: Answer)? {
    lock.withLock {
      guard let lastAnswered, !lastAnswered.look.isEstimate else { return nil }
      return (session, files, cautions, lastAnswered)
    }
  }
}
