import Digits
import Files
import TextRendering
import Wording

/// A conversation: a session, what was before it, and the line that Enter repeats.
public struct Classroom: Sendable {
  /// The session as it is now.
  public internal(set) var session: Session
  /// What was before.
  var timeline = Timeline()
  /// The stepping command that Enter alone runs again.
  var repeated: String?
  /// Which files commands may touch.
  var permissions = Permissions.everything
  /// What was entered and what it printed; nil where nobody will record it.
  var logbook: Logbook?
  /// The recording that goes on.
  var recorder: Recorder?
  /// The lesson or the replay that goes on.
  var player: Player?
  /// Where progress in lessons is kept.
  public var progress = ProgressStore()

  /// A conversation about bundled digits, or those of a folder.
  ///
  /// Throws a `DigitsError` for data that cannot be read.
  public init(data folder: String? = nil) throws {
    self.init(data: try folder.map { try DataSet(folder: $0) } ?? DataSet.bundled())
  }

  /// A conversation about data that are at hand.
  public init(data: DataSet) {
    session = Session(data: data)
    logbook = Logbook(start: data)
  }

  /// A few words about the data and the network, for a greeting.
  public var summary: String {
    "\(session.data.name), \(Number.grouped(session.n)) + "
      + "\(Number.grouped(session.data.test.count)) images · \(session.sizesText)"
  }

  /// Whether a lesson or a replay goes on, in which Enter means something.
  public var isWalking: Bool { player != nil }

  /// What stands before the line that is typed next.
  public var prompt: String { player?.prompt ?? "bp> " }

  /// Runs one line.
  ///
  /// An empty line runs the last stepping command again; in a lesson or a replay it goes on.
  ///
  /// - Returns: What it has to say, and whether that was the end.
  /// Throws a `LearnerError`, or a `DigitsError`, with the conversation as it was before the line.
  public mutating func enter(_ line: String, work: Work = Work()) throws -> Reply {
    if let text = RecordCommand.note(in: line) { return try RecordCommand.add(text, to: &self) }
    if player != nil, Registry.liveCommand(in: line) == nil {
      try player?.requireNoBareAnswer(line)
      return try play(line, work: work)
    }
    var line = line
    if (try? Words(line).all.isEmpty) == true {
      guard line.allSatisfy(\.isWhitespace), let again = repeated else { return Reply() }
      line = again
    }
    line = Interruption.removed(from: line)
    let meter = Meter(work)
    var counted = meter.work
    counted.permissions = permissions.sparing(recorder?.identity)
    // What is no run of steps computes about one; runs and evaluations say what they compute.
    counted.spend(session.costOfStep)
    do {
      var reply = try run(line, work: counted)
      if let trouble = write(line, meter, Stage.Performance(reply.page)) {
        reply.page.line("\(trouble, .bad)")
        if recorder == nil { reply.trouble = trouble }
      }
      return reply
    } catch {
      guard let trouble = write(line, meter, Stage.Performance(error)) else { throw error }
      throw LearnerError("\(error); \(trouble)")
    }
  }

  private mutating func run(_ line: String, work: Work) throws -> Reply {
    do {
      let command = try Registry.parse(try Words(line).all)
      let reply = try run(command, line: line, work: work)
      if command is any Repeatable { repeated = line }
      return reply
    } catch let request as HelpRequest {
      return Reply(Page(Text(request.command.help)))
    } catch let error as LearnerError {
      throw LearnerError(Negative.restore(error.description))
    }
  }

  private mutating func run(_ command: any Command, line: String, work: Work) throws -> Reply {
    switch command {
    case let command as any SessionCommand:
      let before = session
      do {
        let page = try command.run(in: &session, work: work)
        if session.revision != before.revision {
          timeline.keep(before, command: line, after: session)
        }
        return Reply(page)
      } catch {
        session = before
        throw error
      }
    case let command as any ClassroomCommand:
      return try command.run(in: &self, work: work)
    default:
      preconditionFailure(
        "\(type(of: command)) is neither a session command nor a classroom command"
      )
    }
  }

  /// Forgets what was before: nothing can be undone, nothing is repeated.
  mutating func forgetPast() {
    timeline = Timeline()
    repeated = nil
  }
}

/// A stepping command: Enter alone runs it again.
protocol Repeatable {}

/// What a line brought.
public struct Reply: Sendable {
  /// What it has to say.
  public var page: Page
  /// Whether the conversation is over.
  public var ends: Bool
  /// Why a recording ended that was to go on.
  public var trouble: String?

  /// A page, and whether it is the last.
  public init(_ page: Page = Page(), ends: Bool = false) {
    (self.page, self.ends) = (page, ends)
  }
}
