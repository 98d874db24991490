import Experiment
import Foundation
import Testing
import TextRendering

@testable import backprop

@Suite struct LivePageTests {
  private let size = Terminal.Size(columns: 80, rows: 5)

  @Test func onlyTheRestIsWritten() {
    let lines = ["epoch  cost", "    1  0.5", "    2  0.4", "stopped"]
    #expect(LivePage.update([], to: Array(lines[..<2]), on: size) == "epoch  cost\n    1  0.5\n")
    #expect(LivePage.update(Array(lines[..<2]), to: lines, on: size) == "    2  0.4\nstopped\n")
    #expect(LivePage.update(lines, to: lines, on: size) == "")
  }

  /// A column has grown: what is on the screen is drawn again, and what is not is left as it is.
  @Test func whatHasChangedIsDrawnAgain() {
    let (narrow, wide) = (["e  c", "1  5"], ["e    c", "1    5", "2  100"])
    #expect(
      LivePage.update(narrow, to: wide, on: size)
        == "\u{1B}[2Ae    c\u{1B}[K\n1    5\u{1B}[K\n2  100\u{1B}[K\n"
    )
    #expect(LivePage.update(narrow, to: ["other"], on: size) == "\u{1B}[2Aother\u{1B}[K\n\u{1B}[J")
    let small = Terminal.Size(columns: 79, rows: 50)
    #expect(LivePage.update(narrow, to: wide, on: small) == "2  100\n")
    #expect(
      LivePage.update(narrow, to: wide, on: Terminal.Size(columns: 80, rows: 2)) == "2  100\n"
    )
    // Another page altogether is written whole.
    #expect(LivePage.update(narrow, to: ["other"], on: small) == "other\n")
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
    #expect(live.rest(of: page) == "three\n")
    #expect(live.rest(of: page) == "one\ntwo\nthree\n")
    try pipe.fileHandleForWriting.close()
    #expect(
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        == "one\ntwo\n"
    )
  }
}
