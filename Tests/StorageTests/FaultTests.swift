import Testing

@testable import Storage

/// A scenario text with one fault, and the line that names it in each language.
struct FaultyText: Sendable, CustomTestStringConvertible {
  var text: String
  var en: String
  var cy: String

  init(_ text: String, _ en: String, _ cy: String) {
    self.text = text
    self.en = en
    self.cy = cy
  }

  var testDescription: String { text.debugDescription }
}

@Suite("Faults in scenario files")
struct FaultTests {
  static let texts: [FaultyText] = [
    FaultyText(
      "yeers: 5",
      "s.yaml:1:1: There is no key 'yeers' here. Did you mean 'years'? Allowed: title, extends, area, years, mix, levers, parameters, fee.",
      "s.yaml:1:1: Nid oes allwedd 'yeers' yma. Ai 'years' oedd gennych mewn golwg? Caniateir: title, extends, area, years, mix, levers, parameters, fee."
    ),
    FaultyText(
      "years: 5\nfee: £20/hour\nyears: 6",
      "s.yaml:3:1: 'years' is stated twice, first in line 1, column 1.",
      "s.yaml:3:1: Mae 'years' wedi'i nodi ddwywaith, gyntaf ar linell 1, colofn 1."),
    FaultyText(
      "years: 0",
      "s.yaml:1:8: '0' is not a number of years. Allowed: whole numbers from 1 to 100.",
      "s.yaml:1:8: Nid nifer o flynyddoedd yw '0'. Caniateir: rhifau cyfan o 1 i 100."),
    FaultyText(
      "years: 101",
      "s.yaml:1:8: '101' is not a number of years. Allowed: whole numbers from 1 to 100.",
      "s.yaml:1:8: Nid nifer o flynyddoedd yw '101'. Caniateir: rhifau cyfan o 1 i 100."),
    FaultyText(
      "years: five",
      "s.yaml:1:8: 'five' is not a number of years. Allowed: whole numbers from 1 to 100.",
      "s.yaml:1:8: Nid nifer o flynyddoedd yw 'five'. Caniateir: rhifau cyfan o 1 i 100."),
    FaultyText(
      "area: powis",
      "s.yaml:1:7: There is no area 'powis'. It is one of the local authorities, 'wales', or a file that ends in '.yaml'. Did you mean 'powys'? Allowed: powys, cardiff, merthyr-tydfil, wales.",
      "s.yaml:1:7: Nid oes ardal 'powis'. Un o'r awdurdodau lleol ydyw, neu 'wales', neu ffeil sy'n gorffen â '.yaml'. Ai 'powys' oedd gennych mewn golwg? Caniateir: powys, cardiff, merthyr-tydfil, wales."
    ),
    FaultyText(
      "area: Gwynedd-by-the-sea",
      "s.yaml:1:7: There is no area 'Gwynedd-by-the-sea'. It is one of the local authorities, 'wales', or a file that ends in '.yaml'. Allowed: powys, cardiff, merthyr-tydfil, wales.",
      "s.yaml:1:7: Nid oes ardal 'Gwynedd-by-the-sea'. Un o'r awdurdodau lleol ydyw, neu 'wales', neu ffeil sy'n gorffen â '.yaml'. Caniateir: powys, cardiff, merthyr-tydfil, wales."
    ),
    FaultyText(
      "extends: base-line",
      "s.yaml:1:10: There is no shipped scenario 'base-line'; a file ends in '.yaml'. Did you mean 'baseline'? Allowed: micro-expansion, wales-2018, wales-2024, baseline.",
      "s.yaml:1:10: Nid oes senario 'base-line' yn y pecyn; mae ffeil yn gorffen â '.yaml'. Ai 'baseline' oedd gennych mewn golwg? Caniateir: micro-expansion, wales-2018, wales-2024, baseline."
    ),
    FaultyText(
      "mix:\n  micros: 10%",
      "s.yaml:2:3: There is no key 'micros' here. Did you mean 'micro'? Allowed: independent, inhouse, micro.",
      "s.yaml:2:3: Nid oes allwedd 'micros' yma. Ai 'micro' oedd gennych mewn golwg? Caniateir: independent, inhouse, micro."
    ),
    FaultyText(
      "mix:\n  micro: 10",
      "s.yaml:2:10: 1000% is not possible. Allowed: from 0% to 100%. Did you mean '10%'?",
      "s.yaml:2:10: Nid yw 1000% yn bosibl. Caniateir: o 0% i 100%. Ai '10%' oedd gennych mewn golwg?"
    ),
    FaultyText(
      "mix:\n  micro: 120%",
      "s.yaml:2:10: 120% is not possible. Allowed: from 0% to 100%.",
      "s.yaml:2:10: Nid yw 120% yn bosibl. Caniateir: o 0% i 100%."),
    FaultyText(
      "mix:\n  independent: 80%\n  micro: 30%",
      "s.yaml:1:1: The shares add up to 110% in week 0; at most 100% is possible.",
      "s.yaml:1:1: Mae'r cyfrannau'n adio i 110% yn wythnos 0; 100% yw'r mwyaf posibl."),
    FaultyText(
      "mix: {independent: 50%, inhouse: 20%, micro: 20%}",
      "s.yaml:1:1: All models are named, and their shares add up to 90% in week 0, not 100%.",
      "s.yaml:1:1: Enwir pob model, ac mae eu cyfrannau'n adio i 90% yn wythnos 0, nid 100%."),
    FaultyText(
      "mix:\n  micro: 10% -> 40%",
      "s.yaml:2:10: Say how long the change takes, as in '80% -> 50% over 3 years'.",
      "s.yaml:2:10: Nodwch pa mor hir y mae'r newid yn ei gymryd, fel yn '80% -> 50% over 3 years'."
    ),
    FaultyText(
      "mix:\n  micro: 10%..40%",
      "s.yaml:2:10: A choice is one number, or moves as in '80% -> 50% over 3 years'; ranges belong in a study.",
      "s.yaml:2:10: Un rhif yw dewis, neu mae'n symud fel yn '80% -> 50% over 3 years'; mewn astudiaeth y mae lle ystodau."
    ),
    FaultyText(
      "mix: 40%",
      "s.yaml:1:6: 'mix' takes further keys, one to a line and indented.",
      "s.yaml:1:6: Mae 'mix' yn cymryd rhagor o allweddi, un i bob llinell ac wedi'u mewnoli."),
    FaultyText(
      "levers:\n  exemtion: 4 people",
      "s.yaml:2:3: There is no key 'exemtion' here. Did you mean 'exemption'? Allowed: exemption, budget_rule, development_support, direct_payment_uptake.",
      "s.yaml:2:3: Nid oes allwedd 'exemtion' yma. Ai 'exemption' oedd gennych mewn golwg? Caniateir: exemption, budget_rule, development_support, direct_payment_uptake."
    ),
    FaultyText(
      "levers:\n  exemption: no",
      "s.yaml:2:14: 'no' is not possible here. Allowed: none, direction and control, 4 people, 60 hours/week. 'none' switches a lever off.",
      "s.yaml:2:14: Nid yw 'no' yn bosibl yma. Caniateir: none, direction and control, 4 people, 60 hours/week. Mae 'none' yn diffodd ysgogiad."
    ),
    FaultyText(
      "levers:\n  exemption: 4",
      "s.yaml:2:14: '4' is not possible here. Allowed: none, direction and control, 4 people, 60 hours/week.",
      "s.yaml:2:14: Nid yw '4' yn bosibl yma. Caniateir: none, direction and control, 4 people, 60 hours/week."
    ),
    FaultyText(
      "levers:\n  exemption: 4 horses",
      "s.yaml:2:14: '4 horses' is not possible here. Allowed: none, direction and control, 4 people, 60 hours/week.",
      "s.yaml:2:14: Nid yw '4 horses' yn bosibl yma. Caniateir: none, direction and control, 4 people, 60 hours/week."
    ),
    FaultyText(
      "levers:\n  budget_rule: hodl",
      "s.yaml:2:16: 'hodl' is not possible here. Allowed: hold, open, neutral. Did you mean 'hold'?",
      "s.yaml:2:16: Nid yw 'hodl' yn bosibl yma. Caniateir: hold, open, neutral. Ai 'hold' oedd gennych mewn golwg?"
    ),
    FaultyText(
      "levers:\n  direct_payment_uptake: no",
      "s.yaml:2:26: 'no' is not a quantity. Write a share, such as 12% or 0.12; 'none' switches a lever off.",
      "s.yaml:2:26: Nid maint yw 'no'. Ysgrifennwch gyfran, megis 12% neu 0.12; mae 'none' yn diffodd ysgogiad."
    ),
    FaultyText(
      "levers:\n  leave_hazard: 32%/year",
      "s.yaml:2:3: 'leave_hazard' is a fact about the world: it belongs under 'parameters'.",
      "s.yaml:2:3: Ffaith am y byd yw 'leave_hazard': o dan 'parameters' y mae ei lle."),
    FaultyText(
      "levers:\n  development_support: £120k/hour",
      "s.yaml:2:24: '£120k/hour' has the wrong unit. Write pounds a year, such as £120k/year.",
      "s.yaml:2:24: Mae'r uned yn anghywir yn '£120k/hour'. Ysgrifennwch bunnoedd y flwyddyn, megis £120k/year."
    ),
    FaultyText(
      "parameters:\n  fee: £20/hour",
      "s.yaml:2:3: 'fee' is a choice: it stands by itself, not under another key.",
      "s.yaml:2:3: Dewis yw 'fee': saif ar ei ben ei hun, nid o dan allwedd arall."),
    FaultyText(
      "parameters:\n  exemption: 4 people",
      "s.yaml:2:3: 'exemption' is a choice: it belongs under 'levers'.",
      "s.yaml:2:3: Dewis yw 'exemption': o dan 'levers' y mae ei le."),
    FaultyText(
      "parameters:\n  leave_hazard: 32%",
      "s.yaml:2:17: '32%' has the wrong unit. Write a rate a year, such as 32%/year.",
      "s.yaml:2:17: Mae'r uned yn anghywir yn '32%'. Ysgrifennwch gyfradd y flwyddyn, megis 32%/year."
    ),
    FaultyText(
      "parameters:\n  leave_hazard: 400%/year",
      "s.yaml:2:17: 400%/year is not possible. Allowed: from 0%/year to 300%/year.",
      "s.yaml:2:17: Nid yw 400%/year yn bosibl. Caniateir: o 0%/year i 300%/year."),
    FaultyText(
      "parameters:\n  leave_hazard: 39%..25%/year",
      "s.yaml:2:17: The values must rise, from the lowest to the highest.",
      "s.yaml:2:17: Rhaid i'r gwerthoedd godi, o'r isaf i'r uchaf."),
    FaultyText(
      "parameters:\n  micro.price: 68% of fee",
      "s.yaml:2:16: '68% of fee' has the wrong unit. Write a ratio, such as 68% of agency price.",
      "s.yaml:2:16: Mae'r uned yn anghywir yn '68% of fee'. Ysgrifennwch gymhareb, megis 68% of agency price."
    ),
    FaultyText(
      "parameters:\n  hold_for: 7",
      "s.yaml:2:13: '7' needs a unit. Write a length of time, such as 7 days, 26 weeks, 6 months or 3 years.",
      "s.yaml:2:13: Mae angen uned ar '7'. Ysgrifennwch gyfnod o amser, megis 7 days, 26 weeks, 6 months neu 3 years."
    ),
    FaultyText(
      "parameters:\n  package_hours: lognormal(median 10.3 hours/week)",
      "s.yaml:2:18: Write 'lognormal(median, sigma)'.",
      "s.yaml:2:18: Ysgrifennwch 'lognormal(median, sigma)'."),
    FaultyText(
      "parameters:\n  package_hours: lognorml(10, 1)",
      "s.yaml:2:18: 'lognorml' is not a distribution. Did you mean 'lognormal'? Allowed: uniform, pert, triangular, normal, lognormal, beta, gamma.",
      "s.yaml:2:18: Nid dosraniad yw 'lognorml'. Ai 'lognormal' oedd gennych mewn golwg? Caniateir: uniform, pert, triangular, normal, lognormal, beta, gamma."
    ),
    FaultyText(
      "parameters:\n  independent.turnovr: 30%/year",
      "s.yaml:2:3: There is no key 'independent.turnovr' here. Did you mean 'independent.turnover'? Allowed: leave_hazard, package_hours, micro.price, independent.turnover, hold_for, price_year, pool_elasticity, team_limit, set_up.",
      "s.yaml:2:3: Nid oes allwedd 'independent.turnovr' yma. Ai 'independent.turnover' oedd gennych mewn golwg? Caniateir: leave_hazard, package_hours, micro.price, independent.turnover, hold_for, price_year, pool_elasticity, team_limit, set_up."
    ),
    FaultyText(
      "parameters:\n  independent: {turnover: 30%/year}",
      "s.yaml:2:3: Keys are written in one piece: 'independent.turnover: …'.",
      "s.yaml:2:3: Ysgrifennir allweddi'n un darn: 'independent.turnover: …'."),
    FaultyText(
      "parameters:\n  leave_hazard: 30%/year -> 20%/year over 3 years",
      "s.yaml:2:17: A fact about the world does not move over time. State a number or a range.",
      "s.yaml:2:17: Nid yw ffaith am y byd yn symud dros amser. Nodwch rif neu ystod."),
    FaultyText(
      "fee: £14..£20/hour",
      "s.yaml:1:6: A choice is one number, or moves as in '80% -> 50% over 3 years'; ranges belong in a study.",
      "s.yaml:1:6: Un rhif yw dewis, neu mae'n symud fel yn '80% -> 50% over 3 years'; mewn astudiaeth y mae lle ystodau."
    ),
    FaultyText(
      "fee: 17,20",
      "s.yaml:1:6: A comma cannot stand in a number: write 1000 for a thousand and 12.5 for twelve and a half.",
      "s.yaml:1:6: Ni all coma sefyll mewn rhif: ysgrifennwch 1000 am fil a 12.5 am ddeuddeg a hanner."
    ),
    FaultyText(
      "fee: £1e400/hour",
      "s.yaml:1:6: Write the number out with the digits 0 to 9, without 'e' or 'x'.",
      "s.yaml:1:6: Ysgrifennwch y rhif yn llawn â'r digidau 0 i 9, heb 'e' nac 'x'."),
    FaultyText(
      "fee: none",
      "s.yaml:1:6: 'none' is not a quantity. Write pounds an hour, such as £17.20/hour.",
      "s.yaml:1:6: Nid maint yw 'none'. Ysgrifennwch bunnoedd yr awr, megis £17.20/hour."),
    FaultyText(
      "title: {en: Only English}",
      "s.yaml:1:8: A title in one language is written 'title: …'; in both, '{en: …, cy: …}'.",
      "s.yaml:1:8: Ysgrifennir teitl mewn un iaith fel 'title: …'; yn y ddwy, '{en: …, cy: …}'."),
    FaultyText(
      "title:",
      "s.yaml:1:7: 'title' has no value. Remove the line, or state one.",
      "s.yaml:1:7: Nid oes gwerth gan 'title'. Tynnwch y llinell, neu nodwch werth."),
    FaultyText(
      "leave_hazard: 32%/year",
      "s.yaml:1:1: 'leave_hazard' is a fact about the world: it belongs under 'parameters'.",
      "s.yaml:1:1: Ffaith am y byd yw 'leave_hazard': o dan 'parameters' y mae ei lle."),
    FaultyText(
      "area: [powys, cardiff]",
      "s.yaml:1:7: 'area' takes one value, not a list or further keys.",
      "s.yaml:1:7: Un gwerth a gymer 'area', nid rhestr na rhagor o allweddi."),
    FaultyText(
      "years: 5\n  area: powys",
      "s.yaml:2:3: This line belongs to nothing above it. Check how far it is indented.",
      "s.yaml:2:3: Nid yw'r llinell hon yn perthyn i ddim uwch ei phen. Gwiriwch ei mewnoliad."),
    FaultyText(
      "levers:\n  exemption: 4 people: 5",
      "s.yaml:2:22: A second colon on one line. Put the value in quotation marks.",
      "s.yaml:2:22: Ail golon ar un llinell. Rhowch y gwerth mewn dyfynodau."),
    FaultyText(
      "mix: {micro: 10%",
      "s.yaml:1:6: This bracket is not closed.",
      "s.yaml:1:6: Nid yw'r gromfach hon wedi'i chau."),
    FaultyText(
      "title: \"open",
      "s.yaml:1:8: The quotation mark is not closed on its line.",
      "s.yaml:1:8: Nid yw'r dyfynnod wedi'i gau ar ei linell."),
  ]

  @Test("One fault is one line, in both languages, and the file is not used", arguments: texts)
  func oneFault(faulty: FaultyText) {
    let found = Small.read(faulty.text)
    #expect(found.file == nil)
    #expect(found.diagnostics.map { $0.rendered(.english) } == [faulty.en])
    #expect(found.diagnostics.map { $0.rendered(.welsh) } == [faulty.cy])
  }

  @Test("Ten faults are ten lines, in the order of the file")
  func tenFaults() {
    let text = """
      title: {en: x, fr: y, cy: z}
      yeers: 5
      area: powis
      years: 200
      mix:
        micros: 5%
        independent: 180%
      levers:
        exemption: no
        leave_hazard: 32%/year
      parameters:
        hold_for: [7 days]
        package_hours: 10 days
      """
    let found = Small.read(text)
    #expect(found.file == nil)
    let places = found.diagnostics.map { "\($0.line):\($0.column)" }
    #expect(
      places == ["1:16", "2:1", "3:7", "4:8", "6:3", "7:16", "9:14", "10:3", "12:13", "13:18"])
    #expect(found.diagnostics.allSatisfy { $0.severity == .fault })
  }
}
