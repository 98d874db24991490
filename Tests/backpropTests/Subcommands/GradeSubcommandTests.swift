import Foundation
import Testing

@testable import backprop

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

@Suite struct GradeSubcommandTests {
  private let folder: TemporaryFolder
  private let key: String

  private static let lesson =
    "# T\n\n```backprop\nbp> print step\n...\n```\n\n"
    + "```question\nid: q\nprompt: p\nanswer: 2\npoints: 3\n```\n"

  init() throws {
    folder = try TemporaryFolder()
    key = try folder.write(Self.lesson, to: "key.md")
    try FileManager.default.createDirectory(
      atPath: folder.path("in"),
      withIntermediateDirectories: true
    )
  }

  private func hand(in answer: String, as name: String) throws -> String {
    try folder.write(Self.lesson + "\n```backprop\nbp> answer \(answer)\n```\n", to: "in/\(name)")
  }

  @Test func rowsAndTheClass() throws {
    _ = try hand(in: "2", as: "a.md")
    _ = try hand(in: "5", as: "b.md")
    _ = try folder.write("", to: "in/c.md")
    let run = try Program.run(["grade", "--key", key, folder.path("in")], in: folder)
    #expect(run.status == 0 && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("file ") && lines[0].hasSuffix("replays"))
    #expect(lines.contains { $0.contains("a.md") && $0.contains("3/3") })
    #expect(lines.contains { $0.contains("b.md") && $0.contains("0/3") })
    #expect(lines.contains("  empty") && lines.contains("key, 2 files"))
    #expect(lines.last?.hasSuffix("5 (1)") == true)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  /// Parts of a folder, graded apart and put together, are the report of the whole.
  @Test func reportsAreMerged() throws {
    let files = try ["2", "5", "2"].enumerated().map { try hand(in: $1, as: "\($0).md") }
    let whole = try Program.run(["grade", "--key", key, "--report", "csv"] + files, in: folder)
    #expect(whole.output.hasPrefix("\"file\",\"student\""))
    var parts: [String] = []
    for (index, file) in files.enumerated() {
      let part = folder.path("\(index).json")
      let run = try Program.run(
        ["grade", "--key", key, file, "--report", "json", "-o", part],
        in: folder
      )
      #expect(run.status == 0 && run.output.hasPrefix("file "))
      parts.append(part)
    }
    let merged = try Program.run(["grade", "--merge", "--report", "csv"] + parts, in: folder)
    #expect(merged.output == whole.output && merged.errors.isEmpty)
    let table = try Program.run(["grade", "--merge"] + parts, in: folder)
    #expect(table.output.contains("same answers and attempts:"))
  }

  @Test func whatIsRefused() throws {
    let file = try hand(in: "2", as: "a.md")
    for (arguments, status, reason) in [
      (["--limit", "soon", file], 64, "--limit"), (["--limit", "0s", file], 64, "--limit"),
      (["-o", "x", file], 64, "--report"), (["--merge", "--key", key, file], 64, "--merge"),
      (["--report", "pdf", file], 64, "--report"), ([], 64, "files"),
      (["--merge", file], 1, "is no report"), (["--key", "none.md", file], 1, "none.md"),
    ] as [([String], Int32, String)] {
      let run = try Program.run(["grade"] + arguments, in: folder)
      #expect(run.status == status && run.output.isEmpty && run.errors.contains(reason), "\(run)")
    }
    // A report is not written over what it is of.
    for output in [file, key, folder.path("in/../in/a.md"), folder.path("new.md")] {
      let run = try Program.run(
        ["grade", "--key", key, file, "--report", "csv", "-o", output],
        in: folder
      )
      #expect(run.status == 1 && run.errors.contains("-o grades.csv"), "\(run)")
    }
    // Nothing was written beside what was asked for.
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("in"))
    #expect(names == ["a.md"])
  }

  /// Ctrl-C keeps the rows that are done, and the report has them.
  @Test func interruptionKeepsWhatIsDone() throws {
    for index in 0..<1_500 { _ = try hand(in: "\(index)", as: "\(index).md") }
    let streams = (folder.path("key.md"), folder.path("out"), folder.path("err"))
    let report = folder.path("report.csv")
    let child = try Child(
      [
        Program.path, "grade", "--key", key, folder.path("in"), "--threads", "1", "--report", "csv",
        "-o", report,
      ],
      environment: folder.environment,
      streams: streams
    )
    while (try? String(contentsOfFile: streams.1, encoding: .utf8))?.contains(".md") != true {
      usleep(5_000)
    }
    kill(child.pid, SIGINT)
    #expect(child.wait() == 130)
    let errors = try String(contentsOfFile: streams.2, encoding: .utf8)
    #expect(errors.hasPrefix("stopped: ") && errors.hasSuffix(" of 1500 files are graded\n"))
    let rows =
      try String(contentsOfFile: report, encoding: .utf8).split(separator: "\r\n").count - 1
    #expect(rows > 0 && rows < 1_500 && errors.contains("stopped: \(rows) of"))
  }

  @Test func aHandoutIsWrittenOnce() throws {
    let shown = try Program.run(["lesson", "handout", key], in: folder)
    #expect(shown.status == 0 && shown.output.contains("answer: ?\npoints: 3\n"))
    let made = try Program.run(["lesson", "handout", key, "-o", folder.path("h.md")], in: folder)
    #expect(made.status == 0)
    #expect(try String(contentsOfFile: folder.path("h.md"), encoding: .utf8) == shown.output)
    let again = try Program.run(["lesson", "handout", key, "-o", folder.path("h.md")], in: folder)
    #expect(again.status == 1 && again.errors.contains("is there already"))
    let taken = try Program.run(
      ["lesson", folder.path("h.md"), "--student", "Ada"],
      input: "\nanswer 7\nlesson export \(folder.path("mine.md"))\n",
      in: folder
    )
    #expect(taken.output.contains("noted") && taken.status == 0, "\(taken)")
  }

  @Test(arguments: [
    ("20s", 20_000), ("20", 20_000), ("500ms", 500), ("2m", 120_000), ("0.5s", 500),
  ])
  func limits(text: String, milliseconds: Int) {
    #expect(TimeLimit(argument: text)?.duration == .milliseconds(milliseconds))
  }

  @Test(arguments: ["", "s", "0", "-1s", "1h", "1 s", "1e3s", "nan", "99999999m"])
  func noLimits(text: String) {
    #expect(TimeLimit(argument: text) == nil)
  }
}
