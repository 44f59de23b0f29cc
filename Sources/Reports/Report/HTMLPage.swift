import Evidence

/// A report as one HTML file that needs nothing else: no network, no script.
public struct HTMLPage: Sendable {
  public var report: Report
  /// File name of the same report in the other language, beside this one; nil where there is none.
  public var other: String?

  public init(_ report: Report, other: String?) {
    self.report = report
    self.other = other
  }

  public func text(_ language: Language) -> String {
    let title = Markup.escaped(report.title[language])
    var body = ""
    for section in report.sections {
      let id = Markup.id(section.id)
      body +=
        "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">"
        + "\(Markup.escaped(section.heading[language]))</h2>\n"
      body += section.blocks.map { html($0, language) }.joined()
      body += "</section>\n"
    }
    let contents = report.sections.map { section in
      "<li><a href=\"#\(Markup.id(section.id))\">\(Markup.escaped(section.heading[language]))</a></li>\n"
    }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      \(alternate(language))<style>
      \(HTMLPage.style)
      </style>
      </head>
      <body>
      <a class="skip" href="#main">\(Text(en: "Skip to the report", cy: "Neidio i'r adroddiad")[language])</a>
      <header>
      \(otherLanguage(language))<h1>\(title)</h1>
      <p class="subtitle">\(Markup.escaped(report.subtitle[language]))</p>
      </header>
      <nav aria-label="\(Text(en: "Contents", cy: "Cynnwys")[language])">
      <ul>
      \(contents)</ul>
      </nav>
      <main id="main">
      \(body)</main>
      </body>
      </html>

      """
  }

  private func alternate(_ language: Language) -> String {
    guard let other else { return "" }
    return "<link rel=\"alternate\" hreflang=\"\(language.other.rawValue)\" "
      + "href=\"\(Markup.escaped(other))\">\n"
  }

  private func otherLanguage(_ language: Language) -> String {
    guard let other else { return "" }
    let code = language.other.rawValue
    let text = Text(en: "Cymraeg", cy: "English")[language]
    return "<p class=\"language\"><a href=\"\(Markup.escaped(other))\" hreflang=\"\(code)\" "
      + "lang=\"\(code)\">\(text)</a></p>\n"
  }

  private func html(_ block: Report.Block, _ language: Language) -> String {
    switch block {
    case .heading(let text): "<h3>\(Markup.escaped(text[language]))</h3>\n"
    case .paragraph(let text): "<p>\(Markup.escaped(text[language]))</p>\n"
    case .caution(let text): "<p class=\"caution\">\(Markup.escaped(text[language]))</p>\n"
    case .list(let items):
      "<ul>\n" + items.map { "<li>\(Markup.escaped($0[language]))</li>\n" }.joined() + "</ul>\n"
    case .table(let table): scrolling(table(language), language)
    case .chart(let chart):
      "<figure>\n" + chart.inPage(language)
        + "<details><summary>"
        + Text(en: "The numbers of this chart", cy: "Rhifau'r siart hon")[language]
        + "</summary>\n" + scrolling(chart.numbers(language), language) + "</details>\n</figure>\n"
    case .details(let summary, let blocks):
      "<details><summary>\(Markup.escaped(summary[language]))</summary>\n"
        + blocks.map { html($0, language) }.joined() + "</details>\n"
    case .link(let text, let address):
      "<p><a href=\"\(Markup.escaped(address))\">\(Markup.escaped(text[language]))</a></p>\n"
    case .verbatim(let text):
      scrolling(
        "<pre>"
          + text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { Markup.escaped(String($0)) }.joined(separator: "\n") + "</pre>\n",
        named: Text(en: "Text as it stands in a file", cy: "Testun fel y mae mewn ffeil")[language])
    case .time(let start, let end):
      "<p>"
        + Text(
          en: "Run from \(moment(start, .english)) to \(moment(end, .english)).",
          cy: "Rhedwyd o \(moment(start, .welsh)) i \(moment(end, .welsh)).")[language] + "</p>\n"
    }
  }

  private func scrolling(_ table: PrintedTable, _ language: Language) -> String {
    scrolling(
      table.html(),
      named: table.caption.isEmpty ? Text(en: "Table", cy: "Tabl")[language] : table.caption)
  }

  /// What may be wider than a telephone's page scrolls by itself, by keyboard too.
  private func scrolling(_ html: String, named name: String) -> String {
    "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"\(Markup.escaped(name))\">\n"
      + html + "</div>\n"
  }

  /// Colours have a contrast of 7 to 1 or more on their ground (WCAG 2.2, 1.4.6), what is pressed is
  /// 24 pixels high or more (2.5.8), and what has the focus is framed and not covered (2.4.7, 2.4.11).
  private static let style = """
    :root{--ground:#fff;--letters:#1a1a1a;--quiet:#4d4d4d;--line:#b8b8b8;--tint:#f3f3f3;--link:#0b3d91;--warm:#fff4d6}
    @media (prefers-color-scheme:dark){:root{--ground:#161616;--letters:#f2f2f2;--quiet:#c4c4c4;\
    --line:#5c5c5c;--tint:#242424;--link:#a9c8ff;--warm:#3a2f10}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1rem;max-width:62rem;background:var(--ground);color:var(--letters);\
    font:1.0625rem/1.55 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif}
    h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
    h2{font-size:1.45rem;line-height:1.25;margin:2.5rem 0 .75rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}
    h3{font-size:1.15rem;margin:1.75rem 0 .5rem}
    h1,h2,h3,p,li,summary,caption{overflow-wrap:break-word}
    p,ul{max-width:44rem}
    a{color:var(--link)}
    nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;max-width:none}
    nav a,.language a,.skip,summary{display:inline-block;min-height:24px;padding:.2rem 0}
    .language{text-align:end;margin:0 0 .5rem;max-width:none}
    .subtitle{color:var(--quiet)}
    .skip{position:absolute;left:-999rem}
    .skip:focus{position:static}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .caution{border-inline-start:6px solid #b45f06;background:var(--warm);padding:.6rem .8rem}
    figure{margin:1.5rem 0}
    figure svg{display:block;width:100%;height:auto}
    figure .narrow{display:none}
    @media (max-width:34rem){figure .narrow{display:block}figure .broad{display:none}}
    summary{cursor:pointer;color:var(--link)}
    .wide{overflow-x:auto;margin:1rem 0}
    table{border-collapse:collapse;font-size:.9rem}
    caption{text-align:start;font-weight:600;padding-bottom:.4rem}
    th,td{text-align:start;vertical-align:top;padding:.3rem .4rem;border-bottom:1px solid var(--line)}
    tbody th{font-weight:400}
    th[scope=rowgroup]{font-weight:700;background:var(--tint)}
    .number{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
    thead .number{white-space:normal}
    pre{font-size:.9rem;background:var(--tint);padding:.75rem;margin:0;width:max-content;min-width:100%}
    @media (forced-colors:active){figure svg{forced-color-adjust:none}}
    @page{size:A4;margin:16mm}
    @media print{:root{--ground:#fff;--letters:#000;--quiet:#333;--line:#999;--tint:#eee;--link:#000;--warm:#fff}
    body{max-width:none;padding:0;font-size:10.5pt}nav,.skip{display:none}
    .wide{overflow:visible}pre{white-space:pre-wrap;width:auto}table{font-size:8.5pt}
    h2,h3,caption,summary,tr:has(th[scope=rowgroup]){break-after:avoid}figure svg,tr{break-inside:avoid}thead{display:table-header-group}
    details::details-content{content-visibility:visible;display:block}summary{color:inherit;display:block;list-style:none}}
    """
}

extension Language {
  /// The other of the two.
  public var other: Language { self == .english ? .welsh : .english }
}
