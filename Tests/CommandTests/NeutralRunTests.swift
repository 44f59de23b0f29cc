import Testing

@Suite("gofal run, neutral to the budget")
struct NeutralRunTests {
  private static let place =
    "name: {en: Place, cy: Lle}\npopulation: 40000\npopulation_65: 9000\nrural: 40%\nfee: £24/hour\n"

  private func scenario(_ mix: String, to folder: Folder) throws {
    try folder.write(Self.place, to: "place.yaml")
    try folder.write(
      "area: place.yaml\nyears: 2\nmix:\n  \(mix)\nlevers:\n  budget_rule: neutral\n",
      to: "moved.yaml")
  }

  @Test(
    "The fee stands in the provenance as a text of the scenario, and is read again from there")
  func provenance() throws {
    let folder = try Folder()
    try scenario("franchise: 40%", to: folder)
    let run = try Executable.run(
      "run", "moved.yaml", "--draws", "2", "-o", "out", in: folder.path)
    #expect(run.code == 0, "\(run.log)")
    #expect(run.log.contains("moved: spend is neutral with the moved share's fee changed by"))
    let kept = try folder.read("out/provenance.json")
    #expect(kept.contains("extends: moved.yaml"))
    #expect(kept.contains("moved_fee_change: "))
    let same = try Executable.run("run", "--from", "out/provenance.json", in: folder.path)
    #expect(same.code == 0, "\(same.log)")
    #expect(!same.log.contains("spend is neutral"))
  }

  @Test("A share that is moved to the authority's own service has no fee: a fault of the scenario")
  func noFee() throws {
    let folder = try Folder()
    try scenario("inhouse: 40%", to: folder)
    let run = try Executable.run("run", "moved.yaml", "--draws", "2", in: folder.path)
    #expect(run.code == 65)
    #expect(run.output.isEmpty)
    #expect(run.log.contains("No fee of the moved share"))
  }
}
