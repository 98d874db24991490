import ArgumentParser
import Experiment
import Lessons
import Prompt
import TextRendering

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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
  var color: ColorChoice = .auto

  @Option(help: "What to draw curves and bars with.")
  var glyphs: Style.Glyphs = .unicode

  @Option(help: "Threads to compute with; the numbers are the same with any.")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256 ~= threads) {
      throw ValidationError("--threads must be between 1 and 256, not \(threads)")
    }
  }

  /// The threads asked for, or one for each processor.
  var threadCount: Int { threads ?? min(ProcessInfo.processInfo.activeProcessorCount, 8) }

  /// What standard output can show.
  var style: Style {
    var style = Style.detect(
      choice: color,
      environment: ProcessInfo.processInfo.environment,
      isTerminal: Terminal.isTerminal(STDOUT_FILENO)
    )
    style.glyphs = glyphs
    return style
  }

  /// A classroom with the data asked for, and the progress that this user has made.
  func classroom() throws -> Classroom {
    var classroom = try Classroom(data: data)
    classroom.progress = ProgressStore(environment: ProcessInfo.processInfo.environment)
    return classroom
  }

  /// Runs a session on the lines of a file, or at a prompt if `path` is nil and there is a terminal.
  ///
  /// `begin` comes first, and what it says after the greeting.
  func converse(
    path: String? = nil,
    beginning begin: (inout Classroom, Work) throws -> Page = { _, _ in Page() }
  ) throws {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let style = style
    let isDumb = Terminal.isDumb(in: environment)

    var classroom = try classroom()
    let opening = try begin(&classroom, Work(threads: threadCount))
    let output = Writer(descriptor: STDOUT_FILENO, style: style)
    let lines: any LineSource
    var (greeting, pager): (Page, Pager?) = (Page(), nil)
    if path == nil, Terminal.isInteractive {
      let typed = try LibeditLines(
        style: style,
        history: HistoryFile.path(in: environment).map(HistoryFile.init(path:)),
        isDumb: isDumb
      )
      pager = Pager(output: output, keys: typed.keys, isDumb: isDumb)
      greeting.line(
        """
        backprop \(Version.number) · \(classroom.summary)
        help lists the commands, next begins a step, Ctrl-D leaves
        """
      )
      lines = typed
    } else {
      lines = try PlainLines(path: path ?? "-")
    }
    greeting.append(opening)
    Interrupt.listen(atPrompt: lines.place == nil)
    let progress =
      isTerminal && !isDumb ? ProgressLine(descriptor: STDOUT_FILENO, style: style) : nil
    var repl = Repl(
      classroom: classroom,
      lines: lines,
      output: output,
      progress: progress,
      live: progress.map { LivePage(descriptor: STDOUT_FILENO, style: style, progress: $0) },
      pager: pager,
      threads: threadCount
    )
    try repl.show(greeting)
    try repl.run()
  }
}

extension ColorChoice: ExpressibleByArgument {}
extension Style.Glyphs: ExpressibleByArgument {}
