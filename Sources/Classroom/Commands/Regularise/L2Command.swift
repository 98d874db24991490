import ArgumentParser
import BackpropCore
import TextRendering
import Wording

struct L2Command: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "l2",
    abstract: "Switch the L2 penalty on or off, or choose its divisor.",
    discussion: """
      The penalty adds λ/(2n) Σw² to the cost, so (λ/n) w to the gradient of each weight, where n \
      counts the images of the training set. scale batch divides by m, the images of the \
      mini-batch: a common mistake, n/m times too strong. Nothing else changes, so grad shows at \
      once what it does.
      """
  )
  static let group = CommandGroup.regularise
  static let examples = [
    Example("l2 off", "only the data move the weights"),
    Example("l2 on", "the penalty is back"),
    Example("l2 scale batch", "λ/m in place of λ/n: the mistake"),
    Example("l2 scale dataset", "λ/n again"),
    Example("l2", "how it stands"),
  ]
  static let completion = CompletionSource.words(["on", "off", "scale dataset", "scale batch"])

  @Argument(help: "on, off or scale.")
  var what: String?

  @Argument(help: "With scale: dataset or batch.")
  var scale: String?

  func run(in session: inout Session, work: Work) throws -> Page {
    switch (what, scale) {
    case (nil, _): break
    case ("on", nil): session.change { $0.l2.isOn = true }
    case ("off", nil): session.change { $0.l2.isOn = false }
    case ("scale", let name):
      guard let scale = name.flatMap(L2.Scale.init) else {
        throw LearnerError("λ is divided by n or by m: l2 scale dataset, l2 scale batch")
      }
      session.change { $0.l2.scale = scale }
    default:
      throw LearnerError("l2 takes on, off, scale dataset or scale batch: l2 off")
    }
    let decay = session.descent.l2.decay(
      eta: session.settings.eta,
      n: session.n,
      m: session.settings.batchSize
    )
    guard session.settings.l2.isOn else {
      return Page("L2 is \("off", .strong): only the data move the weights")
    }
    var page = Page(
      "L2 is \("on", .strong), λ = \(Number.exact(session.settings.l2.lambda)), \(Self.meaning(session))"
    )
    page.line("each step multiplies every weight by \(Number.exact(decay)) before the data move it")
    return page
  }

  /// What λ is divided by, in words and numbers.
  static func meaning(_ session: Session) -> Text {
    let l2 = session.settings.l2
    guard l2.isOn else { return "not used while L2 is off" }
    let (n, m) = (session.n, session.settings.batchSize)
    let factor = Number.significant(l2.factor(n: n, m: m))
    return l2.scale == .dataset
      ? "divided by n = \(n): λ/n = \(factor)"
      : "divided by m = \(m), the mini-batch: λ/m = \(factor)"
  }
}
