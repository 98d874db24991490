import Digits
import TextRendering

/// A conversation: a session, what was before it, and the line that Enter repeats.
public struct Classroom: Sendable {
  /// The session as it is now.
  public internal(set) var session: Session
  /// What was before.
  var timeline = Timeline()
  /// The stepping command that Enter alone runs again.
  var repeated: String?

  /// A conversation about bundled digits, or those of a folder.
  ///
  /// Throws a `DigitsError` for data that cannot be read.
  public init(data folder: String? = nil) throws {
    self.init(data: try folder.map { try DataSet(folder: $0) } ?? DataSet.bundled())
  }

  /// A conversation about data that are at hand.
  public init(data: DataSet) {
    session = Session(data: data)
  }

  /// A few words about the data and the network, for a greeting.
  public var summary: String {
    "\(session.data.name), \(Number.grouped(session.n)) + "
      + "\(Number.grouped(session.data.test.count)) images · \(session.sizesText)"
  }

  /// Runs one line.
  ///
  /// An empty line runs the last stepping command again.
  ///
  /// - Returns: What it has to say, and whether that was the end.
  /// Throws a `LearnerError`, or a `DigitsError`, with the conversation as it was before the line.
  public mutating func enter(_ line: String, work: Work = Work()) throws -> Reply {
    var words = try Words(line).all
    var line = line
    if words.isEmpty {
      guard line.allSatisfy(\.isWhitespace), let again = repeated else { return Reply() }
      words = try Words(again).all
      line = again
    }
    let command: any Command
    do {
      command = try Registry.parse(words)
    } catch let request as HelpRequest {
      return Reply(Page(Text(request.command.help)))
    }
    switch command {
    case let command as any SessionCommand:
      let before = session
      do {
        let page = try command.run(in: &session, work: work)
        if session.revision != before.revision {
          timeline.keep(before, command: line, after: session)
        }
        if command is any Repeatable { repeated = line }
        return Reply(page)
      } catch {
        session = before
        throw error
      }
    case let command as any ClassroomCommand:
      return try command.run(in: &self, work: work)
    default:
      preconditionFailure("\(words[0]) is neither a session command nor a classroom command")
    }
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

  /// A page, and whether it is the last.
  public init(_ page: Page = Page(), ends: Bool = false) {
    (self.page, self.ends) = (page, ends)
  }
}
