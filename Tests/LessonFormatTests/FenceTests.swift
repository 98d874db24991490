import Testing

@testable import LessonFormat

/// Expectations are the examples of CommonMark 0.31, section 4.5.
@Suite struct FenceTests {
  @Test(arguments: [
    "```", "   ```", "````ruby", "~~~ aa ``` ~~~", "~~~~    ruby startline=3 $%@#$",
  ])
  func opens(_ line: String) {
    #expect(Fence(opening: line) != nil)
  }

  @Test(arguments: ["``", "    ```", "``` ```", "``` aa `", "\t```", "~~`", "x```", ""])
  func doesNotOpen(_ line: String) {
    #expect(Fence(opening: line) == nil)
  }

  @Test func closesWithAsManyOrMore() throws {
    let fence = try #require(Fence(opening: "  ````backprop skip"))
    #expect(fence.words == ["backprop", "skip"])
    for line in ["````", "   ``````", "```` \t"] { #expect(fence.isClosed(by: line)) }
    for line in ["```", "~~~~", "    ````", "```` a", ""] { #expect(!fence.isClosed(by: line)) }
  }

  @Test func takesItsIndentOffItsLines() throws {
    let fence = try #require(Fence(opening: "  ```"))
    for (line, content) in [("  a", "a"), (" a", "a"), ("   a", " a"), ("a", "a"), ("", "")] {
      #expect(fence.content(of: line) == content)
    }
    for content in ["a", " a", "", "  "] {
      #expect(fence.content(of: fence.line(holding: content)) == content)
    }
  }

  @Test func widensAroundItsLines() throws {
    let fence = try #require(Fence(opening: "  ```backprop"))
    #expect(fence.widened("  ```backprop", around: ["a", "```", " ````x"]) == "  `````backprop")
    #expect(fence.widened("  ```backprop", around: ["a", "~~~~~", "a```"]) == "  ```backprop")
    #expect(fence.widened("``````", around: ["```"]) == "``````")
  }
}
