import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

@testable import Storage
@testable import Workshop

/// A room that is asked whatever the fuzzer makes up, without a network and without a simulation.
final class Requests: Sendable {
  nonisolated(unsafe) static var shared = Requests()
  private static let facts = Facts(.shipped)
  private static let bases = Bases(Reader.vocabulary)
  private static let port = 8123

  private let room: Room
  private let folder = Reader.folder + "/session"
  // One thread asks.
  nonisolated(unsafe) private var asked = 0

  private init() {
    let state = RoomState(
      scenarios: [.init(base: "baseline"), .init(base: "micro-expansion")], area: "powys")
    do {
      room = try Room(
        session: Session(name: "session", opening: state), given: [], facts: Self.facts,
        folder: SessionFolder(folder), threads: 0)
    } catch {
      Reader.fail("no room: \(error)")
    }
  }

  /// Requests that a line of two per cent signs parts. Of each, the first line is the method, the
  /// address and who asks; the body follows an empty line; `{code}` is the code of the room, and
  /// `{cookie}` what who knows it is given.
  ///
  /// - Returns: whether one is not refused.
  func areAnswered(_ bytes: [UInt8]) -> Bool {
    asked += 1
    if asked % 500 == 0 { Self.shared = renewed() }
    // Nobody is limited by what was asked before.
    let access = Access(port: Self.port, isShared: true, addresses: ["192.168.1.5"])
    let responder = RoomResponder(room: room, access: access)
    var cookie = ""
    var isAnswered = false
    for text in String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n%%\n").prefix(8) {
      let filled = text.replacingOccurrences(of: "{code}", with: access.code ?? "")
        .replacingOccurrences(of: "{cookie}", with: cookie)
      guard let (request, address) = Self.request(filled) else { continue }
      let (response, body) = Self.wait {
        let response = await responder.respond(to: request, from: address)
        return (response, await Self.body(of: response))
      }
      Self.judge(response, body)
      if response.status.code < 400 { isAnswered = true }
      if let given = response.headers[.setCookie] {
        cookie = given.components(separatedBy: CharacterSet(charactersIn: "=;"))[1]
      }
    }
    return isAnswered
  }

  /// The room that follows: this one has left nothing on the disk but what a session consists of.
  private func renewed() -> Requests {
    room.shut()
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: Reader.folder)) ?? [] {
      Reader.require(["blocks", "session"].contains(name), "\(name) is no file of a session")
    }
    for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
      Reader.require(
        name == "session.json" || name == "guesses.csv" || name.hasSuffix(".yaml"),
        "\(name) is no file of a session")
    }
    do {
      let session = try SessionFolder(folder).read()
      Reader.require(session != nil, "a session is not kept")
      _ = try SessionFolder(folder).forget()
    } catch {
      Reader.fail("a session is not read back, or not forgotten: \(error)")
    }
    return Requests()
  }

  private static func request(_ text: String) -> (Request, String)? {
    let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, let method = HTTPRequest.Method(String(words[0])) else { return nil }
    var head = HTTPRequest(
      method: method, scheme: "http", authority: nil, path: String(words[1]))
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if line[..<colon].lowercased() == "host" {
        head.authority = value
      } else if let name = HTTPField.Name(String(line[..<colon])) {
        head.headerFields.append(HTTPField(name: name, value: value))
      }
    }
    let body = ByteBuffer(string: parts.count > 1 ? String(parts[1]) : "")
    return (Request(head: head, body: RequestBody(buffer: body)), String(words[2]))
  }

  /// What a browser reads before it leaves.
  private static func body(of response: Response) async -> String {
    let reader = BodyReader()
    try? await response.body.write(reader)
    return String(buffer: reader.read)
  }

  nonisolated(unsafe) private static var judged = ""

  private static func judge(_ response: Response, _ body: String) {
    let status = response.status.code
    Reader.require((200..<500).contains(status), "status \(status)")
    for (name, value) in RoomResponder.protections {
      Reader.require(response.headers[name] == value, "\(name) is missing")
    }
    guard response.headers[.contentType] == "application/json" else { return }
    // What was judged is judged no more: all that the page is told once is long.
    guard body != judged else { return }
    if body.utf8.count > 65_536 { judged = body }
    guard let json = try? JSON.read(body) else { Reader.fail("no JSON: \(body)") }
    guard status >= 400 else { return }
    let said = json["error"]
    for language in ["en", "cy"] {
      let sentence = said?[language]?.string ?? ""
      Reader.require(sentence.utf8.count >= 10, "a request is refused without a word: \(body)")
      Reader.require(
        sentence.unicodeScalars.allSatisfy { $0.value >= 32 }, "a refusal steers: \(body)")
    }
  }

  /// A session's file is read as itself, whatever is in it.
  static func readsSession(_ text: String) -> Bool {
    guard let json = try? JSON.read(text), let session = try? Session(json, name: "s") else {
      return false
    }
    let written = session.json().document
    guard let again = try? Session(JSON.read(written), name: "s") else {
      Reader.fail("a session is not read back: \(written)")
    }
    Reader.require(again.json().document == written, "a session changes: \(written)")
    _ = try? bases.read(session.state)
    var reader = CSVReader()
    let rows = try? reader.read(Array(session.elicitation.utf8)) + reader.end()
    let guesses = session.rounds.reduce(0) { $0 + $1.guesses.count }
    Reader.require(rows?.count == guesses + 1, "guesses are no table: \(session.elicitation)")
    return true
  }

  private static func wait<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value
  {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var found: Value?
    Task.detached {
      found = await body()
      done.signal()
    }
    done.wait()
    guard let found else { Reader.fail("nothing came back") }
    return found
  }
}

/// Takes what is written; of a stream the first events, and then it is gone.
private final class BodyReader: ResponseBodyWriter {
  private struct Gone: Error {}
  private(set) var read = ByteBuffer()
  private var writings = 0

  func write(_ buffer: ByteBuffer) async throws {
    read.writeImmutableBuffer(buffer)
    writings += 1
    if writings == 2 { throw Gone() }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
