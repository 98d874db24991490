import ArgumentParser
import Experiment
import Prompt
import TextRendering

struct QuitCommand: ClassroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "quit",
    abstract: "Leave the program."
  )
  static let group = CommandGroup.session
  static let examples = [Example("quit", "as Ctrl-D does")]

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    Reply(ends: true)
  }
}
