import Digits
import Experiment
import Files
import Prompt
import TextRendering
import Wording

/// A class at the prompt: a conversation, what is recorded of it, and the lesson or replay that goes on.
package struct Classroom: Sendable {
  /// The conversation outside lessons and replays.
  var interpreter: Interpreter
  /// What was entered and what it printed.
  var logbook: Logbook
  /// The recording that goes on.
  var recorder: Recorder?
  /// The lesson or the replay that goes on.
  var replayer: Replayer?
  /// Where a long output pauses at the height of the screen.
  var pauses = Pauses.lessons
  /// Where progress in lessons is kept.
  package var progress = ProgressStore()

  /// A conversation about data that are at hand, with these commands.
  init(data: DataSet, registry: Registry) {
    interpreter = Interpreter(data: data, registry: registry)
    logbook = Logbook(start: data)
  }

  /// The session outside lessons and replays, as it is now.
  package var session: Session { interpreter.session }

  /// A few words about the data and the network, for a greeting.
  package var summary: String { interpreter.summary }

  /// Whether a lesson or a replay goes on, in which Enter means something.
  package var isReplaying: Bool { replayer != nil }

  /// Whether a long output pauses now.
  package var pausesNow: Bool { pauses == .on || pauses == .lessons && isReplaying }

  /// What a walk waits with, the command that Enter runs or the question; nothing elsewhere.
  package var waiting: Page { replayer?.waiting() ?? Page() }

  /// What stands before the line that is typed next.
  package var prompt: String { replayer?.prompt ?? "bp> " }

  /// What Tab offers: commands first, then the options and arguments of the command.
  package func completions(of line: String, upTo cursor: String.Index) -> Completion {
    var interpreter = replayer?.interpreter ?? interpreter
    interpreter.registry = self.interpreter.registry
    return interpreter.completions(of: line, upTo: cursor)
  }

  /// Runs one line.
  ///
  /// An empty line runs the last stepping command again; in a lesson or a replay it goes on.
  ///
  /// - Returns: What it has to say, and whether that was the end.
  /// Throws a `LearnerError`, or a `DigitsError`, with the conversation as it was before the line.
  package mutating func enter(_ line: String, work: Work = Work()) throws -> Reply {
    if let text = Recorder.note(in: line) {
      try note(text)
      return Reply()
    }
    let isForClass = interpreter.registry.command(in: line) is any ClassroomCommand.Type
    if isForClass { return try run(line, work: work) }
    if replayer != nil { return Reply(try play(line, work: work)) }
    guard let line = interpreter.line(for: line) else { return Reply() }
    return try converse(Interruption.removed(from: line), work: work)
  }

  /// Runs a command of the classroom.
  private mutating func run(_ line: String, work: Work) throws -> Reply {
    do {
      let command = try interpreter.registry.parse(try Words(line).all)
      guard let command = command as? any ClassroomCommand else { return Reply() }
      return try command.run(in: &self, work: work)
    } catch let request as HelpRequest {
      return Reply(request.page)
    } catch let error as LearnerError {
      throw LearnerError(Negative.restore(error.description))
    }
  }

  /// Runs a line of the conversation, and writes down what it prints.
  private mutating func converse(_ line: String, work: Work) throws -> Reply {
    let meter = Meter(work)
    let permissions = interpreter.permissions
    interpreter.permissions = permissions.sparing(recorder?.identity)
    defer { interpreter.permissions = permissions }
    do {
      var reply = Reply(try interpreter.enter(line, work: meter.work))
      let isRecording = recorder != nil
      if let trouble = write(line, meter, Printout(reply.page)) {
        reply.page.line("\(trouble, .bad)")
        if isRecording, recorder == nil { reply.trouble = trouble }
      }
      return reply
    } catch {
      let isSkipped = isRefusedOnlyHere(line, meter, error)
      guard let trouble = write(line, meter, Printout(error), isSkipped: isSkipped) else {
        throw error
      }
      throw LearnerError("\(error); \(trouble)")
    }
  }
}

/// What a line brought.
package struct Reply: Sendable {
  /// What it has to say.
  package var page: Page
  /// Whether the conversation is over.
  package var ends: Bool

  /// Why a recording ended that was to go on.
  package var trouble: String?

  /// A page, and whether it is the last.
  package init(_ page: Page = Page(), ends: Bool = false) {
    (self.page, self.ends) = (page, ends)
  }
}

/// A command about the class: only somebody at the prompt may give it, no file does, and no transcript
/// holds it.
protocol ClassroomCommand: Command {
  /// Does what the command is for.
  func run(in classroom: inout Classroom, work: Work) throws -> Reply
}
