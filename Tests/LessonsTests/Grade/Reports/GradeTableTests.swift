import Testing
import TextRendering

@testable import Lessons

struct GradeTableTests {
  /// The names as rows have them.
  private func names(_ files: [String]) -> [String] {
    let table = GradeTable(files)
    return files.map { file in
      let row = table.row(Grade(file: file, .empty)).string(in: .plain)
      return String(row.prefix { $0 != "\n" }.dropLast(59)).trimmingSpaces
    }
  }

  /// Who handed in is seen, not in which folder all stand nor what every file is called.
  @Test func whatTellsFilesApart() {
    #expect(names(["in/week 1/ada.md", "in/week 1/bob.md"]) == ["ada.md", "bob.md"])
    #expect(names(["/x/Ada/1.md", "/x/Bob/1.md"]) == ["Ada", "Bob"])
    #expect(
      names(["x/Ada/1.md", "x/Ada/2.md", "x/Bob/1.md"]) == ["Ada/1.md", "Ada/2.md", "Bob/1.md"]
    )
    #expect(
      names(["in/ada.md"]) == ["ada.md"] && names(["ada.md", "ada.md"]) == ["ada.md", "ada.md"]
    )
    #expect(names(["a/b", "a/b/c"]) == ["b", "b/c"])
    #expect(names([]) == [] && names(["", "/"]) == ["", ""])
  }

  /// A long name keeps its beginning and its end.
  @Test func longNames() {
    let name = "lovelace_ada_12345_submission_1.md"
    #expect(names(["in/\(name)", "in/b.md"]) == ["lovelace_ada_…on_1.md", "b.md"])
    let wide = names([String(repeating: "漢", count: 40)])[0]
    #expect(Text(wide).width <= 21 && wide.contains("…"))
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
