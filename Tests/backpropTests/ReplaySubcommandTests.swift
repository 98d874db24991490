import Foundation
import Testing

@testable import backprop

@Suite struct ReplaySubcommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let block = "```backprop\nbp> help net\n```\n"

  @Test func acceptGoesOnAfterAFileThatWouldBeTooLarge() throws {
    let text = String(repeating: "a\n", count: (1_048_576 - block.utf8.count) / 2) + block
    let full = try folder.write(text, to: "1.md")
    let small = try folder.write(block, to: "2.md")
    let run = try Program.run(["replay", "--accept", full, small], in: folder)
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(run.output.contains("\(full) is left as it is: "))
    #expect(run.output.contains("accepted: \(small)\n"))
    #expect(run.output.hasSuffix("1 passed, 1 failed\n"))
    #expect(try String(contentsOfFile: full, encoding: .utf8) == text)
    #expect(try Program.run(["replay", "--check", small], in: folder).status == 0)
  }

  @Test func whatHoldsNoCommandFails() throws {
    let file = try folder.write("# About these files\n", to: "README.md")
    let named = try Program.run(["replay", "--check", file], in: folder)
    #expect(named.status == 1)
    #expect(named.output.hasPrefix("\(file) has no command that is run"))
    let around = try Program.run(["replay", "--check", folder.url.path], in: folder)
    #expect(around.status == 1 && around.output.isEmpty)
    #expect(around.errors.contains("there is no file *.md with a command in"))
    _ = try folder.write("```backprop\nbp> print step\nstep  0\n```\n", to: "a.md")
    let both = try Program.run(["replay", "--check", folder.url.path], in: folder)
    #expect(both.status == 0 && both.output == "1 passed, 0 failed\n")
  }
}
