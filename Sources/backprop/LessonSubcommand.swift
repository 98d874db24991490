import ArgumentParser

/// `backprop lesson NAME`: the prompt, in a lesson.
struct LessonSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Take a lesson, going on where you left it.",
    discussion: "The command lessons lists them at the prompt, with your progress."
  )

  @OptionGroup var session: SessionOptions

  @Flag(help: "Begin at the beginning; answers given before are forgotten.")
  var again = false

  @Argument(help: "A number, a name or a file.", completion: .file())
  var name: String

  func run() throws {
    try session.converse { classroom, work in
      try classroom.lesson(name, again: again, work: work)
    }
  }
}
