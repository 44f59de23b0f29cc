import Testing

@testable import Storage

@Suite("Tables from elsewhere")
struct DataTableTests {
  private func read(_ text: String) throws -> Result<DataTable, Diagnostic> {
    let folder = try ExtendingTests.Folder(["t.csv": text])
    return readTable(at: folder.path + "/t.csv")
  }

  @Test("Columns are found by name, and numbers are numbers")
  func columns() throws {
    let table = try read("x,name\n1,a\n-2.5e3,\"b,c\"\n").get()
    #expect(table.rowCount == 2)
    #expect(try table.numbers("x") == [1, -2500])
    #expect(table.text("name") == ["a", "b,c"])
    #expect { try table.numbers("nam") } throws: {
      ($0 as? TableFault)?.message.en.contains("Did you mean 'name'?") == true
    }
  }

  @Test(
    "A cell that is no number is named with its line",
    arguments: ["", "nan", "inf", "0x10", "1,5", "a"])
  func noNumber(cell: String) throws {
    let table = try read("x,y\n1,\"a\nb\"\n\"\(cell)\",2\n").get()
    #expect { try table.numbers("x") } throws: { ($0 as? TableFault)?.line == 4 }
  }

  @Test(
    "A table that is none is refused with its line",
    arguments: [("", 1), ("a,a\n1,2", 1), ("a,b\n1\n", 2), ("a\n\"b", 2), ("a,b\n1,2\n1,2,3", 3)])
  func refused(text: String, line: Int) throws {
    guard case .failure(let fault) = try read(text) else {
      Issue.record("read \(text.debugDescription)")
      return
    }
    #expect(fault.line == line)
  }
}
