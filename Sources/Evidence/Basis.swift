extension Basis {
  /// The ids of the entries or figures that it rests on; none for an assumption.
  public var ids: [String] {
    switch self {
    case .evidence(let ids), .publicFigure(let ids): ids
    case .assumption: []
    }
  }

  /// Those ids that neither the register nor the public figures hold: none, or a defect.
  public var unknownIDs: [String] {
    switch self {
    case .evidence(let ids): ids.filter { Register.entry($0) == nil }
    case .publicFigure(let ids): ids.filter { PublicFigure.withID($0) == nil }
    case .assumption: []
    }
  }

  /// Whether it names a source, all of whose ids exist, or gives its reason in both languages.
  public var isComplete: Bool {
    switch self {
    case .evidence, .publicFigure: !ids.isEmpty && unknownIDs.isEmpty
    case .assumption(let reason): !reason.en.isEmpty && !reason.cy.isEmpty
    }
  }
}
