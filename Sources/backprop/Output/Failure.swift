import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// What ends the program before its work is done, and how it leaves.
enum Failure: Error, Equatable {
  /// Something went wrong: one sentence on standard error, status 1.
  case sentence(String)

  /// The reader of standard output is gone, or Ctrl-C was pressed: the program dies of that signal,
  /// quietly, so that a shell sees what it sees of any other tool (status 128 + number).
  case signalled(Int32)

  /// Leaves the program.
  func end() -> Never {
    switch self {
    case .sentence(let sentence):
      _ = Descriptor.writeAll(
        SafeText.visible(sentence, keepNewlines: false) + "\n",
        to: STDERR_FILENO
      )
      exit(1)
    case .signalled(let number):
      signal(number, SIG_DFL)
      raise(number)
      exit(128 + number)
    }
  }
}
