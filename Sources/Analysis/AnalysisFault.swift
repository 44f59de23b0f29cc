import Evidence

/// Why a table cannot be analysed. Rows are counted from 0 here and from 1 in the text.
public enum AnalysisFault: Error, Sendable, Hashable {
  case noColumns
  case noColumn(String, present: [String])
  case repeated(column: String)
  case length(column: String, rows: Int, expected: Int)
  case width(row: Int, fields: Int, expected: Int)
  case notANumber(column: String, row: Int, text: String)
  case missing(column: String, count: Int, firstRow: Int)
  case constant(column: String, value: Double)
  case rows(Int, needed: Int)
  case failedRuns(Int, of: Int, firstRow: Int)
  case saltelliRows(Int, block: Int)
  case saltelliMismatch(row: Int)
  case morrisRows(Int, block: Int)
  case morrisStep(row: Int)
  case replicates
  case options(Int)
  case lengths
  case notBinary(column: String, row: Int)
  /// An argument outside what the method is defined for.
  case argument(String, allowed: String)

  public var text: Text {
    switch self {
    case .noColumns:
      Text(en: "No columns were named.", cy: "Ni enwyd unrhyw golofnau.")
    case .noColumn(let name, let present):
      Text(
        en: "There is no column \u{201C}\(name)\u{201D}; the table has "
          + present.joined(separator: ", ") + ".",
        cy: "Nid oes colofn o'r enw \u{201C}\(name)\u{201D}; colofnau'r tabl yw "
          + present.joined(separator: ", ") + ".")
    case .repeated(let column):
      Text(
        en: "The column \u{201C}\(column)\u{201D} occurs more than once.",
        cy: "Mae'r golofn \u{201C}\(column)\u{201D} yn digwydd fwy nag unwaith.")
    case .length(let column, let rows, let expected):
      Text(
        en: "The column \u{201C}\(column)\u{201D} has \(rows) rows; the others have \(expected).",
        cy: "Mae gan y golofn \u{201C}\(column)\u{201D} \(rows) o resi; mae gan y lleill "
          + "\(expected).")
    case .width(let row, let fields, let expected):
      Text(
        en: "Row \(row + 1) has \(fields) fields; the header has \(expected).",
        cy: "Mae gan res \(row + 1) \(fields) o feysydd; mae gan y pennawd \(expected).")
    case .notANumber(let column, let row, let text):
      Text(
        en: "Row \(row + 1) of the column \u{201C}\(column)\u{201D} holds \u{201C}\(text)\u{201D}, "
          + "which is not a number.",
        cy: "Mae rhes \(row + 1) o'r golofn \u{201C}\(column)\u{201D} yn cynnwys "
          + "\u{201C}\(text)\u{201D}, nad yw'n rhif.")
    case .missing(let column, let count, let firstRow):
      Text(
        en: "\(count) values of the column \u{201C}\(column)\u{201D} are missing or infinite, "
          + "the first in row \(firstRow + 1).",
        cy:
          "Mae \(count) o werthoedd y golofn \u{201C}\(column)\u{201D} ar goll neu'n anfeidraidd, "
          + "y cyntaf yn rhes \(firstRow + 1).")
    case .constant(let column, let value):
      Text(
        en: "The column \u{201C}\(column)\u{201D} is \(value) in every row, so nothing can be "
          + "learnt from it.",
        cy: "\(value) yw gwerth y golofn \u{201C}\(column)\u{201D} ym mhob rhes, felly ni ellir "
          + "dysgu dim ohoni.")
    case .rows(let found, let needed):
      Text(
        en: "The table has \(found) rows; at least \(needed) are needed.",
        cy: "Mae gan y tabl \(found) o resi; mae angen o leiaf \(needed).")
    case .failedRuns(let failed, let rows, let firstRow):
      Text(
        en: "\(failed) of the \(rows) rows are runs that failed, the first in row "
          + "\(firstRow + 1). Run them again, or take them out and say so.",
        cy: "Mae \(failed) o'r \(rows) o resi yn rhediadau a fethodd, y cyntaf yn rhes "
          + "\(firstRow + 1). Rhedwch nhw eto, neu tynnwch nhw allan a dywedwch hynny.")
    case .saltelliRows(let rows, let block):
      Text(
        en: "A Saltelli design for these inputs comes in blocks of \(block) rows; the table has "
          + "\(rows).",
        cy: "Daw cynllun Saltelli ar gyfer y mewnbynnau hyn mewn blociau o \(block) rhes; mae gan "
          + "y tabl \(rows).")
    case .saltelliMismatch(let row):
      Text(
        en: "Row \(row + 1) is not what a Saltelli design has there.",
        cy: "Nid yw rhes \(row + 1) yn cyfateb i'r hyn sydd gan gynllun Saltelli yno.")
    case .morrisRows(let rows, let block):
      Text(
        en: "Morris trajectories for these inputs have \(block) rows each; the table has \(rows).",
        cy: "Mae gan bob llwybr Morris ar gyfer y mewnbynnau hyn \(block) rhes; mae gan y tabl "
          + "\(rows).")
    case .morrisStep(let row):
      Text(
        en: "Between row \(row) and row \(row + 1) a Morris trajectory must move exactly one "
          + "input, and each input once.",
        cy: "Rhwng rhes \(row) a rhes \(row + 1) rhaid i lwybr Morris symud un mewnbwn yn union, a "
          + "phob mewnbwn unwaith.")
    case .replicates:
      Text(
        en: "Every replicate must have one value for each row of the design.",
        cy: "Rhaid i bob dyblygiad gael un gwerth ar gyfer pob rhes o'r cynllun.")
    case .options(let found):
      Text(
        en: "At least two options are needed for a choice; there are \(found).",
        cy: "Mae angen o leiaf ddau opsiwn i gael dewis; nifer yr opsiynau yw \(found).")
    case .lengths:
      Text(
        en: "The columns that belong together have different lengths.",
        cy: "Nid yw'r colofnau sy'n perthyn i'w gilydd o'r un hyd.")
    case .notBinary(let column, let row):
      Text(
        en: "The column \u{201C}\(column)\u{201D} must be 0 or 1; row \(row + 1) is not.",
        cy: "Rhaid i'r golofn \u{201C}\(column)\u{201D} fod yn 0 neu'n 1; nid felly y mae yn rhes "
          + "\(row + 1).")
    case .argument(let name, let allowed):
      Text(
        en: "\u{201C}\(name)\u{201D} must be \(allowed).",
        cy: "Rhaid i \u{201C}\(name)\u{201D} fod yn \(allowed).")
    }
  }
}
