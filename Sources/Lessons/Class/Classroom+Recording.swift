import TextRendering
import Wording
import Experiment

extension Classroom {
  /// Writes a line and what it printed into the logbook, and into the recording that goes on.
  ///
  /// - Returns: A sentence if the recording cannot go on, and ends here, or will not replay from here on;
  ///   either way what the command did is kept.
  mutating func write(
    _ line: String,
    _ meter: Meter,
    _ printout: @autoclosure () -> Printout,
    isSkipped: Bool = false
  ) -> String? {
    guard !logbook.isFull || recorder != nil else { return nil }
    let command = Interruption.command(line, stoppedAfter: meter.stoppedAfter)
    let printout = printout()
    let entry = Logbook.Entry(
      command: command,
      output: printout.output,
      isSkipped: isSkipped,
      isMistake: printout.isMistake
    )
    logbook.append(entry)
    let couldReplay = logbook.obstacle == nil
    logbook.judge(session, spent: meter.foreseen + printout.cost)
    guard recorder != nil else { return nil }
    do {
      try recorder?.add(entry)
    } catch {
      recorder = nil
      return "recording has ended: \(error)"
    }
    guard couldReplay, let obstacle = logbook.obstacle else { return nil }
    return "recording goes on, but will not replay from here: \(obstacle)"
  }

  /// Whether a line was refused for what is on this disk, so that a replay elsewhere would have to refuse
  /// it in other words.
  func isRefusedOnlyHere(_ line: String, _ meter: Meter, _ error: any Error) -> Bool {
    guard meter.stoppedAfter == nil, interpreter.mayTouchFiles(line) else { return false }
    var elsewhere = interpreter
    elsewhere.permissions = .nothing
    do {
      _ = try elsewhere.enter(line)
      return true
    } catch let other {
      return String(describing: other) != String(describing: error)
    }
  }

  /// Adds prose to the recording that goes on.
  ///
  /// Throws a `LearnerError` where nothing is recorded, or there is no text.
  mutating func note(_ text: String) throws {
    guard recorder != nil else { throw Recorder.nothing }
    guard !text.isEmpty else {
      throw LearnerError("a note is a text: record note Now the penalty is switched on.")
    }
    try recorder?.note(text)
  }

  /// Gives a line to the lesson or the replay that goes on, and keeps the learner's progress.
  mutating func play(_ line: String, work: Work) throws -> Page {
    guard var replayer else { return Page() }
    // Out of the way, so that its sessions have one owner while it works; back on every path.
    self.replayer = nil
    defer { self.replayer = replayer.hasStopped ? nil : replayer }
    let before = replayer.progress
    var page = try replayer.enter(line, work: work)
    if let name = replayer.lesson, replayer.progress != before {
      progress.save(replayer.progress, of: name, after: before)
    }
    if let sentence = record(replayer) { page.line(sentence) }
    return page
  }

  /// Writes what was just run in a walk into the recording of it.
  ///
  /// - Returns: A sentence where it is not written, or the recording ends here.
  private mutating func record(_ replayer: Replayer) -> Text? {
    guard let recorder else { return nil }
    if let run = replayer.lastRun {
      // A question is answered where the walk is, not where a detour has led.
      let path = run.asked == nil ? replayer.path : replayer.walked
      do {
        let isWritten =
          try self.recorder?.add(run, after: run.isOnPath ? Array(path.dropLast()) : path) ?? true
        guard isWritten else {
          return "not recorded: \(recorder.name) has gone on from this question".role(.dim)
        }
      } catch {
        self.recorder = nil
        return "recording has ended: \(error)".role(.bad)
      }
    }
    guard replayer.hasStopped else { return nil }
    self.recorder = nil
    return "\(recorder.name) ends here too".role(.dim)
  }
}
