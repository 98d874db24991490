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
    var (o, n) = (0, 0)
    for pair in pairs + [(old.count, new.count)] {
      let line = n < new.count ? new[n].line : submission.commands.last?.line ?? 1
      if o < pair.0 { found.append((line, Self.lacking(old[o..<pair.0]))) }
      for index in n..<max(n, pair.1) {
        found.append(
          (
            new[index].line,
            "line \(new[index].line): no command of the lesson: \(new[index].command)"
          )
        )
      }
      (o, n) = (pair.0 + 1, pair.1 + 1)
      guard pair.0 < old.count, let output = run.outputs[old[pair.0].line] else { continue }
      let own = new[pair.1]
      if !output.isWhat(own.output) {
        found.append((own.line, "line \(own.line): not what \(own.command) gives"))
      }
    }
    differences = found.map(\.sentence)
  }

  private static func lacking(_ commands: ArraySlice<Exchange>) -> String {
    let names = commands.prefix(3).map(\.command).list("and")
    return "left out: \(names)" + (commands.count > 3 ? " and \(commands.count - 3) more" : "")
  }
}
