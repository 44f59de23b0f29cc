/// A piece of a YAML file and its place: text that nobody has interpreted yet.
struct YAMLNode: Sendable {
  struct Entry: Sendable {
    var key: String
    var position: Position
    var value: YAMLNode
  }

  enum Content: Sendable {
    /// `isPlain` where no quotation marks stood around it; an absent value is plain and empty.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  var content: Content
  var position: Position

  /// Nothing was written, or one of YAML's words for nothing.
  var isNothing: Bool {
    if case .scalar(let text, isPlain: true) = content {
      return ["", "~", "null", "Null", "NULL"].contains(text)
    }
    return false
  }
}
