import ArgumentParser
import Experiment
import TextRendering
import Wording

struct SetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "List the settings, or change one.",
    discussion: """
      \(Setting.all.map { "\($0.name.padding(to: 8)) \($0.meaning)" }.joined(separator: "\n"))

      A new seed draws the network anew. --as takes lambda as a number of another program or book, and says \
      what that is here: l2 audit --conventions lists them. Whether a long output pauses on the screen is the \
      command more.
      """
  )
  static let group = CommandGroup.network
  static let examples = [
    Example("set lambda 5", "λ = 5 from the next look at the gradient on"),
    Example("set eta 0.1", "η = 0.1 from the next update on"),
    Example("set batch 50", "m = 50 from the next mini-batch on"),
    Example("set lambda 1e-4 --as pytorch", "λ that does what weight_decay 1e-4 does"),
    Example("set warnings off", "trouble is no longer said as it begins"),
    Example("set", "all settings"),
  ]
  static let completion = CompletionSource.words(
    Setting.all.flatMap { setting in
      setting.words.isEmpty ? [setting.name] : setting.words.map { "\(setting.name) \($0)" }
    }
  )

  @Argument(help: "One of the names above.")
  var name: String?

  @Argument(help: "Its new value.")
  var value: SettingValue?

  @Option(name: .customLong("as"), help: "Whose lambda it is: a name of l2 audit --conventions.")
  var convention: Named<Convention>?

  func run(in session: inout Session, work: Work) throws -> Page {
    guard let name else {
      guard convention == nil else { throw Self.isForLambda }
      return Self.list(session)
    }
    guard let setting = Setting.named(name) else {
      let all = Setting.all.map(\.name)
      throw LearnerError(
        "no setting is called \(name.shown)"
          + Suggestion.ending(
            for: name,
            among: all,
            otherwise: ": there are \(all.list("and")), as in set eta 0.5"
          )
      )
    }
    guard let value = value?.value(of: setting) else {
      let example = setting.words.first ?? setting.example
      throw LearnerError("set \(name) needs a value: set \(setting.name) \(example)")
    }
    if let convention = convention?.value {
      guard setting.term == .l2 else { throw Self.isForLambda }
      try session.setLambda(to: value, as: convention, work: work)
      return ConventionView.page(of: convention, value, in: session)
    }
    let before = session
    try session.set(setting, to: value, work: work)
    let again = setting.drawsNetwork ? ": " + NetworkView.begunAgain : ""
    var page = Page(
      "\(setting.name) = \(Self.value(of: setting, in: session)), \(Self.meaning(of: setting, in: session))\(again)"
    )
    for line in ConventionView.warnings(on: session, since: before) { page.line(line) }
    return page
  }

  private static let isForLambda = LearnerError(
    "--as says whose lambda a number is: set lambda 1e-4 --as pytorch"
  )

  private static func value(of setting: Setting, in session: Session) -> Text {
    if let word = setting.word(in: session) { return "\(word, .strong)" }
    let value = setting.read(session)
    // A seed has more digits than a number with an exponent shows.
    let text = UInt64(exactly: value).map { String($0) } ?? Number.exact(value)
    return "\(text, .strong)"
  }

  private static func meaning(of setting: Setting, in session: Session) -> Text {
    setting.term.map { TermView.meaning(of: session.settings[$0], in: session) }
      ?? "\(setting.meaning)"
  }

  /// All settings, with what they lead to.
  static func list(_ session: Session) -> Page {
    var table = Table(.left(), .left(), .left())
    for setting in Setting.all where setting.isListed(session) {
      table.row(
        "\(setting.name)",
        value(of: setting, in: session),
        meaning(of: setting, in: session)
      )
    }
    table.row(
      "net",
      "\(session.sizesText, .strong)",
      "\(session.settings.activation.name), \(session.network.output.name), \(session.origin)"
    )
    table.row("data", "\(session.data.name, .strong)", "n = \(session.n) training images")
    return Page(table)
  }
}
