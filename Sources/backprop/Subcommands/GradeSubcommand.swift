import ArgumentParser
import Experiment
import Files
import Lessons
import Synchronization
import TextRendering
import Wording

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `backprop grade FOLDER`: what learners handed in, graded by a lesson.
struct GradeSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade learners' lessons by the key alone.",
    discussion: """
      Takes files that lesson export wrote, and every file in the folders given. Only the questions, answers, \
      tolerances and commands of the key count, whatever a file says of itself; every output is computed \
      anew. Without --key each file is graded by the lesson of the program whose questions it holds.

      Each file gets a row: points, questions right and right at the first try, tries, hints, questions \
      skipped (skipping shows the answer, so an answer after it counts no more), questions missing, and \
      whether it replays: every command and every answer with the output that the key has. Below it stands \
      what makes one look twice: edited or added questions, forged outputs, the same answers and attempts \
      as another file or as the published transcript. Nothing can tell whether somebody took wrong tries \
      out of their file.

      A lesson with the line seed: student is computed with the seed of the name that the file says, or \
      of --student.

      Reports:
        csv         a row a file, a column a question; an apostrophe in front
                    keeps a spreadsheet from computing a cell
        json        all there is, and the table of the class; --merge reads it
        junit       a suite a file, a case a question, and one whether it replays
        gradescope  results.json of one submission, all files of which are given;
                    of several files of one lesson the best counts
      """
  )

  @OptionGroup var session: SessionOptions

  @Option(
    help: ArgumentHelp("The lesson to grade by: a number, a name or a file.", valueName: "lesson"),
    completion: .file()
  )
  var key: String?

  @Option(help: ArgumentHelp("Whose files they are, whatever they say.", valueName: "name"))
  var student: String?

  @Option(
    help: ArgumentHelp(
      "How long a file may take: 20s, 500ms or 2m; it is then graded for what was done.",
      valueName: "time"
    )
  )
  var limit = TimeLimit(duration: .seconds(20))

  @Option(help: "What to write beside the table, or instead of it.")
  var report: ReportFormat?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "With --report: the file to write, the rows then show on standard output.",
      valueName: "file"
    ),
    completion: .file()
  )
  var output: String?

  @Flag(help: "Put reports in JSON together; the files are those reports.")
  var merge = false

  @Argument(help: "Files and folders.", completion: .file())
  var files: [String]

  func validate() throws {
    guard output == nil || report != nil else {
      throw ValidationError("--output goes with --report csv, json, junit or gradescope")
    }
    guard !merge || key == nil && student == nil else {
      throw ValidationError("--merge grades nothing: leave --key and --student out")
    }
  }

  func run() throws {
    let isTable = report == nil || output != nil
    let writer = Writer(descriptor: STDOUT_FILENO, style: session.style)
    guard !merge else {
      let merged = try GradeReport.merged(files.map { ($0, try read($0)) })
      if isTable {
        let table = GradeTable(merged.grades.map(\.file.text))
        try writer.write(table.heading)
        for grade in merged.grades { try writer.write(table.row(grade)) }
      }
      return try finish(merged, writer, isTable: isTable)
    }
    let paths = try Grading.files(in: files)
    if let output { try Grading.refuse(output, over: paths + [key].compactMap { $0 }) }
    Interrupt.listen(atPrompt: false)
    let work = Work(isInterrupted: { Interrupt.isPressed })
    let (grading, grades) = try Interrupt.duringWork {
      let grading = Grading(
        try Grader(
          key: key,
          data: Classroom(data: session.data).availableData(),
          limits: Grader.Limits(time: limit.duration),
          student: student,
          work: work
        )
      )
      return (grading, try grade(paths, grading, work, isTable ? writer : nil))
    }
    try finish(grading.report(grades, of: paths), writer, isTable: isTable)
    if grades.count < paths.count {
      let line = "stopped: \(grades.count) of \(paths.count) files are graded\n"
      _ = Descriptor.writeAll(line, to: STDERR_FILENO)
      throw ExitCode(130)
    }
  }

  /// Grades files, and writes each row as it is done.
  private func grade(
    _ paths: [String],
    _ grading: Grading,
    _ work: Work,
    _ writer: Writer?
  ) throws -> [Grade] {
    let table = GradeTable(paths)
    try writer?.write(table.heading)
    let line =
      Terminal.isTerminal(STDERR_FILENO)
      ? ProgressLine(descriptor: STDERR_FILENO, style: session.style) : nil
    let failure = Mutex<Failure?>(nil)
    let count = paths.count
    var stoppable = work
    // Where nobody reads the rows any more, nothing is to be done.
    stoppable.isInterrupted = { work.isInterrupted() || failure.withLock { $0 != nil } }
    let grades = grading.grade(paths, threads: session.threadCount, work: stoppable) {
      grade,
      done in
      if let writer {
        line?.hide()
        do { try writer.write(table.row(grade)) } catch {
          failure.withLock { $0 = error as? Failure }
        }
      }
      line?.show(Double(done) / Double(count), "\(done) of \(count) files", atOnce: writer != nil)
    }
    line?.erase()
    if let failure = failure.withLock(\.self) { throw failure }
    return grades
  }

  /// Writes what can only be said of all rows: who agrees with whom, how the class did, the report.
  private func finish(_ report: GradeReport, _ writer: Writer, isTable: Bool) throws {
    if isTable { try writer.write(report.summary) }
    guard let format = self.report else { return }
    let text = format.text(of: report, time: Self.now)
    guard let output else { return try writer.write(text) }
    try WholeFile.replace(FilePath.expandingTilde(output), with: Array(text.utf8), name: output)
  }

  private func read(_ file: String) throws -> GradeReport {
    let bytes = try WholeFile.read(FilePath.expandingTilde(file), limit: 1 << 28)
    return try GradeReport.reading(bytes, of: file)
  }

  /// The time in UTC, as a test report has it.
  private static var now: String { String(Date.now.ISO8601Format().dropLast()) }
}

extension ReportFormat: ExpressibleByArgument {}

/// A time as it is typed: `20s`, `500ms`, `2m`.
struct TimeLimit: ExpressibleByArgument, CustomStringConvertible {
  let duration: Duration

  init(duration: Duration) { self.duration = duration }

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let units = ["ms": 0.001, "s": 1, "": 1, "m": 60]
    guard let number = Double(digits), let unit = units[String(argument.dropFirst(digits.count))],
      (0.001...86_400).contains(number * unit)
    else { return nil }
    duration = .milliseconds(Int((number * unit * 1000).rounded()))
  }

  var description: String { "\(duration.components.seconds)s" }
}
