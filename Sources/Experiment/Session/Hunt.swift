import Arithmetic
import BackpropCore
import Mistakes
import Wording

/// The search for a mistake that was hidden.
package struct Hunt: Sendable, Equatable {
  /// What fixed which mistake it is.
  package let seed: UInt64
  /// How many of its hints were given.
  package internal(set) var hints = 0
  /// Whether it is no secret any more: found, or revealed.
  package internal(set) var isOver = false
}

extension Session {
  /// The mistake that is planted, where that is no secret.
  package var knownMistake: Mistake? { isHidden ? nil : planted }

  /// Whether a mistake is planted and nobody is to know which.
  package var isHidden: Bool { hunt.map { !$0.isOver } ?? false }

  /// Why a mistake makes no sense here, and what to type; none where it does.
  package func obstacle(to mistake: Mistake) -> String? {
    if let obstacle = mistake.obstacle(network, objective) { return obstacle }
    let count = BatchCount(
      m: settings.batchSize,
      n: n,
      outputs: network[network.layers.count].units
    )
    return mistake.isMadeRight(by: count, hyper)
      ? "with m = \(count.m) and n = \(count.n) it changes nothing: type set batch 10" : nil
  }

  /// Plants one of those that make sense here, and keeps it secret; training begins again.
  ///
  /// Without a seed it takes one that follows from the settings and from how many were hidden before, so
  /// that the same commands hide the same, and never the one before again. Throws a `LearnerError` where no mistake of the level makes
  /// sense.
  package mutating func hide(seed: UInt64?, level: Int?) throws {
    let choice = Mistake.all.filter { mistake in
      (level == nil || mistake.level == level) && obstacle(to: mistake) == nil
    }
    guard !choice.isEmpty else {
      throw LearnerError(
        "no mistake of level \(level ?? 1) makes sense for this network: type bugs for what each needs"
      )
    }
    func drawn(_ seed: UInt64) -> Mistake {
      choice[SplitMix64(seed: seed).integer(at: 0, below: choice.count)]
    }
    var next: UInt64
    repeat {
      hiddenCount += 1
      next = UInt64(SplitMix64(seed: settings.seed).integer(at: hiddenCount, below: 1_000_000))
    } while choice.count > 1 && drawn(next) == planted
    plant(drawn(seed ?? next))
    hunt = Hunt(seed: seed ?? next)
  }

  /// The next hint about the mistake that is hidden; none where all were given.
  package mutating func takeHint() -> String? {
    guard let hunt, let hints = planted?.hints, hunt.hints < hints.count else { return nil }
    self.hunt?.hints += 1
    return hints[hunt.hints]
  }

  /// Ends the search: which mistake it was is no secret any more.
  package mutating func reveal() {
    hunt?.isOver = true
  }
}
