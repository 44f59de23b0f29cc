import CPage
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// What Hummingbird knows of a request besides the request: who sent it.
struct RoomContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let address: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }
}

/// The addresses of the workshop: each parses, asks the room, and renders.
struct RoomResponder: HTTPResponder {
  typealias Context = RoomContext

  let room: Room
  let access: Access
  /// The page and what it is told once.
  private let page: [String: StaticFile]

  static let largestBody = 64 << 10

  init(room: Room, access: Access) {
    self.room = room
    self.access = access
    page = StaticFile.all
  }

  func respond(to request: Request, context: RoomContext) async -> Response {
    await respond(to: request, from: context.address)
  }

  /// - Parameter address: of who sent it.
  func respond(to request: Request, from address: String) async -> Response {
    do throws(RequestFault) {
      return try await answer(request, from: address)
    } catch {
      var response = Self.json(error.json, status: error.status)
      if let seconds = error.retryAfter { response.headers[.retryAfter] = String(seconds) }
      // What follows on the connection may be the rest of what was refused.
      response.headers[.connection] = "close"
      return response
    }
  }

  private func answer(
    _ request: Request, from address: String
  ) async throws(RequestFault) -> Response {
    try access.count(address)
    try access.check(
      host: request.head.authority, origin: request.headers[.origin],
      site: request.headers[values: HTTPField.Name("Sec-Fetch-Site") ?? .origin].first)
    guard (request.head.path ?? "").utf8.count <= 8192 else {
      throw RequestFault(
        414, Text(en: "The address is too long.", cy: "Mae'r cyfeiriad yn rhy hir."))
    }
    let path = request.uri.path
    if let file = page[path] {
      try allow(request, [.get, .head])
      return file.response
    }
    if path == "/join" {
      try allow(request, [.post])
      let body = try await body(of: request)
      guard let code = body["code"]?.string, code.utf8.count <= 100 else {
        throw RoomState.fault("code", "\"…\"")
      }
      let cookie = try access.join(code, address: address)
      var response = Response(status: .noContent)
      Self.protect(&response)
      response.headers[.setCookie] = "gofal=\(cookie); HttpOnly; SameSite=Strict; Path=/"
      return response
    }
    let role = access.role(address: address, cookie: request.cookies["gofal"]?.value)
    guard role != .stranger else {
      throw RequestFault(
        401,
        Text(
          en: "Give the code of the room, which the facilitator has.",
          cy: "Rhowch god yr ystafell, sydd gan yr hwylusydd."))
    }
    return try await answer(request, path, role == .facilitator, address)
  }

  private func answer(
    _ request: Request, _ path: String, _ isFacilitator: Bool, _ address: String
  ) async throws(RequestFault) -> Response {
    switch path {
    case "/facts":
      try allow(request, [.get])
      return Self.response(room.factsText, "application/json")
    case "/events":
      try allow(request, [.get])
      return try events(
        Mailbox(
          isFacilitator: isFacilitator,
          isProjector: request.uri.queryParameters["view"] == "projector", address: address))
    case "/act":
      try allow(request, [.post])
      let body = try await body(of: request)
      return Self.json(try room.act(body, isFacilitator: isFacilitator, address: address))
    case "/rehearsal", "/report":
      try allow(request, [.get])
      try only(isFacilitator)
      if path == "/rehearsal" {
        return Self.download(room.rehearsal, "application/json", "rehearsal.json")
      }
      let language = Language(rawValue: String(request.uri.queryParameters["lang"] ?? "en"))
      let report = try await RoomReport.html(of: room, language ?? .english)
      return Self.download(
        report, "text/html; charset=utf-8", "workshop.\((language ?? .english).rawValue).html")
    case _ where path.hasPrefix("/scenario/"):
      try allow(request, [.get])
      try only(isFacilitator)
      let name = String(path.dropFirst("/scenario/".utf8.count))
      guard let text = room.kept(name) else { throw Self.nothing }
      return Self.download(text, "application/yaml", name)
    default:
      throw Self.nothing
    }
  }

  private static let nothing = RequestFault(
    404, Text(en: "There is nothing here.", cy: "Nid oes dim yma."))

  private func only(_ isFacilitator: Bool) throws(RequestFault) {
    guard isFacilitator else {
      throw RequestFault(
        403,
        Text(en: "Only the facilitator may have this.", cy: "Dim ond yr hwylusydd all gael hyn."))
    }
  }

  private func allow(
    _ request: Request, _ methods: [HTTPRequest.Method]
  ) throws(RequestFault) {
    guard methods.contains(request.method) else {
      let names = methods.map(\.rawValue).joined(separator: ", ")
      throw RequestFault(
        405, Text(en: "Only \(names) is answered here.", cy: "Dim ond \(names) a atebir yma."))
    }
  }

  private func body(of request: Request) async throws(RequestFault) -> JSON {
    let type = request.headers[.contentType]?.lowercased() ?? ""
    guard type == "application/json" || type.hasPrefix("application/json;") else {
      throw RequestFault(
        415,
        Text(en: "Send application/json.", cy: "Anfonwch application/json."))
    }
    let buffer: ByteBuffer
    do {
      buffer = try await request.body.collect(upTo: Self.largestBody)
    } catch {
      guard error is NIOTooManyBytesError else { throw UnreadableRequests.fault }
      let kilobytes = Self.largestBody >> 10
      throw RequestFault(
        413,
        Text(
          en: "A request is at most \(kilobytes) KiB.",
          cy: "Mae cais yn \(kilobytes) KiB ar y mwyaf."))
    }
    let bytes = Array(buffer.readableBytesView)
    guard let text = String(validating: bytes, as: UTF8.self), let json = try? JSON.read(text),
      json.members != nil
    else {
      throw RequestFault(
        400,
        Text(en: "This is no object of JSON.", cy: "Nid gwrthrych JSON yw hwn."))
    }
    return json
  }

  private func events(_ mailbox: Mailbox) throws(RequestFault) -> Response {
    try room.open(mailbox)
    let room = room
    var response = Response(
      status: .ok,
      body: ResponseBody { writer in
        defer { room.close(mailbox) }
        try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
        for await _ in mailbox.signals {
          let waiting = mailbox.take()
          if waiting.readableBytes > 0 { try await writer.write(waiting) }
        }
        try await writer.finish(nil)
      })
    response.headers[.contentType] = "text/event-stream"
    Self.protect(&response)
    return response
  }

  // MARK: Responses

  static func json(_ json: JSON, status: Int = 200) -> Response {
    response(json.text, "application/json", status: status)
  }

  private static func download(_ text: String, _ type: String, _ name: String) -> Response {
    var response = response(text, type)
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  private static func response(_ text: String, _ type: String, status: Int = 200) -> Response {
    var response = Response(
      status: .init(code: status), body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    response.headers[.contentType] = type
    protect(&response)
    return response
  }

  static func protect(_ response: inout Response) {
    for (name, value) in protections { response.headers[name] = value }
  }

  /// What every response says, whatever it is.
  static let protections: [(HTTPField.Name, String)] = [
    ("Cache-Control", "no-store"),
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}

/// A file of the page, compiled in.
private struct StaticFile: Sendable {
  let bytes: ByteBuffer
  let type: String

  static let all: [String: StaticFile] = {
    var files: [String: StaticFile] = [:]
    for index in 0..<cpage_count() {
      let file = cpage(index)
      let name = String(cString: file.name)
      let bytes = ByteBuffer(bytes: UnsafeBufferPointer(start: file.bytes, count: file.count))
      let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
      ]
      let ending = String(name.split(separator: ".").last ?? "")
      let page = StaticFile(bytes: bytes, type: types[ending] ?? "application/octet-stream")
      files["/" + name] = page
      if name == "index.html" { files["/"] = page }
    }
    return files
  }()

  var response: Response {
    var response = Response(status: .ok, body: ResponseBody(byteBuffer: bytes))
    response.headers[.contentType] = type
    RoomResponder.protect(&response)
    return response
  }
}
