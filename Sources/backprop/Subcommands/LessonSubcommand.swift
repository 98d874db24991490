import ArgumentParser

/// `backprop lesson`: one lesson, taken or handed out.
struct LessonSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Take a lesson, going on where you left it, write one, or hand one out.",
    discussion: """
      backprop lesson NAME takes one, and backprop lesson NAME --student 'Ada Lovelace' writes in the \
      export whose it is; backprop help lesson take has all options. The command lessons lists them at \
      the prompt, with your progress.
      """,
    subcommands: [TakeSubcommand.self, NewLessonSubcommand.self, HandoutSubcommand.self],
    defaultSubcommand: TakeSubcommand.self
  )
}

/// `backprop lesson NAME`: the prompt, in a lesson.
struct TakeSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take",
    abstract: "Take a lesson: backprop lesson NAME is short for it."
  )

  @OptionGroup var session: SessionOptions

  @Option(
    help: ArgumentHelp(
      "Whose answers they are; a lesson with numbers of each learner's own makes its seed of it.",
      valueName: "name"
    )
  )
  var student: String?

  @Flag(help: "Begin at the beginning; with answers given before it asks first.")
  var again = false

  @Flag(help: "With --again: forget answers given before.")
  var yes = false

  @Argument(help: "A number, a name or a file.", completion: .file())
  var name: String

  func run() throws {
    try session.converse { classroom, work in
      try classroom.lesson(name, student: student, again: again, yes: yes, work: work)
    }
  }
}
