import Digits
import Prompt

extension Classroom {
  /// A conversation about bundled digits, or those of a folder.
  ///
  /// Throws a `DigitsError` for data that cannot be read.
  package init(data folder: String? = nil) throws {
    self.init(data: try folder.map { try DataSet(folder: $0) } ?? DataSet.bundled())
  }

  /// A conversation about data that are at hand.
  package init(data: DataSet) {
    self.init(data: data, registry: .live)
  }
}

extension Registry {
  /// Every command there is, those that begin lessons, replays and recordings among them.
  static let live = Registry(
    Registry.ordinary.commands + classroomCommands,
    elsewhere: replayed.elsewhere
  )

  /// Those that only somebody at the prompt may give, `Registry.replayed` knows their names.
  static let classroomCommands: [any ClassroomCommand.Type] = [
    LessonsCommand.self, LessonCommand.self, RecordCommand.self, ReplayCommand.self,
    MoreCommand.self, QuitCommand.self,
  ]
}
