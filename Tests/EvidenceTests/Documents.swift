import Foundation

@testable import Evidence

/// The documents' own texts: those whose licence lets them stand in the package, and all five where
/// the environment names a folder that holds them.
enum Documents {
  static let named = ProcessInfo.processInfo.environment["GOFAL_DOCUMENTS"]
  /// `Documents` at the top of the package.
  private static let shipped = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documents").path

  static var arePresent: Bool { named != nil }

  /// The text of each document by the id of its source, found by its SHA-256.
  static func texts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for folder in [shipped] + (named.map { [$0] } ?? []) {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let path = folder + "/" + name
        let hash = try sha256(of: path)
        guard let source = Source.all.first(where: { $0.sha256 == hash }) else { continue }
        texts[source.id] = try String(contentsOfFile: path, encoding: .utf8)
      }
    }
    return texts
  }

  /// As coreutils computes it.
  private static func sha256(of path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(line.prefix(64))
  }
}

/// A text with every run of white space as one space.
func normalised(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// The words of a text in lower case, without hyphens, for finding a term.
func words(of text: String) -> [String] {
  text.lowercased().replacing("’", with: "'").replacing("-", with: "")
    .split { !($0.isLetter || $0.isNumber || $0 == "'") }
    .map { String($0.trimming(while: { $0 == "'" })) }
    .filter { !$0.isEmpty }
}

extension Substring {
  fileprivate func trimming(while unwanted: (Character) -> Bool) -> Substring {
    var rest = drop(while: unwanted)
    while let last = rest.last, unwanted(last) { rest.removeLast() }
    return rest
  }
}

/// A Welsh word and its mutations: soft, nasal, aspirate, and h before a vowel.
func mutations(of word: String) -> Set<String> {
  let changes: [(String, [String])] = [
    ("ll", ["l"]), ("rh", ["r"]), ("ch", []), ("th", []), ("ph", []), ("dd", []),
    ("p", ["b", "mh", "ph"]), ("t", ["d", "nh", "th"]), ("c", ["g", "ngh", "ch"]),
    ("b", ["f", "m"]), ("d", ["dd", "n"]), ("g", ["", "ng"]), ("m", ["f"]),
  ]
  if let (first, others) = changes.first(where: { word.hasPrefix($0.0) }) {
    let rest = word.dropFirst(first.count)
    return Set([word] + others.map { $0 + rest })
  }
  let startsWithVowel = word.first.map { "aeiouwyâêîôûŵŷ".contains($0) } ?? false
  return startsWithVowel ? [word, "h" + word] : [word]
}

/// Whether a term stands in a text, perhaps mutated.
func stands(_ term: String, in text: [String]) -> Bool {
  let forms = words(of: term).map(mutations)
  guard !forms.isEmpty, text.count >= forms.count else { return false }
  return (0...(text.count - forms.count)).contains { start in
    forms.indices.allSatisfy { forms[$0].contains(text[start + $0]) }
  }
}
