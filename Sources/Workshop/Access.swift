import Evidence
import Foundation
import Storage

/// Who may ask, and how often.
///
/// Three checks stand before every address. *Host*: the name that the browser believes it talks to
/// must be an address of this machine, so that no other site can point its own name here (DNS
/// rebinding). *Origin*: a request that a page sends must come from our own page. *Code*: whoever is
/// not on this machine has to know it.
final class Access: @unchecked Sendable {
  /// Who is asking.
  enum Role: Sendable {
    /// On this machine: may do everything.
    case facilitator
    /// Knows the code.
    case participant
    /// Has the page and the form for the code, and nothing else.
    case stranger
  }

  let port: Int
  /// Nil where only this machine is answered.
  let code: String?
  /// Addresses of this machine in its networks.
  let addresses: [String]
  private let lock = NSLock()
  private var buckets: [String: (tokens: Double, at: ContinuousClock.Instant)] = [:]
  private var cookies: Set<String> = []

  /// Requests a second and at once, of one address.
  private static let rate = (perSecond: 150.0, atOnce: 400.0)
  /// Guesses of the code: of one address, and of all together.
  private static let guesses = (perSecond: 0.1, atOnce: 5.0)
  private static let allGuesses = (perSecond: 1.0, atOnce: 60.0)
  private static let mostCookies = 1000

  init(port: Int, isShared: Bool, addresses: [String]) {
    self.port = port
    self.addresses = addresses
    code = isShared ? Access.word(length: 10) : nil
  }

  /// Letters and digits that nobody takes for others (Crockford's 32): 5 bits each, so 50 in ten.
  static func word(length: Int) -> String {
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var generator = SystemRandomNumberGenerator()
    return String((0..<length).map { _ in letters[Int.random(in: 0..<32, using: &generator)] })
  }

  static func isLoopback(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
  }

  /// - Parameters:
  ///   - host: of the request, with the port.
  ///   - origin: of the page that asks, where it says one.
  ///   - site: the header Sec-Fetch-Site.
  func check(host: String?, origin: String?, site: String?) throws(RequestFault) {
    let names = ["127.0.0.1", "localhost", "[::1]"] + (code == nil ? [] : addresses)
    let hosts = names.map { "\($0):\(port)" } + (port == 80 ? names : [])
    guard let host = host?.lowercased(), hosts.contains(host) else {
      throw RequestFault(
        421,
        Text(
          en: "This server answers under its own address only.",
          cy: "Dim ond ceisiadau i'w gyfeiriad ei hun y mae'r gweinydd hwn yn eu hateb."))
    }
    let isOwn = origin.map { $0 == "http://" + host } ?? true
    guard isOwn, site == nil || site == "same-origin" || site == "none" else {
      throw RequestFault(
        403,
        Text(
          en: "Another page may not ask this server.",
          cy: "Ni chaiff tudalen arall anfon ceisiadau at y gweinydd hwn."))
    }
  }

  func role(address: String, cookie: String?) -> Role {
    if Self.isLoopback(address) { return .facilitator }
    guard let cookie else { return .stranger }
    return lock.withLock { cookies.contains(cookie) } ? .participant : .stranger
  }

  /// The cookie for who knows the code.
  func join(_ given: String, address: String) throws(RequestFault) -> String {
    try take("code " + address, Self.guesses)
    try take("codes", Self.allGuesses)
    // Compared in full, whatever is wrong, so that time tells nothing.
    let (ours, theirs) = (Array((code ?? "").utf8), Array(given.uppercased().utf8))
    var difference = ours.count == theirs.count ? 0 : 1
    for index in ours.indices {
      difference |= Int(ours[index] ^ (index < theirs.count ? theirs[index] : 0))
    }
    guard difference == 0, !ours.isEmpty else {
      throw RequestFault(
        403, Text(en: "That is not the code of this room.", cy: "Nid dyna god yr ystafell hon."))
    }
    return try lock.holding { () throws(RequestFault) in
      guard cookies.count < Self.mostCookies else {
        throw RequestFault(429, Self.tooMany, retryAfter: 60)
      }
      let cookie = Self.word(length: 26)
      cookies.insert(cookie)
      return cookie
    }
  }

  /// Counts a request.
  func count(_ address: String) throws(RequestFault) { try take(address, Self.rate) }

  private func take(
    _ key: String, _ rate: (perSecond: Double, atOnce: Double)
  ) throws(RequestFault) {
    try lock.holding { () throws(RequestFault) in
      let now = ContinuousClock.now
      if buckets.count > 10_000 {
        buckets = buckets.filter { now - $0.value.at < .seconds(60) }
        // As many addresses at once are no workshop.
        if buckets.count > 10_000 { throw RequestFault(429, Self.tooMany, retryAfter: 60) }
      }
      let old = buckets[key] ?? (rate.atOnce, now)
      let tokens = min(old.tokens + (now - old.at).seconds * rate.perSecond, rate.atOnce)
      buckets[key] = (max(tokens - 1, -1), now)
      guard tokens >= 1 else {
        throw RequestFault(
          429, Self.tooMany, retryAfter: max(1, Int((1 / rate.perSecond).rounded(.up))))
      }
    }
  }

  private static let tooMany = Text(
    en: "Too many requests. Wait a moment.", cy: "Gormod o geisiadau. Arhoswch eiliad.")

  /// This machine's own IPv4 addresses, loopback left out.
  static var ownAddresses: [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      guard let address = entry.pointee.ifa_addr, address.pointee.sa_family == UInt16(AF_INET)
      else {
        continue
      }
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let found = getnameinfo(
        address, socklen_t(MemoryLayout<sockaddr_in>.size), &name, socklen_t(name.count), nil, 0,
        NI_NUMERICHOST)
      let text = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if found == 0, !isLoopback(text) { addresses.append(text) }
    }
    return addresses
  }
}
