import Testing

@testable import Evidence

@Suite("The reader of embedded tables")
struct TableTests {
  @Test("Fields are found by the name of their column; comments and empty lines are passed over")
  func reading() throws {
    let table = Table("# note\nid\tcount\tname\tname_cy\n\na\t3\tcare\tgofal\nb\t\t\t\n")
    #expect(table.records.count == 2)
    let first = try #require(table.records.first)
    #expect(first["id"] == "a" && first.count("count") == 3)
    #expect(first.text("name") == Text(en: "care", cy: "gofal"))
    let second = try #require(table.records.last)
    #expect(second.count("count") == nil && second.optional("name") == nil)
  }

  @Test("Short lines, unknown columns, repeated columns and an empty file never trap")
  func malformed() throws {
    #expect(Table("").records.isEmpty)
    #expect(Table("id\tname").records.isEmpty)
    let record = try #require(Table("id\tname\tid\nonly").records.first)
    #expect(record["id"] == "only" && record["name"].isEmpty && record["other"].isEmpty)
    #expect(record.list("name").isEmpty && record.number("id") == nil)
  }

  @Test("A line that lacks what it needs is left out and does not trap")
  func incomplete() throws {
    let record = try #require(Table("id\nx").records.first)
    #expect(Citation(record) == nil)
    #expect(PublicFigure(record) == nil)
    #expect(AreaFacts(record) == nil)
    #expect(Price(record) == nil)
  }

  @Test("A table that the program printed is parted by commas")
  func commas() throws {
    let record = try #require(Table("key,change\na b,-0.5\n", separator: ",").records.first)
    #expect(record["key"] == "a b" && record.number("change") == -0.5)
  }
}
