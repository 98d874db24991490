import ArgumentParser

/// `backprop lesson NAME`: the prompt, in a lesson.
struct LessonSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Take a lesson, going on where you left it.",
    discussion: "The command lessons lists them at the prompt, with your progress."
  )

  @OptionGroup var session: SessionOptions

  @Flag(help: "Begin at the beginning; with answers given before it asks first.")
  var again = false

  @Flag(help: "With --again: forget answers given before.")
  var yes = false

  @Argument(help: "A number, a name or a file.", completion: .file())
  var name: String

  func run() throws {
    try session.converse { classroom, work in
      try classroom.lesson(name, again: again, yes: yes, work: work)
    }
  }
}
