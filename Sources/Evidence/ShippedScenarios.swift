import CData

/// The scenario files that come with the program: text by name.
public let shippedScenarios = texts(cdata_scenario_count(), cdata_scenario)

/// The files of targets that come with the program: text by name.
public let shippedTargets = texts(cdata_targets_count(), cdata_targets)

/// The scenarios of the checks against theory: text by name.
public let theoryScenarios = texts(cdata_theory_scenario_count(), cdata_theory_scenario)

/// The areas of the checks against theory: text by name.
public let theoryAreas = texts(cdata_theory_area_count(), cdata_theory_area)

/// The cases of the evidence: text by name.
public let shippedCases = texts(cdata_case_count(), cdata_case)

/// The verdict last written down, by case and claim with a tab between: what `gofal validate --format
/// csv` printed.
public let expectedVerdicts = Dictionary(
  Table(cdata_verdicts(), separator: ",").records.filter { !$0["claim"].isEmpty }
    .map { ($0["case"] + "\t" + $0["claim"], $0["verdict"]) },
  uniquingKeysWith: { first, _ in first })

private func texts(_ count: Int, _ file: (Int) -> cdata_named) -> [String: String] {
  var texts: [String: String] = [:]
  for index in 0..<count {
    let named = file(index)
    let bytes = UnsafeBufferPointer(start: named.file.bytes, count: named.file.count)
    texts[String(cString: named.name)] = String(decoding: bytes, as: UTF8.self)
  }
  return texts
}
