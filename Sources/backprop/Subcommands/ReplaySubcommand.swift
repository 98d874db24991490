import ArgumentParser
import Lessons
import Files
import TextRendering
import Wording

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// `backprop replay FILE`: a transcript, walked through or checked.
struct ReplaySubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Walk through a transcript, or check that it still says what is computed.",
    discussion: """
      Without --check it opens a prompt at the beginning of one file. With --check every command is \
      run again and its output compared byte for byte; differences are shown as a diff, the last line \
      counts the files, and the exit status is 1 if any failed. Lessons with a learner's answers are \
      graded the same way; one that came with the program, by its questions there. --html makes a page \
      to read, to print and to project of a file, or of a lesson by its number; it holds the answers, \
      folded away, unless --without-answers leaves them out. --claims makes the experiments that \
      sentences of lessons rest on, with every seed that they name.
      """
  )

  @OptionGroup var session: SessionOptions

  @Flag(help: "Compare files, and folders of *.md, with what is computed now.")
  var check = false

  @Flag(help: "Show each difference, then write what is computed now into the file.")
  var accept = false

  @Flag(help: "Try what lessons claim; nothing else is compared.")
  var claims = false

  @Option(help: ArgumentHelp("With --claims: every third, from 1, 2 or 3 on.", valueName: "n"))
  var third: Int?

  @OptionGroup var page: PageOptions

  @Option(help: ArgumentHelp("Let replayed commands write and read there.", valueName: "dir"))
  var allowWrite: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Let replayed commands read there.", valueName: "dir")
  )
  var allowRead: [String] = []

  @Argument(help: "Transcripts or lessons.", completion: .file())
  var files: [String]

  func validate() throws {
    guard claims || third == nil else { throw ValidationError("--third goes with --claims") }
    guard (1...3).contains(third ?? 1) else {
      throw ValidationError("--third takes 1, 2 or 3, not \(third ?? 0)")
    }
    guard !claims || !(check || accept) else {
      throw ValidationError("--claims stands alone: --check is another run")
    }
    guard !page.html || !(check || accept || claims) else {
      throw ValidationError("--html stands alone: --check and --claims are other runs")
    }
  }

  func run() throws {
    if claims { return try tryClaims() }
    let permissions = try Permissions.inside(write: allowWrite, read: allowRead)
    if page.html { return try writePage(permissions: permissions) }
    guard check || accept else {
      guard files.count == 1 else {
        throw ValidationError("replay walks through one file; --check compares several")
      }
      return try session.converse { classroom, _ in
        try classroom.replay(files[0], permissions: permissions)
      }
    }
    let output = Writer(descriptor: STDOUT_FILENO, style: session.style)
    let checker = Checker(
      data: try Classroom(data: session.data).availableData(),
      permissions: permissions
    )
    // Where it is, beside the output: on a terminal only.
    let line =
      Terminal.isTerminal(STDERR_FILENO)
      ? ProgressLine(descriptor: STDERR_FILENO, style: session.style) : nil
    var checks = checker.check(try Checker.files(in: files), threads: session.threadCount) {
      line?.show($0, $1)
    }
    line?.erase()
    for index in checks.indices {
      if accept {
        do {
          if try checker.accept(checks[index]) {
            // What is wrong besides is said once, of the file as it is now.
            try output.write(checks[index].differences)
            checks[index] = checker.check(checks[index].path)
            try output.write(Page(Text("accepted: \(checks[index].path)")))
          }
        } catch let error as LearnerError {
          try output.write(Page(Text(error.description, role: .bad)))
        }
      }
      try output.write(checks[index].page)
    }
    if accept { for check in checks { try output.write(check.refusals) } }
    let failed = checks.count { !$0.isPassed || accept && !$0.refusals.blocks.isEmpty }
    try output.write("\(checks.count - failed) passed, \(failed) failed")
    if failed > 0 { throw ExitCode(1) }
  }

  private func tryClaims() throws {
    let output = Writer(descriptor: STDOUT_FILENO, style: session.style)
    let tried = ClaimCheck(
      try Checker.files(in: files),
      third: third,
      data: try Classroom(data: session.data).availableData(),
      threads: session.threadCount
    )
    try output.write(tried.page)
    if !tried.problems.isEmpty { throw ExitCode(1) }
  }
}
