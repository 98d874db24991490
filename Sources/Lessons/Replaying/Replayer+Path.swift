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
  /// The question that it answers, if it answers one.
  let asked: Asked?

  /// A question, as the document has it, and what was said to it before.
  struct Asked: Sendable {
    let id: String
    let lines: [String]
    let earlier: [String]
  }

  init(_ command: String, _ printout: Printout, isOnPath: Bool, to asked: Asked? = nil) {
    (self.command, output) = (command, printout.output)
    (self.isOnPath, self.asked) = (isOnPath, asked)
  }
}

extension Replayer {
  /// A question of the document, and what was said to it before.
  func asked(_ question: Question, after earlier: [String]) -> Run.Asked {
    let lines = document.lines[question.line - 1...question.lastLine - 1]
    return Run.Asked(id: question.id, lines: Array(lines), earlier: earlier)
  }

  /// The question that a command of the document answers, and what the document has said to it before; nil
  /// for any other command.
  func asked(by exchange: Exchange) -> Run.Asked? {
    guard Attempt.Word.split(exchange.command) != nil, let attempt = replay.attempt else {
      return nil
    }
    let before = (0..<position).reversed().prefix { item(at: $0) != .question(attempt.question) }
    let earlier = before.reversed().compactMap { stop -> String? in
      guard case .exchange(let exchange) = item(at: stop) else { return nil }
      return Attempt.Word.split(exchange.command).map { _ in exchange.command }
    }
    return asked(attempt.question, after: earlier)
  }

  /// Commands that lead from a new session to where the conversation is now: a recording needs them.
  var path: [String] { walked + (detour?.commands ?? []) }

  /// The same without a detour.
  var walked: [String] {
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
    return commands
  }
}
