import LessonFormat
import Prompt

/// A copy of the conversation on which commands are tried.
struct Detour: Sendable {
  let interpreter: Interpreter
  /// What was tried, the first first.
  let commands: [String]
}

/// A command that was run in a walk, for a recording of it.
struct Run: Sendable {
  /// As a transcript has it.
  let command: String
  /// What it printed.
  let output: String
  /// Whether what comes next depends on it.
  let isOnPath: Bool

  init(_ command: String, _ printout: Printout, isOnPath: Bool) {
    (self.command, output, self.isOnPath) = (command, printout.output, isOnPath)
  }
}

extension Replayer {
  /// Commands that lead from a new session to where the conversation is now: a recording needs them.
  var path: [String] {
    let header = document.header
    let beginning =
      (header?.settings ?? []).map(\.command) + (header?.seed.map { ["set seed \($0)"] } ?? [])
    var commands = beginning
    for stop in 0..<position {
      guard case .exchange(let exchange) = item(at: stop), !exchange.options.isSkipped else {
        continue
      }
      if exchange.options.startsFresh { commands = beginning }
      if !refused.contains(stop), Attempt.Word.split(exchange.command) == nil {
        commands.append(exchange.command)
      }
    }
    return commands + (detour?.commands ?? [])
  }
}
