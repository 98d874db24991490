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

  /// A meter within a meter: both count, and the outer one stops both.
  @Test func metersNest() {
    let outer = Meter(Work(), polls: 1)
    let inner = Meter(outer.work)
    inner.work.spend(3)
    #expect(!inner.work.isInterrupted() && inner.work.isInterrupted())
    #expect(outer.spent == 3 && outer.stoppedAfter == 1 && inner.stoppedAfter == 1)
  }
}
