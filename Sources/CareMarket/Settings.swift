import Evidence

extension Setting {
  /// Everything that a scenario file can state: the facts, the care models' numbers as `MODEL.key`,
  /// and the choices.
  public static let all: [Setting] = facts + spreads + modelNumbers + choices

  /// The numbers of every care model; where a model states none, the independent's.
  private static var modelNumbers: [Setting] {
    CareModel.all.flatMap { model in
      ModelNumber.all.compactMap { number in
        model.number(number.key).map { value in
          // A price is a ratio to another price of the same year.
          let anchor: Anchor =
            model.behaviour.entry == .selfEmployment ? .agencyPrice : .fee
          let unit = number.key == "price" ? Unit.ratio(to: anchor) : number.unit
          return Setting(
            "\(model.id).\(number.key)", .fact, .quantity(unit, value.distribution),
            physical: number.physical, basis: value.basis,
            label: Text(
              en: "\(number.label.en): \(model.name.en)", cy: "\(number.label.cy): \(model.name.cy)"
            ),
            explanation: number.explanation)
        }
      }
    }
  }
}
