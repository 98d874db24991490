import Foundation

extension Classroom {
  /// Writes a line and what it printed into the logbook, and into the recording that goes on.
  ///
  /// A recording that cannot go on ends here, and the reply says so: what the command did is kept.
  mutating func write(
    _ line: String,
    _ stoppedAfter: Int?,
    _ performance: @autoclosure () -> Stage.Performance,
    to reply: inout Reply
  ) {
    guard let logbook, !logbook.isFull || recorder != nil, Registry.liveCommand(in: line) == nil
    else { return }
    let command = Interruption.command(line, stoppedAfter: stoppedAfter)
    let output = performance().output
    self.logbook?.append(command, output)
    guard recorder != nil else { return }
    do {
      try recorder?.add(command, output)
    } catch {
      recorder = nil
      reply.page.line("\("recording has ended", .bad): \(String(describing: error))")
    }
  }

  /// Gives a line to the lesson or the replay that goes on, and keeps the learner's progress.
  mutating func play(_ line: String, work: Work) throws -> Reply {
    guard var player else { return Reply() }
    // Out of the way, so that its sessions have one owner while it works; back on every path.
    self.player = nil
    defer { self.player = player.hasStopped ? nil : player }
    let before = player.progress
    let page = try player.enter(line, work: work)
    if let name = player.lesson, player.progress != before {
      progress.save(player.progress, of: name)
    }
    return Reply(page)
  }
}

/// A command that only somebody at the prompt may give: no file does, and no transcript holds it.
protocol LiveOnly {}

extension QuitCommand: LiveOnly {}

extension Registry {
  /// The name of the command in a line, if it is for the prompt only.
  static func liveCommand(in line: String) -> String? {
    guard let word = try? Words(line).all.first, let type = try? command(word.lowercased()),
      type is any LiveOnly.Type
    else { return nil }
    return name(type)
  }
}
