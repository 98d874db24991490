import ArgumentParser
import Lessons
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// `backprop lesson new FILE`: a lesson to begin one's own with.
struct NewLessonSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small complete lesson to start from.",
    discussion: """
      Change it, write commands only, and let backprop replay --accept write what they print. What may \
      stand in a lesson, lessons/WRITING.md says.
      """
  )

  @OptionGroup(visibility: .hidden) var session: SessionOptions

  @Argument(help: "A file to be made.", completion: .file())
  var file: String

  func run() throws {
    try NewLesson.create(file, data: try Classroom(data: session.data).availableData())
    try Writer(descriptor: STDOUT_FILENO, style: session.style).write(
      Page(
        Text("wrote a lesson to \(file): change it, then"),
        Text("  backprop replay --accept \(file)   writes what its commands print"),
        Text("  backprop lesson \(file)            takes it")
      )
    )
  }
}
