import Testing

@testable import Reports

@Suite("Printed tables")
struct PrintedTableTests {
  static let table = PrintedTable(
    caption: "Oriau",
    columns: [.init("canlyniad"), .init("lefel", .trailing)],
    rows: [
      .heading("LLESIANT"), .cells(["Ŵyl a chwmnïaeth", "−3.0"]), .cells(["a|b <i>", "12"]),
      .cells(["dim"]),
    ])

  @Test("Fixed widths: names on the left, numbers on the right, accents count once")
  func plain() {
    #expect(
      Self.table.plain(width: 80) == """
        Oriau
        canlyniad         lefel
        ───────────────────────
        LLESIANT
        Ŵyl a chwmnïaeth   −3.0
        a|b <i>              12
        dim

        """)
  }

  @Test("Names are wrapped to the width, numbers never")
  func wrapping() {
    let table = PrintedTable(
      columns: [.init("outcome"), .init("level", .trailing)],
      rows: [["Hours of care given by unpaid carers", "1,234,567"]])
    #expect(
      table.plain(width: 30) == """
        outcome                  level
        ──────────────────────────────
        Hours of care given  1,234,567
        by unpaid carers

        """)
    for line in table.plain(width: 30).split(separator: "\n") {
      #expect(displayWidth(String(line)) <= 30)
    }
  }

  @Test("Markdown: no text can end its cell or start markup")
  func markdown() {
    #expect(
      Self.table.markdown() == """
        Oriau

        | canlyniad | lefel |
        | :--- | ---: |
        | **LLESIANT** |  |
        | Ŵyl a chwmnïaeth | −3.0 |
        | a\\|b &lt;i&gt; | 12 |
        | dim |  |

        """)
  }

  @Test("HTML: headers are scoped and markup is text")
  func html() {
    let html = Self.table.html()
    #expect(html.contains("<th scope=\"col\">canlyniad</th>"))
    #expect(html.contains("<th scope=\"row\">a|b &lt;i&gt;</th>"))
    #expect(html.contains("<td class=\"number\">−3.0</td>"))
    #expect(!html.contains("<i>"))
  }

  @Test("What could steer a terminal is shown as it is written")
  func controls() {
    let table = PrintedTable(columns: [.init("a")], rows: [["x\u{1B}[31m\u{202E}y\n\u{7}"]])
    let text = table.plain()
    #expect(text.contains("x\\u{1B}[31m\\u{202E}y\\u{A}\\u{7}"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test(
    "Widths of characters",
    arguments: [("abc", 3), ("ŵ", 1), ("w\u{302}", 1), ("日本", 4), ("", 0), ("−£", 2), ("🙂", 2)])
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test("Long words are parted, after a hyphen where there is one")
  func longWords() {
    #expect(
      wrapped("over-prescription of care", width: 12) == ["over-", "prescription", "of care"])
    #expect(wrapped("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(wrapped("", width: 3) == [""])
    #expect(wrapped("a b", width: 0) == ["a", "b"])
  }
}
