import Evidence
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Storage

/// How a workshop is opened.
public struct WorkshopOptions: Sendable {
  /// Names of shipped scenarios, or paths; a single file that ends in `.json` is a rehearsal or a
  /// session.
  public var scenarios: [String] = []
  /// Nil: the area that the scenarios state, where they state one.
  public var area: String?
  /// 0: any that is free.
  public var port = 0
  public var isShared = false
  /// The folder of the session.
  public var session: String
  public var threads: Int

  public init(session: String, threads: Int) {
    self.session = session
    self.threads = threads
  }
}

/// Why a workshop cannot be opened: a sentence, and whether it is the scenarios' fault.
public struct WorkshopFault: Error, Sendable {
  public enum Kind: Sendable {
    case data, file
  }
  public var kind: Kind
  public var message: Text
}

/// Opens the room and serves it until the program is told to stop.
///
/// - `opened`: receives the page's address, and with `isShared` the address by which others
///   join.
public func serveWorkshop(
  _ options: WorkshopOptions,
  opened: @escaping @Sendable (_ address: String, _ join: [String], _ code: String?) -> Void
) async throws {
  let port = options.port
  let addresses = options.isShared ? Access.ownAddresses : []
  let host = options.isShared ? "0.0.0.0" : "127.0.0.1"
  guard let free = freePort(host, port) else {
    throw WorkshopFault(
      kind: .file,
      message: Text(
        en: "Port \(port) is in use. Choose another with --port, or leave it out.",
        cy:
          "Mae porth \(port) yn cael ei ddefnyddio. Dewiswch un arall â --port, neu hepgorwch ef."
      ))
  }
  let room = try room(options)
  let access = Access(port: free, isShared: options.isShared, addresses: addresses)
  let joins = addresses.map { "http://\($0):\(free)/" }
  if let code = access.code { room.join = joins.first.map { $0 + "#code=" + code } }
  // Nothing of a request is logged: an address may hold a code.
  let logger = Logger(label: "gofal-workshop") { _ in SwiftLogNoOpLogHandler() }
  let application = Application(
    responder: RoomResponder(room: room, access: access),
    server: .http1(
      configuration: .init(
        additionalChannelHandlers: [UnreadableRequests()], idleTimeout: .seconds(60),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
    configuration: ApplicationConfiguration(
      address: .hostname(host, port: free), reuseAddress: true,
      availableConnectionsDelegate: MaximumAvailableConnections(200)),
    onServerRunning: { _ in
      opened("http://127.0.0.1:\(free)/", joins, access.code)
    }, logger: logger)
  let beats = Task {
    while !Task.isCancelled {
      try await Task.sleep(for: .seconds(10))
      room.beat()
    }
  }
  defer { beats.cancel() }
  let stops = [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      // All that is to be kept is on disk then, and the browsers come again by themselves.
      room.shut()
      exit(0)
    }
    source.activate()
    return source
  }
  defer { for stop in stops { stop.cancel() } }
  try await application.run()
}

/// A port that nobody listens on: the one asked for, or any. Nil where it is taken.
private func freePort(_ host: String, _ port: Int) -> Int? {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var yes: Int32 = 1
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(UInt16(clamping: port)).bigEndian
  inet_pton(AF_INET, host, &address.sin_addr)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  return withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      guard bind(descriptor, address, length) == 0, getsockname(descriptor, address, &length) == 0
      else { return nil }
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Int(UInt16(bigEndian: $0.pointee.sin_port))
      }
    }
  }
}

/// The room as the options ask for it, or as the session's folder has it.
private func room(_ options: WorkshopOptions) throws -> Room {
  let catalogue = Catalogue.shipped
  let folder = SessionFolder(options.session)
  let name = (options.session as NSString).lastPathComponent
  var given: [ScenarioFile] = []
  do {
    var session = try folder.read()
    if let path = options.scenarios.first, options.scenarios.count == 1, path.hasSuffix(".json") {
      let rehearsal = try SessionFolder.session(at: path, name: name)
      if session == nil { session = rehearsal }
    } else if session == nil || !options.scenarios.isEmpty || options.area != nil {
      let state = try opening(options, catalogue.vocabulary, &given)
      if session == nil {
        session = Session(name: name, opening: state)
      } else {
        session?.set(state, gesture: nil)
      }
    }
    guard let session else { throw Session.unreadable }
    return try Room(
      session: session, given: given, facts: Facts(catalogue), folder: folder,
      threads: options.threads)
  } catch let fault as RequestFault {
    throw WorkshopFault(kind: .data, message: fault.message)
  }
}

/// The opening state of the scenarios on the command line.
private func opening(
  _ options: WorkshopOptions, _ vocabulary: Vocabulary, _ given: inout [ScenarioFile]
) throws(RequestFault) -> RoomState {
  var names = options.scenarios
  if names.isEmpty { names = ["baseline", "micro-expansion"] }
  if names.count == 1 { names.insert("baseline", at: 0) }
  var area = options.area
  var compared: [RoomState.Compared] = []
  for name in names {
    guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      compared.append(.init(base: name))
      continue
    }
    let (file, diagnostics) = readScenario(at: name, vocabulary: vocabulary)
    guard let file else {
      let fault = diagnostics.first { $0.severity == .fault }
      throw RequestFault(
        422,
        fault.map {
          Text(en: $0.rendered(.english), cy: $0.rendered(.welsh))
        } ?? Text(en: name, cy: name))
    }
    given.append(file)
    if area == nil, file.scenarios.count == 1 {
      let own = file.scenarios[0].area.id
      guard vocabulary.areas.contains(where: { $0.id == own }) else {
        throw RequestFault(
          422,
          Text(
            en: "\(name): an area of one's own is not on the page; name one of Wales with --area "
              + "(gofal list areas).",
            cy: "\(name): nid yw ardal a ddiffiniwyd gennych chi ar y dudalen; enwch un o "
              + "ardaloedd Cymru ag --area (gofal list areas)."))
      }
      area = own
    }
    compared.append(.init(base: file.id))
  }
  guard RoomState.scenarioCount.contains(compared.count) else {
    throw RequestFault(
      422, Text(en: "Two to six scenarios are compared.", cy: "Cymharir dwy i chwe senario."))
  }
  return RoomState(scenarios: compared, area: area ?? "merthyr-tydfil")
}
