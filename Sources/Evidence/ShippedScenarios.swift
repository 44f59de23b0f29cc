import CData

/// The scenario files that come with the program: text by name.
public let shippedScenarios = texts(cdata_scenario_count(), cdata_scenario)

/// The files of targets that come with the program: text by name.
public let shippedTargets = texts(cdata_targets_count(), cdata_targets)

/// The scenarios of the checks against theory: text by name.
public let theoryScenarios = texts(cdata_theory_scenario_count(), cdata_theory_scenario)

/// The areas of the checks against theory: text by name.
public let theoryAreas = texts(cdata_theory_area_count(), cdata_theory_area)

private func texts(_ count: Int, _ file: (Int) -> cdata_named) -> [String: String] {
  var texts: [String: String] = [:]
  for index in 0..<count {
    let named = file(index)
    let bytes = UnsafeBufferPointer(start: named.file.bytes, count: named.file.count)
    texts[String(cString: named.name)] = String(decoding: bytes, as: UTF8.self)
  }
  return texts
}
