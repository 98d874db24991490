import Experiment
import Foundation
import Testing
import TextRendering

@testable import backprop

@Suite struct LivePageTests {
  private let size = Terminal.Size(columns: 80, rows: 5)

  @Test func onlyTheRestIsWritten() {
    let lines = ["epoch  cost", "    1  0.5", "    2  0.4", "stopped"]
    func text(_ shown: [String], _ lines: [String]) -> String {
      LivePage.update(shown, to: lines, on: size).text
    }
    #expect(text([], Array(lines[..<2])) == "epoch  cost\n    1  0.5\n")
    #expect(text(Array(lines[..<2]), lines) == "    2  0.4\nstopped\n")
    #expect(text(lines, lines) == "")
  }

  /// A column has grown: what is on the screen is drawn again, and what is not is left as it is.
  @Test func whatHasChangedIsDrawnAgain() {
    let (narrow, wide) = (["e  c", "1  5"], ["e    c", "1    5", "2  100"])
    #expect(
      LivePage.update(narrow, to: wide, on: size).text
        == "\u{1B}[2Ae    c\u{1B}[K\n1    5\u{1B}[K\n2  100\n"
    )
    let shorter = LivePage.update(narrow, to: ["other"], on: size).text
    #expect(shorter == "\u{1B}[2Aother\u{1B}[K\n\u{1B}[J")
    let small = Terminal.Size(columns: 79, rows: 50)
    #expect(LivePage.update(narrow, to: wide, on: small).text == "2  100\n")
    let low = Terminal.Size(columns: 80, rows: 2)
    #expect(LivePage.update(narrow, to: wide, on: low).text == "2  100\n")
    // Another page altogether is written whole.
    #expect(LivePage.update(narrow, to: ["other"], on: small).text == "other\n")
  }

  @Test func theScreenEndsAsThePage() throws {
    let pipe = Pipe()
    let live = LivePage(
      descriptor: pipe.fileHandleForWriting.fileDescriptor,
      style: .plain,
      progress: nil
    )
    let page = Page(Text("one"), Text("two"), Text("three"))
    live.show(Page(Text("one")))
    live.show(Page(Text("one"), Text("two")))
    #expect(live.rest(of: page).text == "three\n")
    #expect(live.rest(of: page).text == "one\ntwo\nthree\n")
    try pipe.fileHandleForWriting.close()
    #expect(
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        == "one\ntwo\n"
    )
  }
}
