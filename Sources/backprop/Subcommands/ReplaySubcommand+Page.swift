import ArgumentParser
import Experiment
import Files
import Handouts
import Lessons
import TextRendering
import Wording

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// What `--html` takes beside it.
struct PageOptions: ParsableArguments {
  @Flag(help: "Write a page to hand out, in a file of its own with everything in it.")
  var html = false

  @Flag(help: "With --html: the arrow keys lead from section to section.")
  var slides = false

  @Flag(help: "With --html: leave answers and explanations out.")
  var withoutAnswers = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("With --html: the page, instead of standard output.", valueName: "file.html")
  )
  var output: String?

  func validate() throws {
    guard html || !(slides || withoutAnswers || output != nil) else {
      throw ValidationError("--slides, --without-answers and --output go with --html")
    }
    let endings = [".html", ".htm"]
    if let output, !endings.contains(where: output.lowercased().hasSuffix) {
      throw ValidationError("--html writes FILE.html, not \(output)")
    }
  }
}

extension ReplaySubcommand {
  /// Writes the page of one file.
  func writePage(permissions: Permissions) throws {
    guard files.count == 1 else { throw ValidationError("--html makes a page of one file") }
    let line =
      Terminal.isTerminal(STDERR_FILENO)
      ? ProgressLine(descriptor: STDERR_FILENO, style: session.style) : nil
    let work = Work(progress: { line?.show($0, $1) }, threads: session.threadCount)
    let handout = try LessonPage(
      of: files[0],
      hasAnswers: !page.withoutAnswers,
      data: try Classroom(data: session.data).availableData(),
      permissions: permissions,
      work: work
    )
    line?.erase()
    let source = handout.page.source(asSlides: page.slides)
    let (output, errors) = (
      Writer(descriptor: STDOUT_FILENO, style: session.style),
      Writer(descriptor: STDERR_FILENO, style: session.style)
    )
    if let name = page.output {
      let place = FilePath(path: name)
      try EarlierExport.check(place, name: name, beginning: HTMLPage.mark)
      try WholeFile.replace(place.place, with: Array(source.utf8), name: name)
      try output.write(Page(Text("wrote \(name)")))
    } else {
      try output.write(source)
    }
    if handout.differences > 0 {
      let count = handout.differences
      let what =
        count == 1
        ? "one output is not as \(files[0]) has it"
        : "\(count) outputs are not as \(files[0]) has them"
      try errors.write(Page(Text("\(what): backprop replay --check shows where")))
    }
  }
}
