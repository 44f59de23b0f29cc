import CCrypto

/// SHA-256 (FIPS 180-4), computed by OpenSSL piece by piece.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer?
  private var isGood: Bool

  public init() {
    context = EVP_MD_CTX_new()
    isGood = context != nil && EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: [UInt8]) {
    let done = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    isGood = isGood && done == 1
  }

  /// Ends the digest. 64 lower-case hexadecimal digits; empty, and so equal to no digest, if OpenSSL failed.
  public mutating func hex() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    guard isGood, EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return "" }
    isGood = false
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

/// SHA-256 of the bytes: 64 lower-case hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var digest = SHA256()
  digest.update(bytes)
  return digest.hex()
}
