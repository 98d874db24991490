import Foundation
import Testing

@testable import backprop

@Suite struct ReplTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func printsPagesAloneWithoutATerminal() throws {
    let once = try Program.run(input: "where\n", in: folder)
    let twice = try Program.run(["run", "-"], input: "where\r\n\nwhere", in: folder)
    #expect(once.status == 0 && twice.status == 0)
    #expect(!once.output.isEmpty && once.output.hasSuffix("\n"))
    #expect(twice.output == once.output + once.output)
    #expect(once.errors.isEmpty && twice.errors.isEmpty)
    #expect(!once.output.contains("\u{1B}") && !once.output.contains("bp>"))
    #expect(folder.history.isEmpty)
  }

  @Test func runsAFileAsItRunsAPipe() throws {
    let file = try folder.write("where\n", to: "lesson.txt")
    let run = try Program.run(["run", file], in: folder)
    let pipe = try Program.run(["run", "-"], input: "where\n", in: folder)
    #expect(run.status == 0)
    #expect(run.output == pipe.output)
  }

  @Test func stopsAtTheFirstMistakeAndNamesItsLine() throws {
    let good = try Program.run(input: "where\n", in: folder)
    let file = try folder.write("where\nnonsense \u{1B}[31m\nwhere\n", to: "lesson.txt")
    let run = try Program.run(["run", file], in: folder)
    #expect(run.status == 1)
    #expect(run.output == good.output)
    #expect(run.errors.hasPrefix("\(file):2: "))
    #expect(run.errors.filter { $0 == "\n" }.count == 1)
    #expect(!run.errors.contains("\u{1B}"))

    let pipe = try Program.run(input: "\n\nnonsense\n", in: folder)
    #expect(pipe.status == 1)
    #expect(pipe.errors.hasPrefix("<stdin>:3: "))
  }

  @Test func refusesBytesThatAreNotText() throws {
    for (bytes, place) in [([0x77, 0xFF, 0x0A], "1"), ([0x0A, 0x77, 0x00], "2")]
      as [([UInt8], String)]
    {
      let run = try Program.run(input: Data(bytes), in: folder)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("<stdin>:\(place): "))
    }
  }

  @Test func quitEndsTheRun() throws {
    let run = try Program.run(input: "quit\nnonsense\n", in: folder)
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func readsPlainlyWhenOnlyOneEndIsATerminal() throws {
    let file = try folder.write("where\n", to: "commands")
    let terminal = try PseudoTerminal(["run", file], in: folder)
    #expect(try terminal.waitForExit() == 0)
    let shown = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(!shown.contains("bp>") && !shown.contains("\u{1B}"))
  }
}
