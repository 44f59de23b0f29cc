import Evidence
import Foundation
import Testing

@testable import CareMarket

/// A declared number that no process reads would look like a part of the model.
@Suite("Every declared number is used")
struct UseTests {
  @Test("A draw that lacks any one of the numbers is refused by the number's name")
  func facts() {
    let keys = Setting.all.filter { $0.kind == .fact && $0.spread == nil }.map(\.key)
    #expect(keys.count > 200)
    for key in keys {
      var facts = Fixture.facts
      facts[key] = nil
      var fault: SimulationFault?
      do throws(SimulationFault) {
        _ = try Rules(facts)
        for model in CareModel.all { _ = try ModelRules(model, facts, behaving: nil) }
      } catch { fault = error }
      let names = fault?.message.en.contains("'\(key)'") == true
      #expect(names, "\(key)")
    }
  }

  @Test("Every choice is one that the model takes, in each of its forms")
  func choices() throws {
    for setting in Setting.choices {
      switch setting.form {
      case .option(let options, _):
        for option in options {
          _ = try Levers(Fixture.scenario([setting.key: .option(option.key)]))
          if option.amount != nil {
            _ = try Levers(
              Fixture.scenario([setting.key + "." + option.key: .amount(Ramp(1))]))
          }
        }
      case .quantity: _ = try Levers(Fixture.scenario([setting.key: .amount(Ramp(1))]))
      }
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/CareMarket")

  /// Every name that the model reads, rather than declares or sets.
  private static func namesRead() throws -> Set<String> {
    var names: Set<String> = []
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      if file.pathExtension != "swift" { continue }
      var word: [UInt8] = []
      let bytes = Array(try Data(contentsOf: file)) + Array(repeating: UInt8(ascii: "\n"), count: 3)
      for place in bytes.indices.dropLast(3) {
        let byte = bytes[place]
        if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        {
          word.append(byte)
          continue
        }
        let isSet =
          byte == UInt8(ascii: ":") || bytes[place..<place + 3].elementsEqual(" = ".utf8)
        if !word.isEmpty, !isSet { names.insert(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
    }
    return names
  }

  @Test("What is read of a draw or of the choices, a process uses")
  func fields() throws {
    let read = try Self.namesRead()
    for file in ["Rules.swift", "Levers.swift"] {
      let own = try String(
        contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
      let names = own.matches(of: /\n  (?:let|var) ([a-z][A-Za-z0-9]*)(?::| =)/)
        .map { String($0.output.1) }
      #expect(names.count > 20)
      for name in names { #expect(read.contains(name), "\(file): \(name)") }
    }
  }
}
