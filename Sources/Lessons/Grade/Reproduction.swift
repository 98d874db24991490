import LessonFormat
import Wording

/// How the commands of a file and their outputs differ from what the key's give.
struct Reproduction {
  /// What differs, a sentence each, in the order of the file.
  private(set) var differences: [String] = []

  /// Compares a file with what the key gives for its learner.
  init(of submission: Submission, with key: Key, _ run: KeyRun) {
    let (old, new) = (key.commands, submission.commands)
    let pairs = matchingPairs(old.count, new.count) {
      old[$0].command.hasSameBytes(as: new[$1].command)
    }
    var found: [(line: Int, sentence: String)] = []
    var withoutOutput: [Int] = []
    var (o, n) = (0, 0)
    for pair in pairs + [(old.count, new.count)] {
      let line = n < new.count ? new[n].line : submission.commands.last?.line ?? 1
      if o < pair.0 { found.append((line, Self.lacking(old[o..<pair.0]))) }
      for index in n..<max(n, pair.1) {
        found.append(
          (
            new[index].line,
            "line \(new[index].line): no command of the lesson: \(Self.shortened(new[index].command))"
          )
        )
      }
      (o, n) = (pair.0 + 1, pair.1 + 1)
      guard pair.0 < old.count, let output = run.outputs[old[pair.0].line] else { continue }
      let own = new[pair.1]
      if output.isWhat(own.output) { continue }
      if own.output.isEmpty {
        withoutOutput.append(own.line)
      } else {
        found.append((own.line, "line \(own.line): not what \(Self.shortened(own.command)) gives"))
      }
    }
    if let first = withoutOutput.first {
      let rest = withoutOutput.count - 1
      let more = rest > 0 ? " and \(rest) more" : ""
      found.append((first, "line \(first)\(more): the output is left out"))
    }
    differences = found.map(\.sentence)
  }

  /// A command as a remark quotes it.
  static func shortened(_ command: String) -> String {
    command.count > 40 ? command.prefix(39) + "…" : command
  }

  private static func lacking(_ commands: ArraySlice<Exchange>) -> String {
    let names = commands.prefix(3).map { shortened($0.command) }.list("and")
    return "left out: \(names)" + (commands.count > 3 ? " and \(commands.count - 3) more" : "")
  }
}
