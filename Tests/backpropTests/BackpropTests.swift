import Prompt
import Lessons
import Foundation
import Testing

@testable import backprop

@Suite struct BackpropTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func saysItsVersion() throws {
    let run = try Program.run(["--version"], in: folder)
    #expect(run.status == 0)
    #expect(run.output == Version.number + "\n")
  }

  @Test(arguments: [["--help"], ["help"], ["run", "--help"], ["help", "run"]])
  func helps(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: backprop"))
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: [
    ["--frobnicate"], ["nonsense"], ["run"], ["--color", "sometimes"], ["--threads", "0"],
    ["--threads", "many"], ["run", "-", "-"],
  ])
  func refusesWhatItDoesNotKnow(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
  }

  /// The shell may make arguments of files that somebody else named.
  @Test func printsNoArgumentRaw() throws {
    let run = try Program.run(["replay", "--check", "a.md", "--\u{1B}[31mred.md"], in: folder)
    #expect(run.status == 64)
    #expect(!run.errors.contains("\u{1B}") && run.errors.contains("red.md"))
  }

  @Test func saysWhichFileIsMissing() throws {
    for arguments in [
      ["run", folder.path("missing")], ["--data", folder.path("missing"), "run", "-"],
    ] {
      let run = try Program.run(arguments, in: folder)
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("backprop: "))
      #expect(run.errors.contains(folder.path("missing")))
      #expect(run.errors.filter { $0 == "\n" }.count == 1)
    }
  }
}
