import Synchronization

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Ctrl-C, from the key to whoever may want to know.
///
/// While a command works, the first press asks it to stop at the next whole step and a second one leaves
/// at once with status 130. Between commands a press clears the line at a prompt, and ends a program
/// that reads from a file as it ends any other.
enum Interrupt {
  /// Starts listening.
  ///
  /// `atPrompt` says that the session is typed, so that between commands only the line is cleared.
  /// Where Ctrl-C was ignored from the start, as in a shell's background job, it stays ignored.
  static func listen(atPrompt: Bool) {
    idleAnswer.store(atPrompt ? Answer.clear : Answer.leave, ordering: .relaxed)
    answer.store(idleAnswer.load(ordering: .relaxed), ordering: .relaxed)
    presses.store(0, ordering: .relaxed)
    TerminalSettings.remember()
    Alarm.prepare()
    // Without SA_RESTART: a press must end the wait for a line of a file.
    SignalAction.set(SIGINT, ctrlC)
  }

  /// True once Ctrl-C was pressed since the last prompt began, be it before the work that follows it.
  static var isPressed: Bool { presses.load(ordering: .relaxed) > 0 }

  /// Forgets earlier presses.
  static func clear() { presses.store(0, ordering: .relaxed) }

  /// Runs `body` as work that a press asks to stop.
  static func duringWork<Result>(_ body: () throws -> Result) rethrows -> Result {
    answer.store(Answer.stop, ordering: .relaxed)
    defer {
      answer.store(idleAnswer.load(ordering: .relaxed), ordering: .relaxed)
      if isPressed { settle() }
    }
    return try body()
  }

  /// Waits until the terminal has done what it does at a press: it throws away what was typed before, and
  /// what was written but not yet shown.
  ///
  /// It holds its settings meanwhile. What is written before would go the same way.
  private static func settle() {
    var settings = termios()
    _ = tcgetattr(STDIN_FILENO, &settings)
  }
}

/// What a press means now.
private enum Answer {
  static let leave = 0
  static let clear = 1
  static let stop = 2
}

// All that the handler touches. `listen` touches each first, so that none is created inside the handler.
private let presses = Atomic<Int>(0)
private let answer = Atomic<Int>(Answer.leave)
private let idleAnswer = Atomic<Int>(Answer.leave)

/// The handler: atomic loads and stores and calls that POSIX lists as safe here, nothing that allocates.
private func ctrlC(_ number: Int32) {
  let earlier = presses.wrappingAdd(1, ordering: .relaxed).oldValue
  switch answer.load(ordering: .relaxed) {
  case Answer.clear: Alarm.ring()
  case Answer.stop:
    guard earlier > 0 else { return }
    TerminalSettings.restore()
    if isatty(STDOUT_FILENO) == 1 {
      // Erases the progress bar and ends any colour.
      let mend: StaticString = "\r\u{1B}[K\u{1B}[0m"
      _ = write(STDOUT_FILENO, mend.utf8Start, mend.utf8CodeUnitCount)
    }
    _exit(130)
  default:
    // The signal is held back until this handler returns; then the program dies of it.
    signal(number, SIG_DFL)
    raise(number)
  }
}
