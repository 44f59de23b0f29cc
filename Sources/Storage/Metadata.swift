import Evidence

/// What the columns mean, for other tools: Frictionless Data Package (v1) and CSV on the Web.
enum Metadata {
  /// The metadata document of one table, by the W3C's Metadata Vocabulary for Tabular Data (2015).
  static func csvw(_ table: Table) -> JSON {
    func both(_ text: Text) -> JSON {
      .object([.init("en", .string(text.en)), .init("cy", .string(text.cy))])
    }
    let columns = table.columns.map { column -> JSON in
      let base =
        switch column.kind {
        case .text: "string"
        case .integer: "integer"
        case .number: "number"
        }
      var members: [JSON.Member] = [
        .init("name", .string(column.name)), .init("titles", .string(column.name)),
        .init("datatype", .string(base)), .init("dc:description", both(column.description)),
      ]
      if let unit = column.unit { members.append(.init("schema:unitText", .string(unit))) }
      return .object(members)
    }
    return .object([
      .init(
        "@context",
        .array([.string("http://www.w3.org/ns/csvw"), .object([.init("@language", .string("en"))])])
      ),
      .init("url", .string(table.name + ".csv")), .init("dc:description", both(table.description)),
      .init(
        "dialect",
        .object([
          .init("delimiter", .string(",")), .init("encoding", .string("utf-8")),
          .init("header", .bool(true)),
        ])), .init("tableSchema", .object([.init("columns", .array(columns))])),
    ])
  }

  /// The data package of all tables; Welsh descriptions stand beside the English ones.
  static func dataPackage(
    _ tables: [(table: Table, digest: String, bytes: Int)], _ provenance: Provenance
  ) -> JSON {
    let resources = tables.filter(\.table.isReproducible).map { table, digest, bytes -> JSON in
      let fields = table.columns.map { column -> JSON in
        var members: [JSON.Member] = [
          .init("name", .string(column.name)), .init("type", .string(column.kind.rawValue)),
          .init("description", .string(column.description.en)),
          .init("description_cy", .string(column.description.cy)),
        ]
        if let unit = column.unit { members.append(.init("unit", .string(unit))) }
        return .object(members)
      }
      return .object([
        .init("name", .string(table.name.replacing("_", with: "-"))),
        .init("path", .string(table.name + ".csv")),
        .init("profile", .string("tabular-data-resource")), .init("format", .string("csv")),
        .init("mediatype", .string("text/csv")), .init("encoding", .string("utf-8")),
        .init("bytes", .integer(bytes)), .init("hash", .string("sha256:" + digest)),
        .init("description", .string(table.description.en)),
        .init("description_cy", .string(table.description.cy)),
        .init("dialect", .object([.init("delimiter", .string(","))])),
        .init(
          "schema",
          .object([
            .init("fields", .array(fields)), .init("missingValues", .array([.string("")])),
          ])),
      ])
    }
    return .object([
      .init("profile", .string("tabular-data-package")), .init("name", .string("gofal-results")),
      .init("version", .string(provenance.version)), .init("resources", .array(resources)),
    ])
  }
}
