import ArgumentParser
import Evidence
import Foundation

/// `gofal workshop`: the live page, which a program of its own serves, so that nobody builds a server
/// who only runs scenarios.
struct WorkshopCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "workshop",
      abstract: says(
        en: "Opens the live page for a workshop.", cy: "Yn agor y dudalen fyw ar gyfer gweithdy."),
      subcommands: [Open.self, Forget.self], defaultSubcommand: Open.self)
  }

  struct Open: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "open",
        abstract: says(
          en: "Opens the live page: change a setting, and see the answer with its uncertainty.",
          cy: "Yn agor y dudalen fyw: newidiwch osodiad, a gweld yr ateb gyda'i ansicrwydd."),
        discussion: says(
          en: """
            The page is for this machine only, works without a network, and prints its address. The \
            session is saved in a folder as it goes; the same folder opened again goes on where it \
            stopped. A rehearsal, which the page saves, opens with its agenda. For five minutes after a \
            move, places along the sliders are simulated ahead, so open it before people come. Between \
            two such places the answer is estimated at once, and called so until it has been simulated. \
            With --share, others on the local network join with a code: they see the page and say what \
            they expect, and only this machine changes anything. Traffic on the local network is not \
            encrypted.
            """,
          cy: """
            Ar gyfer y peiriant hwn yn unig y mae'r dudalen, mae'n gweithio heb rwydwaith, ac mae'n \
            argraffu ei chyfeiriad. Cedwir y sesiwn mewn ffolder wrth iddi fynd rhagddi; o agor yr un \
            ffolder eto, mae'n mynd ymlaen o'r man lle stopiodd. Mae ymarfer, y mae'r dudalen yn ei gadw, \
            yn agor gyda'i agenda. Am bum munud ar ôl symudiad, efelychir ymlaen llaw fannau ar hyd y \
            llithryddion, felly agorwch hi cyn i bobl gyrraedd. Rhwng dau fan o'r fath amcangyfrifir yr \
            ateb ar unwaith, a dywedir mai amcangyfrif ydyw nes iddo gael ei efelychu. Gyda --share, \
            mae eraill ar y rhwydwaith lleol yn ymuno â chod: maent yn gweld y dudalen ac yn dweud beth y \
            maent yn ei ddisgwyl, a dim ond y peiriant hwn sy'n newid dim. Nid yw'r traffig ar y rhwydwaith \
            lleol wedi'i amgryptio.
            """))
    }

    @Argument(
      help: ArgumentHelp(
        says(
          en: "Two to six scenarios, the first the reference; or a rehearsal, FILE.json.",
          cy: "Dwy i chwe senario, y gyntaf yn senario gyfeirio; neu ymarfer, FFEIL.json."),
        valueName: "SCENARIO"))
    var scenarios: [String] = []

    @Option(
      help: ArgumentHelp(
        says(
          en: "The area of the comparison (gofal list areas).",
          cy: "Ardal y gymhariaeth (gofal list areas)."), valueName: "AREA"))
    var area: String?

    @Option(
      help: ArgumentHelp(
        says(
          en: "The folder of the session; without it, workshop- and the date.",
          cy: "Ffolder y sesiwn; hebddo, workshop- a'r dyddiad."), valueName: "SESSION"))
    var session: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        says(
          en: "The port; without it, one that is free.", cy: "Y porth; hebddo, un sydd ar gael."),
        valueName: "N"))
    var port: Int?

    @Flag(
      help: ArgumentHelp(
        says(
          en: "Lets others on the local network join with a code.",
          cy: "Yn gadael i eraill ar y rhwydwaith lleol ymuno â chod.")))
    var share = false

    @Flag(
      help: ArgumentHelp(
        says(en: "Opens the page in the browser.", cy: "Yn agor y dudalen yn y porwr.")))
    var open = false

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        says(
          en: "Threads that simulate; without it, one a processor.",
          cy: "Edafedd sy'n efelychu; hebddo, un i bob prosesydd."), valueName: "N"))
    var threads: Int?

    @OptionGroup var speech: SpeechOptions

    func validate() throws {
      if let port, !(1...65535).contains(port) {
        throw ValidationError(
          says(
            en: "--port must be between 1 and 65535, not \(port).",
            cy: "Rhaid i --port fod rhwng 1 a 65535, nid \(port)."))
      }
      if let threads, !(1...1024).contains(threads) {
        throw ValidationError(
          says(
            en: "--threads must be between 1 and 1024, not \(threads).",
            cy: "Rhaid i --threads fod rhwng 1 a 1024, nid \(threads)."))
      }
    }

    func run() throws {
      let day = RunRecord.now().prefix(10)
      try become(
        [
          "open", SpokenLanguage.current.rawValue, session ?? "workshop-\(day)",
          String(port ?? 0), String(threads ?? ProcessInfo.processInfo.activeProcessorCount),
          area ?? "-",
        ] + (share ? ["share"] : []) + (open ? ["browser"] : []) + ["--"] + scenarios)
    }
  }

  struct Forget: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "forget",
        abstract: says(
          en: "Removes a session: what was shown, kept, guessed and by whom.",
          cy: "Yn dileu sesiwn: yr hyn a ddangoswyd, a gadwyd ac a ragfynegwyd, a chan bwy."))
    }

    @Argument(
      help: ArgumentHelp(
        says(en: "The folder of the session.", cy: "Ffolder y sesiwn."), valueName: "SESSION"))
    var session: String

    @OptionGroup var speech: SpeechOptions

    func run() throws {
      try become(["forget", SpokenLanguage.current.rawValue, session])
    }
  }

  /// Replaces this program by `gofal-workshop`, found beside it.
  private static func become(_ words: [String]) throws {
    let folder = Environment.executable.map { ($0 as NSString).deletingLastPathComponent } ?? "."
    let path = folder + "/gofal-workshop"
    var arguments: [UnsafeMutablePointer<CChar>?] = ([path] + words).map { strdup($0) }
    arguments.append(nil)
    execv(path, arguments)
    let missing = errno == ENOENT
    for argument in arguments { free(argument) }
    throw Refusal(
      missing ? .missing : .file,
      Text(
        en: "\(path) is missing. Build it: swift build -c release --product gofal-workshop",
        cy: "Mae \(path) ar goll. Adeiladwch ef: swift build -c release --product gofal-workshop"))
  }
}
