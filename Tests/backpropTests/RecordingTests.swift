import Foundation
import Testing

@testable import backprop

/// Recordings where the disk is full: a limit on the size of files stands in for it.
@Suite struct RecordingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs commands with files of at most 8 KiB.
  private func run(_ commands: [String]) throws -> Program.Outcome {
    let streams = (folder.path("stdin"), folder.path("stdout"), folder.path("stderr"))
    _ = try folder.write(commands.joined(separator: "\n"), to: "stdin")
    // In a pipe: what the program prints is no file of limited size.
    let script = "trap '' XFSZ; ulimit -f 16; { \"$0\" run -; echo $? >\"$1\"; } | cat >/dev/null"
    let child = try Child(
      ["/bin/sh", "-c", script, Program.path, folder.path("status")],
      environment: folder.environment,
      streams: streams
    )
    _ = child.wait()
    let status = try String(contentsOfFile: folder.path("status"), encoding: .utf8)
    return Program.Outcome(
      status: Int32(status.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1,
      output: "",
      errors: try String(contentsOfFile: streams.2, encoding: .utf8)
    )
  }

  @Test func aRecordingThatEndsEndsTheRun() throws {
    let path = folder.path("a.md")
    let run = try run(["record \(path)"] + (0..<200).map { _ in "print cost.train" })
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("<stdin>:"))
    #expect(
      run.errors.hasSuffix("recording has ended: \(path) cannot be written: file too large\n")
    )
    let check = try Program.run(["replay", "--check", path], in: folder)
    #expect(check.status == 0 && !check.output.contains("cut off"), "\(check.output)")
  }

  @Test func forceKeepsTheOldFileUntilTheNewOneIsWhole() throws {
    let path = try folder.write("precious", to: "a.md")
    let run = try run((0..<200).map { _ in "where" } + ["record \(path) --force"])
    #expect(run.status == 1 && run.errors.contains("cannot be written: file too large"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!files.contains { $0.hasSuffix(".new") })
  }
}
