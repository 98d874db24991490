import Testing

@testable import Experiment

struct MeterTests {
  @Test func stopsAfterItsPollsAndStaysStopped() {
    let meter = Meter(Work(), polls: 2)
    let answers = (0..<4).map { _ in meter.work.isInterrupted() }
    #expect(answers == [false, false, true, true])
    #expect(meter.stoppedAfter == 2)
    #expect(Meter(Work()).stoppedAfter == nil)
  }

  @Test func stopsOnceOverspent() {
    let meter = Meter(Work(), budget: 10)
    meter.work.spend(10)
    #expect(!meter.work.isInterrupted() && !meter.isOverspent)
    meter.work.spend(0.5)
    #expect(meter.work.isInterrupted() && meter.isOverspent)
    #expect(meter.spent == 10.5 && meter.stoppedAfter == 1)
  }

  /// What is foreseen is refused where it is too much, and not what a stop cuts short.
  @Test func whatIsForeseenIsRefused() throws {
    let work = ForeseenWork(each: 3, times: 4, polls: 2)
    #expect(throws: (any Error).self) { try Meter(Work(), budget: 11).work.foresee(work) }
    try Meter(Work(), budget: 12).work.foresee(work)
    try Meter(Work(), polls: 7, budget: 9).work.foresee(work)
    let outer = Meter(Work(), polls: 7)
    try Meter(outer.work).work.foresee(work)
    #expect(outer.foreseen == 9 && outer.spent == 0)
    let meter = Meter(Work(), budget: 5)
    try meter.work.begin(4)
    #expect(meter.spent == 4)
    #expect(throws: (any Error).self) { try meter.work.begin(2) }
    #expect(meter.spent == 4 && meter.isOverspent)
  }

  /// A meter within a meter: both count, and the outer one stops both.
  @Test func metersNest() {
    let outer = Meter(Work(), polls: 1)
    let inner = Meter(outer.work)
    inner.work.spend(3)
    #expect(!inner.work.isInterrupted() && inner.work.isInterrupted())
    #expect(outer.spent == 3 && outer.stoppedAfter == 1 && inner.stoppedAfter == 1)
  }
}
