import ArgumentParser
import Lessons
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// `backprop lessons`: what there is to take, or the files themselves.
struct LessonsSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "List the lessons, or write their files into a folder.",
    discussion: """
      The files are Markdown: read them, change them, take them by their names. The Python programs of \
      lesson 9 are written beside them, in numpy.
      """
  )

  @OptionGroup var session: SessionOptions

  @Option(
    help: ArgumentHelp("Write the lessons there; nothing is replaced.", valueName: "dir"),
    completion: .directory
  )
  var extract: String?

  func run() throws {
    let output = Writer(descriptor: STDOUT_FILENO, style: session.style)
    guard let extract else {
      var classroom = try session.classroom()
      return try output.write(classroom.enter("lessons").page)
    }
    let files = try BundledLesson.extract(into: extract)
    try output.write("wrote \(files.count) lessons to \(extract): backprop lesson \(files[0])")
  }
}
