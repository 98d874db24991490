import BackpropCore
import Mistakes
import Wording

extension Switch {
  /// Every switch there is, in the order they are listed.
  package static let all: [Switch] =
    Term.Kind.all.map(isOn) + Term.Kind.all.map(scale)
    + Setting.all.filter(\.words.isEmpty).map(setting) + [
      Switch(
        "init",
        "how the first weights are drawn",
        Initialization.allCases.map(\.rawValue),
        startsAnew: "other first weights",
        read: { $0.settings.initialization.rawValue },
        write: { session, word in
          guard let value = Initialization(rawValue: word) else { return }
          session.drawNetwork { $0.initialization = value }
        }
      ),
      Switch(
        "activation",
        "σ of the hidden layers",
        Activation.all.map(\.name),
        startsAnew: "the same first weights",
        obstacle: {
          $0.network.layers.count > 1
            ? nil : "there is no hidden layer whose σ could be another: type net 784-30-10 first"
        },
        read: { $0.settings.activation.name },
        write: { session, word in
          guard let value = Activation.named(word) else { return }
          session.drawNetwork { $0.activation = value }
        }
      ),
      Switch(
        "cost",
        "the cost of the data, with the activation of the last layer",
        Output.all.map(\.name),
        startsAnew: "the same first weights",
        read: { $0.settings.output.name },
        write: { session, word in
          guard let value = Output.named(word) else { return }
          session.drawNetwork { $0.output = value }
        }
      ),
      Switch(
        "rule",
        "what moves the weights",
        Rule.Kind.all.map(\.name),
        read: { $0.rule.kind.name },
        write: { session, word in
          guard let kind = Rule.Kind.named(word), kind != session.rule.kind else { return }
          session.move(by: kind)
        }
      ),
      bug,
    ]

  /// A mistake in the step, or none; that of now is nobody's to say.
  private static let bug = Switch(
    name: "bug",
    aliases: [],
    meaning: "a mistake of a step that people make",
    values: .words(["none"] + Mistake.all.map(\.name)),
    example: "none \(Mistake.all[0].name)",
    startsAnew: "the same first weights",
    read: { _ in .word("none") },
    obstacle: { _ in nil },
    write: { session, value, _ in
      guard case .word(let word) = value else { return }
      let mistake = Mistake.named(word)
      if let obstacle = mistake?.obstacle(session.network, session.objective) {
        throw LearnerError(obstacle)
      }
      session.plant(mistake)
    }
  )

  /// A term on or off.
  private static func isOn(_ kind: Term.Kind) -> Switch {
    Switch(
      kind.key,
      "the \(kind.name) penalty",
      ["on", "off"],
      read: { $0.settings[kind].isOn ? "on" : "off" },
      write: { session, word in session.change { $0[kind].isOn = word == "on" } }
    )
  }

  /// What λ of a term is divided by.
  private static func scale(of kind: Term.Kind) -> Switch {
    Switch(
      kind == .l2 ? "scale" : "\(kind.key)-scale",
      "what \(kind.symbol) is divided by",
      Term.Scale.allCases.map(\.rawValue),
      obstacle: { isOff(kind, in: $0) },
      read: { $0.settings[kind].scale.rawValue },
      write: { session, word in
        guard let scale = Term.Scale(rawValue: word) else { return }
        session.change { $0[kind].scale = scale }
      }
    )
  }

  /// What is said of a term that is off.
  private static func isOff(_ kind: Term.Kind, in session: Session) -> String? {
    session.settings[kind].isOn
      ? nil : "\(kind.name) is off: type \(kind.key) on first, or compare \(kind.key)"
  }

  /// A number that can be set.
  private static func setting(_ setting: Setting) -> Switch {
    Switch(
      name: setting.name,
      aliases: setting.aliases,
      meaning: setting.meaning,
      values: .numbers,
      example: setting.examples,
      startsAnew: setting.drawsNetwork ? "other first weights and mini-batches" : nil,
      read: { session in
        // No mini-batch has more images than there are.
        let most = setting.name == "batch" ? Double(session.n) : .infinity
        return .number(min(setting.read(session), most))
      },
      obstacle: { session in
        if let term = setting.term { return isOff(term, in: session) }
        guard !setting.isListed(session),
          let rule = Rule.Kind.all.first(where: { $0.settings.contains(setting.name) })
        else { return nil }
        return
          "the rule \(session.rule.kind.name) has no use for \(setting.name): type rule \(rule.name) first"
      },
      write: { session, value, work in
        guard case .number(let number) = value else { return }
        if setting.name == "batch", number > Double(session.n) {
          throw LearnerError(
            "no mini-batch has more images than there are, n = \(session.n): "
              + "compare batch 10 \(session.n)"
          )
        }
        try session.set(setting, to: number, work: work)
      }
    )
  }

  /// A switch whose values are words.
  private init(
    _ name: String,
    _ meaning: String,
    _ words: [String],
    startsAnew: String? = nil,
    obstacle: @escaping @Sendable (Session) -> String? = { _ in nil },
    read: @escaping @Sendable (Session) -> String,
    write: @escaping @Sendable (inout Session, String) -> Void
  ) {
    self.init(
      name: name,
      aliases: [],
      meaning: meaning,
      values: .words(words),
      example: words.prefix(2).joined(separator: " "),
      startsAnew: startsAnew,
      read: { .word(read($0)) },
      obstacle: obstacle,
      write: { session, value, _ in
        if case .word(let word) = value { write(&session, word) }
      }
    )
  }
}

extension Setting {
  /// Values that can be compared, for examples.
  fileprivate var examples: String {
    switch name {
    case "seed": "1 2 3"
    case "batch": "1 10 100"
    case "mu": "0 0.5 0.9"
    case "eta": "0.001 0.5 20"
    default: "0 0.5 5"
    }
  }
}
