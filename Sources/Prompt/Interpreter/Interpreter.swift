import ArgumentParser
import Digits
import Experiment
import Files
import TextRendering
import Wording

/// A conversation: a session, what was before it, and the line that Enter repeats.
///
/// It runs every command but those that begin lessons, replays and recordings, so that a replay can hold
/// an interpreter and nothing contains itself.
package struct Interpreter: Sendable {
  /// The session as it is now.
  package internal(set) var session: Session
  /// The commands that lines may name.
  package var registry: Registry
  /// Which files commands may touch.
  package var permissions = Permissions.everything
  /// What was before.
  var timeline = Timeline()
  /// The comparison made last, to be looked at and gone on with.
  package internal(set) var twins: Twins?
  /// The stepping command that Enter alone runs again.
  private var repeated: String?

  /// A conversation about data that are at hand.
  package init(data: DataSet, registry: Registry) {
    session = Session(data: data)
    self.registry = registry
  }

  /// A few words about the data and the network, for a greeting.
  package var summary: String {
    "\(session.data.name), \(Number.grouped(session.n)) + "
      + "\(Number.grouped(session.data.test.count)) images · \(session.sizesText)"
  }

  /// The line that runs when another is typed: for an empty one the last stepping command again, or none.
  package func line(for typed: String) -> String? {
    guard (try? Words(typed).all.isEmpty) == true else { return typed }
    return typed.allSatisfy(\.isWhitespace) ? repeated : nil
  }

  /// Runs one line.
  ///
  /// - Returns: What it has to say.
  /// Throws a `LearnerError`, or a `DigitsError`, with the conversation as it was before the line.
  package mutating func enter(_ typed: String, work: Work = Work()) throws -> Page {
    guard let line = line(for: typed) else { return Page() }
    // What is no run of steps computes about one; runs and evaluations say what they compute.
    try work.begin(session.costOfCommand)
    do {
      let command = try registry.parse(try Words(line).all)
      let page = try run(command, line: line, work: work)
      if command is any Repeatable { repeated = line }
      dropTwinsWithoutRoom()
      return page
    } catch let request as HelpRequest {
      return request.page
    } catch let error as LearnerError {
      throw LearnerError(Negative.restore(error.description))
    }
  }

  /// Whether a line names a command that reads or writes files.
  package func mayTouchFiles(_ line: String) -> Bool {
    if registry.command(in: line) is any FileCommand.Type { return true }
    let command = (try? Words(line).all).flatMap { try? registry.parse($0) }
    return (command as? any PicturedCommand)?.saving.save != nil
  }

  private mutating func run(_ command: any Command, line: String, work: Work) throws -> Page {
    switch command {
    case let command as any SessionCommand:
      let file = try (command as? any PicturedCommand)?
        .saving.file(for: type(of: command), permissions)
      return try changing(by: line, isRepeatable: true, work: work) {
        var page = try command.run(in: &$0, work: $1)
        try file?.write(&page)
        return page
      }
    case let command as any FileCommand:
      let permissions = permissions
      return try changing(by: line, isRepeatable: false, work: work) {
        try command.run(in: &$0, files: permissions, work: $1)
      }
    case let command as any InterpreterCommand:
      return try command.run(in: &self, work: work)
    default:
      preconditionFailure("no interpreter runs \(type(of: command).name)")
    }
  }

  /// Lets a command change the session, and keeps it as it was if it did; a mistake leaves no trace.
  private mutating func changing(
    by line: String,
    isRepeatable: Bool,
    work: Work,
    _ body: (inout Session, Work) throws -> Page
  ) throws -> Page {
    let before = session
    let meter = Meter(work)
    do {
      let page = try body(&session, meter.work)
      if session != before {
        // What was stopped on the way would not stop there again.
        let again = isRepeatable && meter.stoppedAfter == nil ? again(line) : nil
        timeline.keep(before, Timeline.Change(line, cost: meter.spent, again: again))
      }
      return page
    } catch {
      session = before
      throw error
    }
  }

  /// Runs a line on a session as it was before.
  private func again(_ line: String) -> @Sendable (inout Session, Int) throws -> Void {
    { [registry] session, threads in
      let command = try registry.parse(try Words(line).all)
      _ = try (command as? any SessionCommand)?.run(in: &session, work: Work(threads: threads))
    }
  }

  /// Goes on with another session, as a line did that can be undone.
  mutating func goOn(with next: Session, by line: String) {
    timeline.keep(session, Timeline.Change(line))
    session = next
  }

  /// A comparison is held only while it fits beside the session.
  private mutating func dropTwinsWithoutRoom() {
    if let twins, session.size.bytes + twins.bytes > Limits.sessionBytes { self.twins = nil }
  }

  /// Every block of memory that the session and a comparison hold.
  package var holdings: [Holding] {
    session.holdings + (twins?.twins.flatMap(\.session.holdings) ?? [])
  }

  /// Forgets what was before: nothing can be undone, nothing is repeated.
  package mutating func forgetPast() {
    timeline = Timeline()
    repeated = nil
  }
}

/// A command that looks at the session, or changes it.
protocol SessionCommand: Command {
  /// Does what the command is for; a thrown error leaves the session as it was.
  func run(in session: inout Session, work: Work) throws -> Page
}

/// A command that reads or writes files beside that.
protocol FileCommand: Command {
  /// Does what the command is for, with the files that it may touch.
  func run(in session: inout Session, files: Permissions, work: Work) throws -> Page
}

/// A command about the conversation as a whole: its past, its commands.
protocol InterpreterCommand: Command {
  /// Does what the command is for.
  func run(in interpreter: inout Interpreter, work: Work) throws -> Page
}

/// A stepping command: Enter alone runs it again.
protocol Repeatable {}
