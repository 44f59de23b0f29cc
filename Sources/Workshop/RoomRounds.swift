import Evidence
import Foundation
import Reports
import Storage

/// Predict first: what the room expects, beside what the simulation says.
extension Room {
  func round(_ act: String, _ json: JSON) throws(RequestFault) {
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
      if let answered { completeRound(answered) }
    case "reveal":
      guard session.hasRound, let last = session.rounds.indices.last else { return }
      session.rounds[last].isOpen = false
      if let answered { completeRound(answered) }
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

  func guess(_ json: JSON, by client: String) throws(RequestFault) {
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

  static let consent = RequestFault(
    422,
    Text(
      en: "A name is kept only with consent: tick the box, or leave the name out.",
      cy: "Ni chedwir enw ond gyda chydsyniad: ticiwch y blwch, neu hepgorwch yr enw."))

  /// Keeps what the simulation says beside the guesses: the complete answer, or what there is once
  /// they have been revealed.
  func completeRound(_ answer: Answer) {
    guard session.hasRound, let last = session.rounds.indices.last, !answer.look.isEstimate,
      answer.look.isLast || !session.rounds[last].isOpen,
      session.rounds[last].isOpen || session.rounds[last].result == nil,
      session.rounds[last].state.simulated == session.state.simulated,
      let found = answer.difference(
        session.rounds[last].outcome, scenario: session.rounds[last].scenario),
      let interval = found.interval
    else { return }
    session.rounds[last].result = (found.difference, interval.lowerBound, interval.upperBound)
    keepOnDisk()
    if !session.rounds[last].isOpen { sendRound() }
  }

  func roundText(for mailbox: Mailbox) -> String? {
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

  func sentence(on round: Session.Round) -> Text? {
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
}
