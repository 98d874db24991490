import BackpropCore
import Wording

extension Setting {
  /// Every setting, in the order they are listed.
  package static let all: [Setting] =
    [
      Setting(
        "eta",
        ["η", "lr"],
        "learning rate η",
        example: "0.5",
        range: "the learning rate η is above 0, and 1,000,000 at most: set eta 0.5",
        read: { $0.settings.eta },
        write: { settings, value in
          settings.eta = value
          return value > 0 && value <= 1e6
        }
      ),
      Setting(
        "batch",
        ["m"],
        "images in the mini-batches to come, m",
        example: "10",
        range: "a mini-batch has 1 to 10,000 images: set batch 10",
        measured: ("m", { Double($0.step?.m ?? $0.batchSize) }),
        read: { Double($0.settings.batchSize) },
        write: { settings, value in
          guard let m = Int(exactly: value), Limits.batchSize.contains(m) else { return false }
          settings.batchSize = m
          return true
        }
      ),
    ] + Term.Kind.all.map(strength) + [mu, seed, warnings]

  /// Whether trouble is said as it begins.
  private static let warnings = Setting(
    "warnings",
    [],
    "whether trouble is said as it begins",
    words: ["off", "on"],
    example: "0",
    range: "warnings are off or on: set warnings off",
    isListed: { !$0.settings.hasWarnings },
    read: { $0.settings.hasWarnings ? 1 : 0 },
    write: { settings, value in
      settings.hasWarnings = value == 1
      return value == 0 || value == 1
    }
  )

  /// μ of momentum.
  private static let mu = Setting(
    "mu",
    ["μ"],
    "momentum μ, the share of the last velocity that is kept",
    example: "0.9",
    range: "the momentum μ is from 0 to below 1: set mu 0.9",
    isListed: { $0.rule.kind.settings.contains("mu") },
    read: { $0.settings.mu },
    write: { settings, value in
      settings.mu = value
      return value >= 0 && value < 1
    }
  )

  /// λ of a term.
  private static func strength(of kind: Term.Kind) -> Setting {
    Setting(
      kind.setting,
      [kind.symbol],
      "strength of \(kind.name)",
      term: kind,
      example: "0.5",
      range: "\(kind.symbol) is 0 or more, and 1,000,000,000 at most: set \(kind.setting) 0.5; "
        + "\(kind.key) off switches the penalty off",
      isListed: { $0.settings[kind].isOn || kind.isAlwaysListed },
      read: { $0.settings[kind].lambda },
      write: { settings, value in
        settings[kind].lambda = value
        return value >= 0 && value <= 1e9
      }
    )
  }

  /// The seed of first weights and shuffles.
  package static let seed = Setting(
    "seed",
    [],
    "fixes first weights and shuffles",
    example: "1",
    range: "a seed is a whole number from 0, below 2⁵³: set seed 1",
    drawsNetwork: true,
    read: { Double($0.settings.seed) },
    write: { settings, value in
      guard value >= 0, let seed = UInt64(exactly: value), seed < 1 << 53 else { return false }
      settings.seed = seed
      return true
    }
  )
}
