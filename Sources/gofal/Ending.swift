import Evidence

/// How the program ended, for whoever started it (the numbers above 63 are those of sysexits.h).
enum Ending: Int32, Sendable {
  case good = 0
  /// Finished, and the answer is no.
  case no = 1
  case usage = 2
  /// Finished, but some runs failed; their rows are kept, with a status.
  case someFailed = 3
  /// A scenario, study or other data is bad.
  case data = 65
  /// A part of the program is missing.
  case missing = 69
  case fault = 70
  /// Input or output, a file that is not there.
  case file = 74
  /// A time limit or a signal: what is complete is printed or kept, and marked so.
  case stopped = 75
}

/// Why a command could not do what it was asked for: a sentence for the user, and how to end.
struct Refusal: Error {
  var ending: Ending
  var message: Text

  init(_ ending: Ending, _ message: Text) {
    self.ending = ending
    self.message = message
  }

  /// For commands that have printed what there is to say and end with another code than 0.
  static func silently(_ ending: Ending) -> Refusal {
    Refusal(ending, Text(en: "", cy: ""))
  }
}
