import Foundation
import Testing

@testable import backprop

/// Files as the shell names them.
@Suite struct FileNamesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a line of the shell; `$b` is the program, `$f` a name that is not UTF-8.
  private func shell(_ script: String) throws -> Program.Outcome {
    let streams = (folder.path("stdin"), folder.path("stdout"), folder.path("stderr"))
    _ = try folder.write("", to: "stdin")
    let child = try Child(
      ["/bin/sh", "-c", "cd \"$HOME\"; b=$0; f=$(printf 'caf\\351.md'); \(script)", Program.path],
      environment: folder.environment,
      streams: streams
    )
    return Program.Outcome(
      status: child.wait(),
      output: try String(contentsOfFile: streams.1, encoding: .utf8),
      errors: try String(contentsOfFile: streams.2, encoding: .utf8)
    )
  }

  @Test func namesThatAreNotText() throws {
    let run = try shell("printf 'where\\n' >\"$f\" && \"$b\" run \"$f\"")
    #expect(run.status == 0 && run.output.contains("0 steps done"), "\(run)")
    let replay = try shell(
      "printf '```backprop\\nbp> where\\n...\\n```\\n' >\"$f\" && \"$b\" replay --check \"$f\" . "
    )
    #expect(replay.status == 0 && replay.output.contains("2 passed, 0 failed"), "\(replay)")
    let missing = try shell("\"$b\" replay --check \"x$f\"")
    #expect(missing.errors.contains("there is no file or folder xcaf<E9>.md"), "\(missing)")
    let data = try shell("mkdir \"d$f\" && \"$b\" --data \"d$f\" run -")
    #expect(data.errors.contains("in dcaf<E9>.md"), "\(data)")
  }

  @Test func tildeFollowsHOME() throws {
    let run = try shell("printf 'export ~/here.safetensors\\n' | HOME=$HOME/sub \"$b\" run -")
    #expect(run.status == 1)
    let made = try shell(
      "mkdir sub && printf 'export ~/here.safetensors\\n' | HOME=$HOME/sub \"$b\" run - && ls sub"
    )
    #expect(made.output.hasSuffix("here.safetensors\n"), "\(made)")
  }

  @Test func lessonsAreWrittenOutOnce() throws {
    let first = try shell("\"$b\" lessons --extract mine && ls mine | wc -l")
    #expect(first.status == 0 && first.output.hasSuffix("14\n"), "\(first)")
    let second = try shell("\"$b\" lessons --extract mine")
    #expect(second.status == 1 && second.errors.contains("is there already"))
    let list = try shell("\"$b\" lessons")
    #expect(list.output.contains("One step by hand"))
  }

  /// A gigabyte of zeros was read twice over before its first eight bytes were looked at.
  @Test func aFileIsJudgedByItsHeader() throws {
    let run = try shell(
      "dd of=z bs=1 count=0 seek=1073741824 2>/dev/null; ulimit -v 700000 2>/dev/null; "
        + "printf 'import z\\n' | \"$b\" run -"
    )
    #expect(run.status == 1)
    #expect(
      run.errors.hasSuffix("its header claims 0 bytes, and the file has 1073741824\n"),
      "\(run)"
    )
  }
}
