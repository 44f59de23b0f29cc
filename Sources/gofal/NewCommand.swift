import ArgumentParser
import Evidence
import Storage

/// `gofal new NAME`
struct NewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: says(
        en: "Writes a commented scenario, or an area file, to start from.",
        cy: "Yn ysgrifennu senario gyda sylwadau, neu ffeil ardal, i gychwyn ohoni."),
      discussion: says(
        en: "The file is NAME.yaml in the current folder. It can be run as it is.",
        cy: "Y ffeil yw NAME.yaml yn y ffolder cyfredol. Gellir ei rhedeg fel y mae."))
  }

  @Argument(
    help: ArgumentHelp(
      says(
        en: "Lower-case letters, digits and hyphens, such as rural-micro.",
        cy: "Llythrennau bach, digidau a chysylltnodau, megis micro-gwledig."), valueName: "NAME"))
  var name: String

  @Flag(
    help: ArgumentHelp(
      says(
        en: "An area file for your authority's own figures.",
        cy: "Ffeil ardal ar gyfer ffigurau eich awdurdod chi.")))
  var area = false

  @Flag(
    help: ArgumentHelp(
      says(en: "Replaces a file that is there.", cy: "Yn cymryd lle ffeil sydd yno eisoes.")))
  var force = false

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    let isGood =
      name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      } && name.first != "-" && name.last != "-" && !name.isEmpty && name.utf8.count <= 60
    if !isGood {
      throw ValidationError(
        says(
          en:
            "A name has lower-case letters, digits and hyphens, such as rural-micro; not '\(name)'.",
          cy: "Mewn enw ceir llythrennau bach, digidau a chysylltnodau, megis micro-gwledig; nid "
            + "'\(name)'."))
    }
  }

  func run() throws {
    try run(.shipped, speech.console, folder: "")
  }

  func run(_ catalogue: Catalogue, _ console: Console, folder: String) throws {
    let path = folder + name + ".yaml"
    let text =
      area
      ? Template.area(name: name, language: console.language)
      : Template.scenario(title: name, catalogue.vocabulary, language: console.language)
    try Comparing.save(text, to: path, force: force)
    try console.print(path + "\n")
  }
}
