import TestSupport
import Testing
import Wording

@testable import Classroom

struct TimelineTests {
  private func sessions(_ count: Int) throws -> [Session] {
    var room = Classroom(data: try Samples.few(30))
    return try (0..<count).map { _ in
      try room.type("step")
      return room.session
    }
  }

  @Test func theOldestAreDroppedAndItSaysSo() throws {
    let sessions = try sessions(10)
    let each = sessions[1].bytes(notSharedWith: sessions[2])
    var timeline = Timeline(limit: 3 * each + each / 2)
    for i in 0..<9 { timeline.keep(sessions[i], command: "step \(i)", after: sessions[i + 1]) }
    #expect(timeline.hasForgotten)
    var now = sessions[9]
    for i in [8, 7, 6] {
      let (session, command) = try timeline.goBack(from: now)
      #expect(command == "step \(i)" && Snapshot(session) == Snapshot(sessions[i]))
      now = session
    }
    let error = try #require(throws: LearnerError.self) { try timeline.goBack(from: now) }
    #expect(
      error.description
        == "there is nothing older to go back to: earlier steps were dropped to save memory"
    )
    for i in [7, 8, 9] {
      now = try timeline.goForward(from: now).0
      #expect(Snapshot(now) == Snapshot(sessions[i]))
    }
  }

  @Test func theLastCommandCanAlwaysBeUndone() throws {
    let sessions = try sessions(3)
    var timeline = Timeline(limit: 0)
    timeline.keep(sessions[0], command: "a", after: sessions[1])
    timeline.keep(sessions[1], command: "b", after: sessions[2])
    #expect(try timeline.goBack(from: sessions[2]).command == "b")
    #expect(throws: LearnerError.self) { try timeline.goBack(from: sessions[1]) }
  }

  /// A session shares what a command left alone: a setting costs little, a step its matrices.
  @Test func whatIsSharedCostsNothing() throws {
    var room = Classroom(data: try Samples.few(30))
    try room.type("step")
    let step = room.session
    try room.type("l2 off")
    #expect(step.bytes(notSharedWith: room.session) < 10_000)
    try room.type("step")
    #expect(step.bytes(notSharedWith: room.session) > 2 * 784 * 30 * 8)
  }
}
