import ArgumentParser
import Experiment
import Prompt
import TextRendering
import Wording

/// It is about the screen and no number: no transcript holds it, undo leaves it, and a walk is not left for it.
struct MoreCommand: ClassroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "more",
    abstract: "Say where a long output pauses at the height of the screen.",
    discussion: """
      In lessons and replays one does: Enter or the space bar shows the next page, q leaves the rest out, \
      and whatever else is typed begins the next line. more off ends that, more on pauses outside of \
      lessons too, more lessons is how it begins. set more off is the same. It counts until the program ends.
      """
  )
  static let group = CommandGroup.session
  static let examples = [
    Example("more off", "no output pauses any more"),
    Example("more on", "every long one does, in a lesson or not"),
    Example("more", "how it is"),
  ]
  static let completion = CompletionSource.words(Pauses.allCases.map(\.rawValue))

  @Argument(help: "on, off, or lessons.")
  var pauses: Pauses?

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    if let pauses { classroom.pauses = pauses }
    return switch classroom.pauses {
    case .lessons:
      Reply(
        Page(
          "a long output pauses in lessons and replays: more on pauses elsewhere too, more off nowhere"
        )
      )
    case .on: Reply(Page("a long output pauses at the height of the screen: more off ends that"))
    case .off: Reply(Page("no output pauses: more on begins that again"))
    }
  }
}

extension Pauses: ExpressibleByArgument {}
