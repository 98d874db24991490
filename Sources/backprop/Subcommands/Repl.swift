import Experiment
import Lessons
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// A session: line in, page out, until there are no more lines.
struct Repl {
  var classroom: Classroom
  let lines: any LineSource
  let output: Writer
  let progress: ProgressLine?
  /// Rows as they come; none where nobody watches.
  let live: LivePage?
  /// What pauses at the height of the screen; none where nobody sits before it.
  let pager: Pager?
  let threads: Int

  /// Runs the session to its end.
  ///
  /// Lines typed at a prompt outlive their mistakes; of lines that stand in a file the first mistake
  /// is the end. Throws `Failure`.
  mutating func run() throws {
    while true {
      do {
        // A copy: the completer must not hold what the command is about to change.
        let event = try lines.next(after: classroom.prompt) { [classroom] in
          classroom.completions(of: $0, upTo: $1)
        }
        switch event {
        case .end: return
        case .interrupted: continue
        case .line(let line):
          // Enter alone repeats a step at a prompt and goes on in a lesson; else an empty line of a file is
          // nothing.
          if lines.place != nil, !classroom.isReplaying, line.allSatisfy(\.isWhitespace) {
            continue
          }
          let reply = try enter(line)
          try show(reply.page)
          // The command was done; what was to be kept of it is not.
          if let trouble = reply.trouble, let place = lines.place {
            throw Failure.sentence("\(place): \(trouble)")
          }
          if reply.ends { return }
        }
      } catch let failure as Failure {
        throw failure
      } catch {
        let sentence = String(describing: error)
        guard let place = lines.place else {
          try output.write(Page(Text(sentence, role: .bad)))
          continue
        }
        if Interrupt.isPressed { throw Failure.signalled(SIGINT) }
        throw Failure.sentence("\(place): \(sentence)")
      }
      // The step was kept and shown; the lines after it are not wanted any more.
      if lines.place != nil, Interrupt.isPressed { throw Failure.signalled(SIGINT) }
    }
  }

  /// Shows a page, below what was shown of it; in a walk a long one pauses at the height of the screen.
  ///
  /// Rows that came while a command worked were not held up, but those that are still seen wait to be read.
  func show(_ page: Page) throws(Failure) {
    let rest = live?.rest(of: page) ?? LivePage.Rest(lines: output.lines(of: page))
    guard let pager, classroom.pausesNow else { return try output.send(rest.text) }
    try output.send(rest.mend)
    let waiting = output.lines(of: classroom.waiting)
    let kept = rest.lines.suffix(waiting.count) == waiting[...] ? waiting.count : 0
    try pager.show(rest.lines, below: rest.shown, keeping: kept)
  }

  private mutating func enter(_ line: String) throws -> Reply {
    var work = Work(
      isInterrupted: { Interrupt.isPressed },
      progress: { [progress] fraction, label in progress?.show(fraction, label) },
      threads: threads
    )
    work.report = { [live] found in (found as? Page).map { live?.show($0) } }
    defer { progress?.erase() }
    do {
      return try Interrupt.duringWork { try classroom.enter(line, work: work) }
    } catch {
      live?.end()
      throw error
    }
  }
}
