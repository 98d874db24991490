import TestSupport
import Testing
import Wording

@testable import Experiment

struct TimelineTests {
  /// A session, and then those after each of some steps.
  private func sessions(_ count: Int) throws -> [Session] {
    var session = Session(data: try Samples.few(30))
    var sessions = [session]
    for _ in 1..<count {
      _ = try session.train(steps: 1, work: Work(), label: "")
      sessions.append(session)
    }
    return sessions
  }

  private func step(_ session: inout Session, threads: Int) throws {
    _ = try session.train(steps: 1, work: Work(threads: threads), label: "")
  }

  @Test func theOldestAreForgottenAndItSaysSo() throws {
    let sessions = try sessions(10)
    // Every entry holds weights that no other has, and none may be computed again.
    var one = Timeline()
    one.keep(sessions[1], Timeline.Change("step"))
    one.keep(sessions[2], Timeline.Change("step"))
    let two = one.bytes
    one.keep(sessions[3], Timeline.Change("step"))
    var timeline = Timeline(limit: one.bytes + (one.bytes - two) / 2)
    for i in 0..<9 { timeline.keep(sessions[i], Timeline.Change("step \(i)")) }
    #expect(timeline.hasForgotten)
    var now = sessions[9]
    for i in [8, 7, 6] {
      let (session, command) = try timeline.goBack(from: now)
      #expect(command == "step \(i)" && session == sessions[i])
      now = session
    }
    let error = try #require(throws: LearnerError.self) { try timeline.goBack(from: now) }
    #expect(
      error.description
        == "there is nothing older to go back to: earlier steps were dropped to save memory"
    )
    for i in [7, 8, 9] {
      now = try timeline.goForward(from: now).0
      #expect(now == sessions[i])
    }
  }

  @Test func theLastCommandCanAlwaysBeUndone() throws {
    let sessions = try sessions(3)
    var timeline = Timeline(limit: 0)
    timeline.keep(sessions[0], Timeline.Change("a"))
    timeline.keep(sessions[1], Timeline.Change("b"))
    #expect(try timeline.goBack(from: sessions[2]).command == "b")
    #expect(throws: LearnerError.self) { try timeline.goBack(from: sessions[1]) }
  }

  /// Where room is short, sessions that can be computed again are, to the bit, and none is forgotten.
  @Test func whatCanBeComputedAgainIsNotKept() throws {
    let sessions = try sessions(41)
    var unbounded = Timeline()
    for i in 0..<40 { unbounded.keep(sessions[i], Timeline.Change("step", cost: 1)) }
    var timeline = Timeline(limit: unbounded.bytes / 4)
    for i in 0..<40 {
      timeline.keep(sessions[i], Timeline.Change("step \(i)", cost: 1, again: step))
    }
    #expect(!timeline.hasForgotten && timeline.count == 40)
    #expect(timeline.bytes <= unbounded.bytes / 4)
    var now = sessions[40]
    for i in (0..<40).reversed() {
      let (session, command) = try timeline.goBack(from: now, threads: 2)
      #expect(command == "step \(i)" && session == sessions[i])
      now = session
    }
    for i in 1...40 {
      now = try timeline.goForward(from: now).0
      #expect(now == sessions[i])
    }
    #expect(throws: LearnerError("there is nothing to redo")) { try timeline.goForward(from: now) }
  }

  /// What takes long to compute is kept, however little room there is.
  @Test func whatTakesLongIsForgottenAndNotComputedAgain() throws {
    let sessions = try sessions(9)
    var timeline = Timeline(limit: 1)
    for i in 0..<8 {
      timeline.keep(sessions[i], Timeline.Change("\(i)", cost: Limits.historyWork, again: step))
    }
    #expect(timeline.count == 1 && timeline.hasForgotten)
  }

  /// A session shares what a command left alone: a setting costs little, a step its weights.
  @Test func whatIsSharedCostsNothing() throws {
    var session = Session(data: try Samples.few(30))
    try step(&session, threads: 1)
    var timeline = Timeline()
    timeline.keep(session, Timeline.Change("a"))
    let one = timeline.bytes
    session.change { $0.eta = 3 }
    timeline.keep(session, Timeline.Change("b"))
    #expect(timeline.bytes - one < 10_000)
    try step(&session, threads: 1)
    let two = timeline.bytes
    timeline.keep(session, Timeline.Change("c"))
    let weights = 784 * 32 * 8 + 32 * 8 + 30 * 16 * 8 + 16 * 8
    #expect((weights..<weights + 20_000).contains(timeline.bytes - two))
  }
}
