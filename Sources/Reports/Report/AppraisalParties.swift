import Evidence
import Experiments

// The appraisal: who gains and who loses.
extension Appraisal {
  func difference(_ scenario: String, _ outcome: String, _ group: String) -> Difference? {
    differences.first {
      $0.scenario == scenario && $0.column.outcome == outcome && $0.column.group == group
        && $0.column.time == "all"
    }
  }

  private enum Verdict {
    case gains, loses, small, open, missing

    var text: Text {
      switch self {
      case .gains: Text(en: "gains", cy: "ar ei ennill")
      case .loses: Text(en: "loses", cy: "ar ei golled")
      case .small: Text(en: "too small to matter", cy: "rhy fach i fod o bwys")
      case .open: Text(en: "not resolved", cy: "heb ei ddatrys")
      case .missing: Text(en: "nobody in the group", cy: "neb yn y grŵp")
      }
    }
  }

  private func verdict(_ difference: Difference?) -> Verdict {
    guard let difference, difference.difference.isFinite else { return .missing }
    guard difference.isResolved, let outcome = outcomes[difference.column.outcome],
      outcome.direction != .neither
    else { return .open }
    guard difference.difference.magnitude >= outcome.smallestDifference else { return .small }
    return (difference.difference > 0) == (outcome.direction == .more) ? .gains : .loses
  }

  func partyTable(_ scenario: String, _ parties: [Party]) -> Report.Block {
    var rows: [@Sendable (Language) -> PrintedTable.Row] = []
    for party in parties {
      let name = party.name
      rows.append { .heading(name[$0]) }
      for column in party.columns {
        guard let outcome = outcomes[column.outcome] else { continue }
        let found = difference(scenario, column.outcome, column.group)
        let verdict = verdict(found).text
        rows.append { language in
          var cells = ["\(outcome.label[language]) (\(outcome.unit[language]))"]
          if let found, found.difference.isFinite {
            let error = found.effects.halfWidth(level: simulationConfidence)
            let rounding = Rounding(
              uncertainty: error, magnitude: found.difference, unit: outcome.unit, isShort: true)
            cells += [
              rounding.difference(found.difference, language),
              error.isFinite ? rounding.width(error, language) : "–",
            ]
          } else {
            cells += ["–", "–"]
          }
          return .cells(cells + [verdict[language]])
        }
      }
    }
    let all = rows
    return .table { language in
      PrintedTable(
        columns: [
          .init(Text(en: "party and outcome", cy: "parti a chanlyniad")[language]),
          .init(Text(en: "difference", cy: "gwahaniaeth")[language], .trailing),
          .init(Text(en: "± error", cy: "± gwall")[language], .trailing),
          .init(""),
        ], rows: all.map { $0(language) })
    }
  }

  var parties: Report.Section {
    var blocks = [
      prose(
        "Paired differences from no change, with the 95% simulation error. “Gains” and “loses” stand "
          + "where that error leaves no doubt and the difference is one that matters, each row for "
          + "itself: among so many rows some stand by chance. What nobody knows is not in the error; "
          + "see robustness.",
        "Gwahaniaethau wedi'u paru oddi wrth ddim newid, gyda gwall efelychu 95%. Dywedir “ar ei "
          + "ennill” ac “ar ei golled” lle nad yw'r gwall hwnnw'n gadael amheuaeth a lle mae'r "
          + "gwahaniaeth o bwys, pob rhes drosti'i hun: o gynifer o resi bydd rhai yno oherwydd hap. "
          + "Nid yw'r hyn nad oes neb yn ei wybod yn y gwall; gweler cadernid.")
    ]
    for scenario in others {
      blocks.append(.heading(scenario.title))
      blocks.append(partyTable(scenario.id, Self.parties))
    }
    return Report.Section(
      id: "parties",
      heading: Text(en: "Who gains and who loses", cy: "Pwy sy'n ennill a phwy sy'n colli"),
      blocks: blocks)
  }
}
