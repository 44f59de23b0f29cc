import CData

/// The scenario files that come with the program: text by name.
public let shippedScenarios: [String: String] = {
  var texts: [String: String] = [:]
  for index in 0..<cdata_scenario_count() {
    let scenario = cdata_scenario(index)
    let bytes = UnsafeBufferPointer(start: scenario.file.bytes, count: scenario.file.count)
    texts[String(cString: scenario.name)] = String(decoding: bytes, as: UTF8.self)
  }
  return texts
}()
