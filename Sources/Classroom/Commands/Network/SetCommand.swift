import ArgumentParser
import TextRendering
import Wording

struct SetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "List the settings, or change one.",
    discussion: """
      eta is the learning rate η, batch the images m of a mini-batch, lambda the strength λ of L2. \
      A new seed draws the network anew.
      """
  )
  static let group = CommandGroup.network
  static let examples = [
    Example("set lambda 5", "λ = 5 from the next look at the gradient on"),
    Example("set eta 0.1", "η = 0.1 from the next update on"),
    Example("set batch 50", "m = 50 from the next mini-batch on"),
    Example("set", "all settings"),
  ]
  static let completion = CompletionSource.words(["eta", "batch", "lambda", "seed"])

  @Argument(help: "eta, batch, lambda or seed.")
  var name: String?

  @Argument(help: "Its new value.")
  var value: RealNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    guard let name else { return Self.list(session) }
    guard let known = Self.known(name) else {
      throw LearnerError(
        "no setting is called \(name)"
          + Suggestion.ending(
            for: name,
            among: Self.names,
            otherwise: ": there are eta, batch, lambda and seed, as in set eta 0.5"
          )
      )
    }
    guard let value = value?.value else {
      let example = ["batch": "10", "seed": "1"][known] ?? "0.5"
      throw LearnerError("set \(name) needs a value: set \(known) \(example)")
    }
    switch known {
    case "eta":
      guard value > 0, value <= 1e6 else {
        throw LearnerError("the learning rate η is above 0, and 1,000,000 at most: set eta 0.5")
      }
      session.change { $0.eta = value }
    case "batch":
      guard let m = Int(exactly: value), Limits.batchSize.contains(m) else {
        throw LearnerError(
          "a mini-batch has 1 to \(Number.grouped(Limits.batchSize.upperBound)) images: set batch 10"
        )
      }
      session.change { $0.batchSize = m }
    case "lambda":
      guard value >= 0, value <= 1e9 else {
        throw LearnerError(
          "λ is 0 or more, and 1,000,000,000 at most: set lambda 0.5; l2 off switches the penalty off"
        )
      }
      session.change { $0.l2.lambda = value }
    default:
      let seed = try Self.seed(value)
      session.drawNetwork { $0.seed = seed }
    }
    return Page(Self.line(for: known, in: session))
  }

  private static let names = ["eta", "batch", "lambda", "seed"]

  private static func known(_ name: String) -> String? {
    let aliases = ["η": "eta", "lr": "eta", "m": "batch", "λ": "lambda"]
    return names.contains(name) ? name : aliases[name]
  }

  /// A seed from a number that was typed.
  static func seed(_ value: Double) throws -> UInt64 {
    guard value >= 0, let seed = UInt64(exactly: value), seed < 1 << 53 else {
      throw LearnerError("a seed is a whole number from 0, below 2⁵³: set seed 1")
    }
    return seed
  }

  /// The value of a setting, and what it means.
  private static func cells(for name: String, in session: Session) -> (value: Text, meaning: Text) {
    let settings = session.settings
    switch name {
    case "eta": return ("\(Number.exact(settings.eta), .strong)", "learning rate η")
    case "batch": return ("\(settings.batchSize, .strong)", "images in the mini-batches to come, m")
    case "lambda":
      return ("\(Number.exact(settings.l2.lambda), .strong)", L2Command.meaning(session))
    default: return ("\(String(settings.seed), .strong)", "fixes first weights and shuffles")
    }
  }

  /// A setting that was changed, in one line.
  private static func line(for name: String, in session: Session) -> Text {
    let (value, meaning) = cells(for: name, in: session)
    let again = name == "seed" ? ": " + NetCommand.begunAgain : ""
    return "\(name) = \(value), \(meaning)\(again)"
  }

  /// All settings, with what they lead to.
  static func list(_ session: Session) -> Page {
    let settings = session.settings
    var table = Table(.left(), .left(), .left())
    for name in names {
      let (value, meaning) = cells(for: name, in: session)
      table.row("\(name)", value, meaning)
    }
    table.row(
      "net",
      "\(session.sizesText, .strong)",
      "\(settings.activation.rawValue), \(session.network.cost.rawValue), \(session.origin)"
    )
    table.row("data", "\(session.data.name, .strong)", "n = \(session.n) training images")
    return Page(table)
  }
}
