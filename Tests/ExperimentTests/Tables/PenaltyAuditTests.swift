import BackpropCore
import Mistakes
import TestSupport
import Testing

@testable import Experiment

struct PenaltyAuditTests {
  private func session() throws -> Session {
    var session = Session(data: try Samples.few(40))
    session.drawNetwork { $0.sizes = [784, 5, 10] }
    return session
  }

  /// (1 − ηλ/n)^k, whatever λ is divided by; n = 40, m = 10, η = 0.5, λ = 0.5.
  @Test func whatRemainsByPlainDescent() throws {
    let audit = try PenaltyAudit(of: session(), work: Work())
    #expect(audit.steps == [1, 4, 1_000])
    for (reading, divisor) in zip(audit.readings, [40.0, 10, 1]) {
      #expect(reading.factor == 0.5 / divisor)
      var power = 1.0
      for step in 1...1_000 {
        power *= 1 - 0.25 / divisor
        guard let index = audit.steps.firstIndex(of: step) else { continue }
        #expect(abs(reading.remains[index] / power - 1) < 1e-9, "\(divisor), \(step)")
      }
    }
  }

  /// v ← μ v − η (λ/n) w, w ← w + v.
  @Test func whatRemainsByMomentum() throws {
    var session = try session()
    session.move(by: .momentum)
    let audit = try PenaltyAudit(of: session, work: Work())
    var (w, v) = (1.0, 0.0)
    for _ in 0..<4 {
      v = 0.9 * v - 0.5 * (0.5 / 40) * w
      w += v
    }
    #expect(abs(audit.readings[0].remains[1] / w - 1) < 1e-12)
  }

  @Test func layersAreThoseOfTheGradient() throws {
    var session = try session()
    let ahead = try PenaltyAudit(of: session, work: Work())
    while session.step?.phase != .gradient { try session.advance(threads: 1) }
    let audit = try PenaltyAudit(of: session, work: Work())
    for l in 1...2 {
      let ratio = try session.value(named: "ratio.\(l)", work: Work())
      #expect(audit.ratio(l) == ratio && ahead.ratio(l) == ratio)
      #expect(audit.layers[l - 1].rms == (try session.value(named: "rms.\(l)", work: Work())))
    }
    let seen = try #require(audit.factorSeen)
    #expect(abs(seen / audit.factor - 1) < 1e-12)
  }

  /// A step that does something else than what is set is found out.
  @Test func aPlantedMistakeIsSeen() throws {
    var session = try session()
    session.planted = Mistake.named("l2-divided-by-m")
    let audit = try PenaltyAudit(of: session, work: Work())
    let seen = try #require(audit.factorSeen)
    #expect(abs(seen / audit.factor - 4) < 1e-9)
  }
}
