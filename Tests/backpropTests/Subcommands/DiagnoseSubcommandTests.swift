import Foundation
import Testing

@testable import backprop

@Suite struct DiagnoseSubcommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A program of a learner, from the references of the command.
  private func learner(_ name: String) throws -> String {
    let tests = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return tests.appendingPathComponent("PromptTests/References/learners/\(name)").path
  }

  /// File, options and mistakes of the first case that has as many mistakes.
  private func program(mistakes: String) throws -> [String] {
    let cases = try String(contentsOfFile: try learner("cases.tsv"), encoding: .utf8)
    let line = try #require(
      cases.split(separator: "\n").first {
        $0.split(separator: "\t")[2] == mistakes && !$0.contains("--step")
      }
    )
    let parts = line.split(separator: "\t").map(String.init)
    return [try learner(parts[0])] + parts[1].split(separator: " ").map(String.init)
  }

  @Test func exitStatuses() throws {
    let right = try Program.run(["diagnose"] + (try program(mistakes: "none")), in: folder)
    #expect(right.status == 0 && right.errors.isEmpty)
    #expect(right.output.contains("this is the step of the book"))
    let wrong = ["diagnose"] + (try program(mistakes: "l2-divided-by-m"))
    let found = try Program.run(wrong, in: folder)
    #expect(found.status == 1 && found.errors.isEmpty)
    #expect(found.output.contains("l2-divided-by-m: ") && found.output.contains("n/m = "))
    let missing = try Program.run(["diagnose", "nothing.npz"], in: folder)
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(missing.errors == "nothing.npz cannot be read: no such file or directory\n")
    for refused in [["--lambda", "-1"], ["--n", "0"], ["--cost", "none"], []] {
      let file = refused.isEmpty ? [] : ["a.npz"]
      #expect(try Program.run(["diagnose"] + file + refused, in: folder).status == 64)
    }
  }

  @Test func asData() throws {
    func json(_ arguments: [String]) throws -> (Int32, [String: Any]) {
      let run = try Program.run(["diagnose"] + arguments + ["--json"], in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      return (run.status, try #require(object as? [String: Any]))
    }
    let (status, found) = try json(try program(mistakes: "l2-divided-by-m"))
    #expect(status == 1 && found["status"] as? Int == 1 && found["agrees"] as? Bool == false)
    let causes = try #require(found["explanations"] as? [[String: Any]])
    let mistakes = try #require(causes.first?["mistakes"] as? [[String: Any]])
    #expect(causes.count == 1 && mistakes.map { $0["mistake"] as? String } == ["l2-divided-by-m"])
    #expect((found["tensors"] as? [[String: Any]])?.isEmpty == false)
    let (refused, why) = try json([try folder.write("no tensors", to: "x.npz")])
    #expect(refused == 2 && why["status"] as? Int == 2)
    #expect((why["error"] as? String)?.contains("is not an npz file that can be read") == true)
  }
}
