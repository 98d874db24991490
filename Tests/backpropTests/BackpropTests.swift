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

  @Test(arguments: ["--help", "--version"])
  func failsWhereWhatItSaysCannotBeWritten(argument: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }  // only Linux has one
    let errors = folder.path("errors")
    let child = try Child(
      [Program.path, argument],
      environment: folder.environment,
      streams: ("/dev/null", "/dev/full", errors)
    )
    #expect(child.wait() == 1)
    #expect(try String(contentsOfFile: errors, encoding: .utf8).contains("No space left on device"))
  }

  /// As on a full disk, and not by a signal: the shell says `ulimit -f`.
  @Test func saysThatAFileMayNotGrow() throws {
    let (output, errors) = (folder.path("output"), folder.path("errors"))
    let script = "ulimit -f 1; exec \"$0\" run \"$1\""
    let commands = try folder.write(String(repeating: "help\n", count: 100), to: "commands")
    let child = try Child(
      ["sh", "-c", script, Program.path, commands],
      environment: folder.environment,
      streams: ("/dev/null", output, errors)
    )
    #expect(child.wait() == 1)
    let sentence = "backprop: standard output cannot be written: File too large\n"
    #expect(try String(contentsOfFile: errors, encoding: .utf8) == sentence)
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
