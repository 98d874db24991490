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

  /// Exit status 1 for a claim that does not hold; the numbers of --third are 1 to 3.
  @Test func claimsAreTried() throws {
    let claim = "<!-- claim\nseeds: 1-2\nrun: step\nsentence: s\nclaim: step == 1\n-->\n"
    let good = try folder.write(block + claim, to: "good.md")
    let bad = try folder.write(block + claim.replacing("== 1", with: "== 2"), to: "bad.md")
    let held = try Program.run(["replay", "--claims", good], in: folder)
    #expect(held.status == 0 && held.output == "1 sentence tried, it holds\n")
    let both = try Program.run(["replay", "--claims", good, bad], in: folder)
    #expect(both.status == 1 && both.output.contains("“s” holds for 0 of 2 seeds"))
    #expect(try Program.run(["replay", "--claims", "--third", "1", good], in: folder).status == 0)
    for refused in [["--third", "1"], ["--claims", "--third", "4"], ["--claims", "--check"]] {
      #expect(try Program.run(["replay"] + refused + [good], in: folder).status == 64)
    }
  }

  /// A page into a file or to standard output, the same; another file stays, and a difference is said.
  @Test func aPageIsWritten() throws {
    let file = try folder.write("# A\n\n```backprop\nbp> print step\nstep  1\n```\n", to: "a.md")
    let page = folder.path("a.html")
    for _ in 1...2 {
      let run = try Program.run(["replay", "--html", file, "-o", page], in: folder)
      #expect(run.status == 0 && run.output == "wrote \(page)\n")
      #expect(run.errors.hasPrefix("one output is not as \(file) has it"))
    }
    let shown = try Program.run(["replay", "--html", file, "--slides"], in: folder)
    #expect(shown.status == 0 && shown.output.contains("<h1 id=\"a\">A</h1>"))
    #expect(try Program.run(["replay", "--html", file, "-o", file], in: folder).status == 64)
    let other = try folder.write("mine", to: "b.html")
    let refused = try Program.run(["replay", "--html", file, "-o", other], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("there already"))
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
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
