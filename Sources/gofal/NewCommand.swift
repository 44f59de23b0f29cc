import ArgumentParser
import CareMarket
import Evidence
import Foundation
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
    let text = area ? Self.area(console.language) : Self.scenario(catalogue, console.language)
    try SavedText.write(text, to: path, force: force)
    try console.print(path + "\n")
  }

  /// A scenario that states one difference; the others stand as comments, with their defaults.
  static func scenario(_ catalogue: Catalogue, _ language: Language) -> String {
    func comment(_ en: String, _ cy: String) -> String {
      "# " + Text(en: en, cy: cy)[language] + "\n"
    }
    let area = catalogue.areas.first { $0.id == "powys" } ?? catalogue.areas.first
    var text = comment(
      "Only what differs from the scenario that is extended is stated here.",
      "Dim ond yr hyn sy'n wahanol i'r senario a estynnir a nodir yma.")
    text += comment(
      "gofal check says what is wrong; gofal list parameters says what can be stated.",
      "Mae gofal check yn dweud beth sydd o'i le; mae gofal list parameters yn dweud beth y gellir ei "
        + "nodi.")
    text += "title: {en: My scenario, cy: Fy senario i}\n"
    if catalogue.scenarios["wales-2024"] != nil { text += "extends: baseline\n" }
    text += comment(
      "One of the 22 authorities, wales, or a file of your own (gofal new --area).",
      "Un o'r 22 awdurdod, wales, neu'ch ffeil eich hun (gofal new --area).")
    text += "area: \(area?.id ?? "wales")\n"
    text += comment("Years after the choice.", "Blynyddoedd ar ôl y dewis.")
    text += "years: 5\n\n"
    text += comment(
      "Intended shares of new commissioned packages; models not named share the rest.",
      "Cyfrannau arfaethedig o'r pecynnau gofal newydd a gomisiynir; mae'r modelau nas enwir yn rhannu'r "
        + "gweddill.")
    text += "# mix:\n"
    for model in catalogue.models.prefix(3) {
      text += "#   \(model.id): 10% -> 40% over 3 years    # \(model.name[language])\n"
    }
    let levers = catalogue.settings.filter {
      $0.kind == .choice && $0.key.hasPrefix("levers.")
    }
    text += "\n" + comment("Choices of the authority.", "Dewisiadau'r awdurdod.")
    text += "# levers:\n"
    for lever in levers {
      text += "#   \(line(lever, dropping: "levers.", language))\n"
    }
    text +=
      "\n"
      + comment(
        "Facts about the world: they hold for all scenarios of a comparison.",
        "Ffeithiau am y byd: maent yn dal ar gyfer pob senario mewn cymhariaeth.")
    text += "# parameters:\n"
    for fact in catalogue.settings.filter({ $0.kind == .fact }).prefix(8) {
      text += "#   \(line(fact, dropping: "", language))\n"
    }
    return text
  }

  private static func line(
    _ setting: Setting, dropping prefix: String, _ language: Language
  ) -> String {
    let key =
      setting.key.hasPrefix(prefix) ? String(setting.key.dropFirst(prefix.count)) : setting.key
    let value =
      switch setting.form {
      case .quantity(let unit, let distribution): Quantity.text(distribution, unit: unit)
      case .option(_, let word): word
      }
    return "\(key): \(value)    # \(setting.label[language])"
  }

  /// A worked example of an area file, with made-up figures that are called so.
  static func area(_ language: Language) -> String {
    func comment(_ en: String, _ cy: String) -> String {
      "# " + Text(en: en, cy: cy)[language] + "\n"
    }
    return comment(
      "Your authority's own figures; those below are made up. Use it as: area: ./NAME.yaml",
      "Ffigurau eich awdurdod chi; rhai dychmygol sydd isod. Defnyddiwch hi fel hyn: area: ./NAME.yaml"
    )
      + "name: {en: My authority, cy: Fy awdurdod}\n"
      + comment(
        "Residents, and of them those aged 65 and over.", "Trigolion, a'r rhai 65 oed a throsodd.")
      + "population: 130000\npopulation_65: 36000\n"
      + comment(
        "Share of the people in home care who live in rural places.",
        "Cyfran y bobl sy'n cael gofal cartref sy'n byw mewn lleoedd gwledig.")
      + "rural: 60%\n"
      + comment(
        "People with publicly funded home care; without this line, the national rate.",
        "Pobl â gofal cartref a ariennir yn gyhoeddus; heb y llinell hon, y gyfradd genedlaethol.")
      + "# caseload: 800\n"
      + comment(
        "Average fee that the authority pays for an hour; without this line it is drawn.",
        "Y ffi gyfartalog y mae'r awdurdod yn ei thalu am awr; heb y llinell hon fe'i tynnir ar hap."
      )
      + "# fee: £25.50/hour\n"
  }
}
