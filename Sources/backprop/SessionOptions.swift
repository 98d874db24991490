import ArgumentParser
import Foundation

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// The options of every subcommand that opens a session.
struct SessionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A folder with the four IDX files of MNIST or a set like it, gzipped or not; \
      without it, the bundled 5,000 digits.
      """,
      valueName: "dir"
    )
  )
  var data: String?

  @Option(help: "When to use colour.")
  var color: ColourChoice = .auto

  @Option(help: "What to draw curves and bars with.")
  var glyphs: Glyphs = .unicode

  @Option(help: "Threads to compute with; the numbers are the same with any.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256 ~= threads) {
      throw ValidationError("--threads must be between 1 and 256, not \(threads)")
    }
  }

  /// Runs a session on the lines of a file, or at a prompt if `path` is nil and there is a terminal.
  func converse(path: String? = nil) throws {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let colour = Colour.chosen(by: color, in: environment, isTerminal: isTerminal)
    let isDumb = Terminal.isDumb(in: environment)

    let classroom = try Classroom(data: data, threads: threads)
    let output = Writer(descriptor: STDOUT_FILENO)
    let lines: any LineSource
    if path == nil, Terminal.isInteractive {
      lines = try LibeditLines(
        prompt: Prompt.text(colour),
        history: HistoryFile.path(in: environment).map(HistoryFile.init(path:)),
        isDumb: isDumb
      )
      try output.write(
        """
        backprop \(Backprop.version) · \(classroom.dataSummary)
        Type `help` for the commands, Ctrl-D to leave.
        """
      )
    } else {
      lines = try PlainLines(path: path ?? "-")
    }
    Interrupt.listen(atPrompt: lines.place == nil)
    let progress =
      isTerminal && !isDumb ? ProgressBar(descriptor: STDOUT_FILENO, glyphs: glyphs) : nil
    var repl = Repl(classroom: classroom, lines: lines, output: output, progress: progress)
    try repl.run()
  }
}
