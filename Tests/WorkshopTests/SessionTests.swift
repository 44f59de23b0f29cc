import Evidence
import Foundation
import Storage
import Testing

@testable import Workshop

private func state(_ text: String) throws -> RoomState { try RoomState(JSON.read(text)) }

private let two = #"{"scenarios":[{"base":"baseline"},{"base":"micro-expansion"}],"area":"powys"}"#

@Suite("A session")
struct SessionTests {
  @Test("A state is what it was after it has been written and read")
  func roundTrip() throws {
    var given = try state(two)
    given.scenarios[1].set["levers.development_support"] = "£120000/year"
    given.set["independent.turnover"] = "32%/year"
    given.weights[.money] = 70
    given.step = 3
    #expect(try RoomState(given.json) == given)
  }

  @Test("What is undone is redone, and one gesture is one step")
  func undo() throws {
    let first = try state(two)
    var session = Session(name: "a", opening: first)
    var moved = first
    for step in 1...20 {
      moved.years = Double(1 + step % 10)
      session.set(moved, gesture: "browser 1")
    }
    #expect(session.state == moved)
    session.undo()
    #expect(session.state == first && !session.canUndo)
    session.redo()
    #expect(session.state == moved && !session.canRedo)
  }

  @Test("The states that can be undone are bounded")
  func bounded() throws {
    var moved = try state(two)
    var session = Session(name: "a", opening: moved)
    for step in 0..<1000 {
      moved.step = step
      session.set(moved, gesture: nil)
    }
    #expect(session.states.count == Session.mostStates && session.state == moved)
  }

  @Test(
    "A state that is not one is refused with a sentence in each language",
    arguments: [
      "{}", "[]", #"{"scenarios":[],"area":"powys"}"#,
      #"{"scenarios":[{"base":"baseline"}],"area":"powys"}"#,
      #"{"scenarios":[{"base":"a"},{"base":"b"}],"area":5}"#,
      #"{"scenarios":[{"base":"a"},{"base":"b"}],"area":"powys","years":1e300}"#,
      #"{"scenarios":[{"base":"a","set":{"fee":5}},{"base":"b"}],"area":"powys"}"#,
      #"{"scenarios":[{"base":"a","set":{"fee":"1\n2"}},{"base":"b"}],"area":"powys"}"#,
      #"{"scenarios":[{"base":"a","set":{"area":"./x.yaml"}},{"base":"b"}],"area":"powys"}"#,
      #"{"scenarios":[{"base":"a"},{"base":"b"}],"area":"powys","other":1}"#,
      #"{"scenarios":[{"base":"a"},{"base":"b"}],"area":"powys","weights":{"money":-1}}"#,
    ])
  func refused(text: String) throws {
    let fault = #expect(throws: RequestFault.self) { try state(text) }
    #expect((400..<500).contains(fault?.status ?? 0))
    #expect(fault?.message.en.isEmpty == false && fault?.message.cy.isEmpty == false)
  }

  @Test("Scenarios are those that files and shipped names give, and no path is read")
  func bases() throws {
    let bases = Bases(Catalogue.shipped.vocabulary)
    let read = try bases.read(state(two))
    #expect(read.files.map(\.id) == ["baseline", "micro-expansion"])
    #expect(read.files.allSatisfy { $0.scenarios.map(\.area.id) == ["powys"] })
    for path in ["/etc/passwd", "../x.yaml", "x.yaml"] {
      var hostile = try state(two)
      hostile.scenarios[1].base = path
      #expect(throws: RequestFault.self) { try bases.read(hostile) }
      hostile = try state(two)
      hostile.area = path
      #expect(throws: RequestFault.self) { try bases.read(hostile) }
    }
  }

  @Test("A setting that is kept reads back as the scenario of the room")
  func kept() throws {
    let bases = Bases(Catalogue.shipped.vocabulary)
    var given = try state(two)
    given.scenarios[1].set = ["levers.development_support": "£120000/year", "fee": "£22.5/hour"]
    given.set["independent.turnover"] = "32%/year"
    let file = try bases.read(given).files[1]
    let kept = KeptScenario(
      state: given, index: 1, title: Text(en: "Rate: \"22\"", cy: "Cyfradd"), date: "2026-11-28",
      workshop: "Brecon\nextends: none", who: "A. Person", name: "rate")
    let text = try kept.text(bases, expecting: file)
    let back = readScenario(text: text, name: "rate", vocabulary: bases.vocabulary).file
    #expect(back?.scenarios.first?.choices == file.scenarios.first?.choices)
    #expect(back?.scenarios.first?.mix == file.scenarios.first?.mix)
    #expect(back?.scenarios.first?.facts == file.scenarios.first?.facts)
    #expect(text.hasPrefix("# Workshop: ") && text.contains("A. Person"))
  }

  @Test("No name that is given with a guess is a formula in a spreadsheet")
  func formulas() throws {
    var session = Session(name: "a", opening: try state(two))
    session.rounds = [.init(outcome: "turnover", scenario: 1, state: session.state)]
    let names = ["=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(1)", "\t=1", " =1"]
    session.rounds[0].guesses = names.map { .init(client: $0, value: -1, name: $0) }
    var reader = CSVReader()
    let rows = try reader.read(Array(session.elicitation.utf8)) + reader.end()
    #expect(rows.dropFirst().map { $0.cells.last } == names.map { "'" + $0 })
    #expect(rows.dropFirst().allSatisfy { $0.cells[3] == "-1" })
  }

  @Test("A session on disk is read back, and forgotten whole, and what is not its own stays")
  func forgetting() throws {
    let path = NSTemporaryDirectory() + "workshop-" + UUID().uuidString
    let folder = SessionFolder(path)
    try folder.make()
    var session = Session(name: "a", opening: try state(two))
    session.rounds = [.init(outcome: "people_served", scenario: 1, state: session.state)]
    session.rounds[0].guesses = [.init(client: "b", value: -10, name: "A, \"B\"")]
    session.rounds[0].result = (-5, -8, -2)
    session.hasRound = true
    session.kept = [
      .init(file: "rate.yaml", title: Text(en: "t", cy: "t"), who: nil, date: "2026-11-28")
    ]
    try writeFile(Array("x".utf8), to: folder.file("rate.yaml"))
    try writeFile(Array("x".utf8), to: folder.file("mine.txt"))
    try folder.write(session)
    let back = try #require(try folder.read())
    #expect(back.rounds.first?.guesses.first?.name == "A, \"B\"")
    #expect(back.rounds.first?.result?.mean == -5)
    #expect(
      session.elicitation.hasSuffix(
        "1,people_served,micro-expansion,-10,-5,-8,-2,-5,\"A, \"\"B\"\"\"\r\n"))
    #expect(try folder.forget() == ["mine.txt"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["mine.txt"])
    #expect(throws: SessionFault.self) { try folder.forget() }
    try FileManager.default.removeItem(atPath: path)
  }
}

@Suite("Who may ask")
struct AccessTests {
  private let own = Access(port: 8123, isShared: false, addresses: ["192.168.1.5"])

  @Test("Only the server's own address is answered, which no other site can take")
  func host() throws {
    for host in ["127.0.0.1:8123", "localhost:8123", "[::1]:8123"] {
      try own.check(host: host, origin: nil, site: nil)
      try own.check(host: host, origin: "http://" + host, site: "same-origin")
    }
    for host in [nil, "", "evil.example:8123", "127.0.0.1", "127.0.0.1:80", "192.168.1.5:8123"] {
      #expect(throws: RequestFault.self) { try own.check(host: host, origin: nil, site: nil) }
    }
  }

  @Test("No other page may ask")
  func origin() {
    for origin in [
      "null", "http://evil.example", "http://localhost:8124", "https://localhost:8123",
    ] {
      #expect(throws: RequestFault.self) {
        try own.check(host: "localhost:8123", origin: origin, site: nil)
      }
    }
    #expect(throws: RequestFault.self) {
      try own.check(host: "localhost:8123", origin: nil, site: "cross-site")
    }
  }

  @Test("The code lets in who knows it, and guessing it soon ends")
  func code() throws {
    let shared = Access(port: 8123, isShared: true, addresses: ["192.168.1.5"])
    let code = try #require(shared.code)
    #expect(code.utf8.count == 10)
    #expect(shared.role(address: "192.168.1.9", cookie: nil) == .stranger)
    let cookie = try shared.join(code.lowercased(), address: "192.168.1.9")
    #expect(shared.role(address: "192.168.1.9", cookie: cookie) == .participant)
    #expect(shared.role(address: "127.0.0.1", cookie: nil) == .facilitator)
    var statuses: [Int] = []
    for _ in 0..<20 {
      do throws(RequestFault) { _ = try shared.join("0000000000", address: "192.168.1.7") } catch {
        statuses.append(error.status)
      }
    }
    #expect(statuses.prefix(5).allSatisfy { $0 == 403 })
    #expect(statuses.suffix(15).allSatisfy { $0 == 429 })
  }
}
