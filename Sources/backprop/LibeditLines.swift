@preconcurrency import CLibedit

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Lines typed at a terminal: edited, completed and remembered by libedit.
///
/// libedit keeps one state for the whole process, so there is one of these at most.
final class LibeditLines: LineSource {
  private let prompt: String
  private let history: HistoryFile?
  private var newest: String?

  /// Prepares the terminal for `prompt`, with the lines of `history` to go back to.
  init(prompt: String, history: HistoryFile?) {
    self.prompt = prompt
    self.history = history
    Terminal.useUTF8()
    rl_readline_name = UnsafePointer(strdup("backprop"))
    rl_initialize()
    // With these capabilities libedit redraws a line that wraps wrongly after an edit in its middle;
    // without them it rewrites the rest of the line, which is always right.
    for capability in ["ic", "im", "IC", "dc", "dm", "DC"] {
      rl_parse_and_bind("settc \(capability) ''")
    }
    LibeditCompletion.install()
    using_history()
    stifle_history(Int32(HistoryFile.capacity))
    for line in history?.lines ?? [] { add_history(line) }
    newest = history?.lines.last
  }

  deinit {
    history?.trim()
  }

  var place: String? { nil }

  func next(completing complete: @escaping Completer) throws -> LineEvent {
    Interrupt.clear()
    // libedit shows the prompt before it takes over the keys; in between the terminal itself would
    // swallow a Ctrl-D.
    rl_prep_terminal(1)
    guard let typed = LibeditCompletion.answering(with: complete, { readline(prompt) }) else {
      _ = Descriptor.writeAll("\n", to: STDOUT_FILENO)
      return Interrupt.isPressed ? .interrupted : .end
    }
    defer { free(typed) }
    let length = strlen(typed)
    guard length <= LineError.limit else { throw LineError.tooLong }
    guard let line = String(validatingCString: typed) else { throw LineError.notUTF8(column: 1) }
    remember(line)
    return .line(line)
  }

  private func remember(_ line: String) {
    guard line != newest, line.contains(where: { !$0.isWhitespace }) else { return }
    newest = line
    add_history(line)
    history?.append(line)
  }
}
