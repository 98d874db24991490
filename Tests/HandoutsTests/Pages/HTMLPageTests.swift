import Foundation
import TextRendering
import Testing

@testable import Handouts

struct HTMLPageTests {
  private func page(_ markdown: String...) -> HTMLPage {
    var page = HTMLPage(title: "A page", about: ["Lesson 1"], foot: ["by *us*"], version: "0.0.0")
    page.add(markdown: markdown)
    return page
  }

  /// The body as XML: of what these pages have, only empty elements are written otherwise in HTML.
  private func body(_ page: HTMLPage) -> WellFormed {
    let source = page.source()
    let start = source.range(of: "<body")?.lowerBound ?? source.startIndex
    let end = source.range(of: "</html>")?.lowerBound ?? source.endIndex
    return WellFormed(
      String(source[start..<end]).replacing("<br>", with: "<br/>").replacing("<hr>", with: "<hr/>")
    )
  }

  @Test func everythingIsInIt() {
    let source = page("# Title", "text", "## One", "## Two").source()
    #expect(source.hasPrefix(HTMLPage.mark))
    for outside in ["<script", "src=", "<link rel=\"stylesheet\"", "@import", "url("] {
      #expect(!source.contains(outside), "\(outside)")
    }
    #expect(source.contains("default-src 'none'"))
    #expect(source == page("# Title", "text", "## One", "## Two").source())
  }

  @Test func theTitleIsThatOfTheTextOrOfThePage() {
    #expect(body(page("# Title", "## One", "## Two")).elements["h1"] == 1)
    let without = page("words", "", "## One", "## Two")
    #expect(without.source().contains("<h1>A page</h1>"))
    #expect(body(without).elements["li"] == 2)
    #expect(body(page("")).mistake == nil)
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,y)",
    "[x](6-what-lambda-does.md)", "[x](//evil)", "[x]( file:///etc/passwd)", "[x](#)",
  ])
  func linksThatLeadNowhere(markdown: String) {
    #expect(body(page(markdown)).elements["a"] == 1)  // that to the text
  }

  @Test func linksThatLead() {
    let source = page("[*x*](https://a.b/?c=\"d\"&e 'title') [y](#one)").source()
    #expect(source.contains(#"<a href="https://a.b/?c=&quot;d&quot;&amp;e" rel="#))
    #expect(source.contains(##"<a href="#one" rel="noopener noreferrer">y</a>"##))
  }

  /// Whatever a file says, it is text: in headings, tables, code, names, choices and outputs.
  @Test func hostileText() {
    let evil =
      "</title></style></pre></main><script>alert(1)</script><img src=x onerror=alert(1)>\u{202E}"
    var page = HTMLPage(title: evil, about: [evil], foot: [evil], version: "0.0.0")
    page.add(markdown: [
      "# \(evil)", evil, "", "    \(evil)", "", "```\(evil)", evil, "```", "| \(evil) | b |",
      "|--|--|",
      "| \(evil) | `\(evil)` |", "", "* \(evil)", "", "> \(evil)", "", "[\(evil)](https://\(evil))",
      "## \(evil)", "## b",
    ])
    let map = HeatMap(values: [1, -1], height: 1, width: 2, caption: Text(evil))
    page.add([PrintedCommand(evil, .page(Page("\(evil, .bad)" as Text, map)), note: evil)])
    page.add([PrintedCommand(evil, .lines([evil]))])
    page.add(
      QuestionCard(
        number: 1,
        prompt: evil,
        choices: [evil],
        hints: [evil],
        solution: .init(answer: evil, explanation: evil, wrongIdeas: [(evil, evil)])
      )
    )
    let read = body(page)
    #expect(read.mistake == nil)
    #expect(read.elements["script"] == nil && read.elements["img"] == nil)
    let source = page.source()
    #expect(!source.contains("<script") && !source.contains("<img") && !source.contains("\u{202E}"))
    // The page's own and the figure's.
    #expect(source.components(separatedBy: "</title>").count == 2 + 1)
    #expect(source.components(separatedBy: "</style>").count == 2)
  }

  @Test func identifiersAreOnce() {
    var page = page("# One", "## One", "## text", "### figure", "#### §§")
    let map = HeatMap(values: [1], height: 1, width: 1)
    page.add([PrintedCommand("x", .page(Page(map, map)))])
    let source = page.source()
    let names = source.components(separatedBy: " id=\"").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(names.count > 8 && Set(names).count == names.count, "\(names)")
  }

  @Test func aPictureStandsInPlaceOfItsTextAndTheTextBelow() throws {
    var page = HTMLPage(title: "t", version: "0")
    let map = HeatMap(values: [1, -1], height: 1, width: 2, caption: "map")
    page.add([
      PrintedCommand("grad", .page(Page("words before" as Text, Page(map), "words after" as Text)))
    ])
    let source = page.source()
    let places = ["words before", "<figure>", "words after", "The same as text", "+9-9"].map {
      source.range(of: $0)?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test func aMapOfVeryManyValuesStaysText() {
    var page = HTMLPage(title: "t", version: "0")
    let map = HeatMap(values: Array(repeating: 1, count: 110_000), height: 1_000, width: 110)
    page.add([PrintedCommand("weights 2", .page(Page(map)))])
    #expect(!page.source().contains("<svg"))
  }

  /// Commands of one block stand in one, as they can be copied.
  @Test func commandsThatFollowEachOther() {
    var page = HTMLPage(title: "t", version: "0")
    page.add([
      PrintedCommand("batch", .lines(["..."])), PrintedCommand("forward", .page(Page("z" as Text))),
    ])
    let read = body(page)
    #expect(read.elements["pre"] == 1)
    #expect(read.texts.contains("bp> batch\n...\nbp> forward\nz"))
  }

  @Test func answersAreFoldedOrLeftOut() {
    func source(_ solution: QuestionCard.Solution?) -> String {
      var page = HTMLPage(title: "t", version: "0")
      page.add(
        QuestionCard(
          number: 3,
          prompt: "Why?",
          choices: ["a", "b"],
          hints: ["h"],
          solution: solution
        )
      )
      return page.source()
    }
    let full = source(.init(answer: "b, *b*", explanation: "so", wrongIdeas: [("a", "no")]))
    #expect(full.contains("<summary>Hint</summary>") && full.contains("<summary>Answer</summary>"))
    #expect(full.contains("Question 3") && full.contains("<ol type=\"a\">"))
    #expect(!source(nil).contains("Answer"))
  }
}
