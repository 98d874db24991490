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
  private let afterCtrlC: String
  private var newest: String?

  /// Prepares the terminal for `prompt`, with the lines of `history` to go back to.
  ///
  /// `isDumb` says that the terminal knows no escape sequences.
  init(prompt: String, history: HistoryFile?, isDumb: Bool) {
    self.prompt = prompt
    self.history = history
    // A long line may go on below the cursor, where the next prompt will stand.
    afterCtrlC = isDumb ? "\n" : "\u{1B}[J\n"
    Terminal.useUTF8()
    rl_readline_name = UnsafePointer(strdup("backprop"))
    rl_initialize()
    // With these capabilities libedit redraws a line that wraps wrongly after an edit in its middle;
    // without them it rewrites the rest of the line, which is always right.
    for capability in ["ic", "im", "IC", "dc", "dm", "DC"] {
      rl_parse_and_bind("settc \(capability) ''")
    }
    rl_add_defun("give-up-line", giveUpLine, 3)
    // For those whose ~/.editrc asks for the keys of vi.
    rl_parse_and_bind("bind -a ^C give-up-line")
    setPreInputHook(takeKeys)
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
    isCtrlCPressed = false
    guard let typed = LibeditCompletion.answering(with: complete, { readline(prompt) }) else {
      let isInterrupted = isCtrlCPressed || Interrupt.isPressed
      _ = Descriptor.writeAll(isInterrupted ? afterCtrlC : "\n", to: STDOUT_FILENO)
      return isInterrupted ? .interrupted : .end
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

// Set by libedit's callback during `readline`, read after it on the same thread.
nonisolated(unsafe) private var isCtrlCPressed = false

/// Called by libedit before it shows the prompt; takes over the keys.
///
/// libedit itself would do so only after it has shown the prompt, and a Ctrl-D typed in between would be
/// lost. Ctrl-C is made a key like any other while a line is edited: as a signal it could come just
/// before libedit waits for a key, and be noticed only after one.
private func takeKeys() -> Int32 {
  rl_prep_terminal(1)
  var settings = termios()
  guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return 0 }
  let none = UInt8(truncatingIfNeeded: fpathconf(STDIN_FILENO, Int32(_PC_VDISABLE)))
  withUnsafeMutableBytes(of: &settings.c_cc) { $0[Int(VINTR)] = none }
  tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  return 0
}

/// Called by libedit on Ctrl-C; ends the `readline` without a line.
private func giveUpLine(_ count: Int32, _ key: Int32) -> Int32 {
  isCtrlCPressed = true
  rl_done = 1
  return 0
}
