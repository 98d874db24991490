extension Classroom {
  /// Writes a line and what it printed into the logbook, and into the recording that goes on.
  ///
  /// - Returns: A sentence if the recording cannot go on, and ends here, or will not replay from here on;
  ///   either way what the command did is kept.
  mutating func write(
    _ line: String,
    _ meter: Meter,
    _ performance: @autoclosure () -> Stage.Performance
  ) -> String? {
    guard let logbook, !logbook.isFull || recorder != nil, Registry.liveCommand(in: line) == nil
    else { return nil }
    let command = Interruption.command(line, stoppedAfter: meter.stoppedAfter)
    let output = performance().output
    self.logbook?.append(command, output)
    let couldReplay = logbook.obstacle == nil
    self.logbook?.judge(session, spent: meter.spent)
    guard recorder != nil else { return nil }
    do {
      try recorder?.add(command, output)
    } catch {
      recorder = nil
      return "recording has ended: \(error)"
    }
    guard couldReplay, let obstacle = self.logbook?.obstacle else { return nil }
    return "recording goes on, but will not replay from here: \(obstacle)"
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
