import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct RuleCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "Choose what moves the weights: sgd or momentum.",
    discussion: """
      sgd takes w ← w − η ∂C/∂w. momentum remembers a velocity: v ← μ v − η ∂C/∂w, then w ← w + v, one \
      velocity for the data and one for each penalty, so that update shows them apart; μ is set by set \
      mu. A change of the rule begins with velocity 0.
      """
  )
  static let group = CommandGroup.regularise
  static let examples = [
    Example("rule momentum", "weights that keep their speed"),
    Example("rule sgd", "plain descent again", after: ["rule momentum"]),
    Example("rule", "which it is"),
  ]
  static let completion = CompletionSource.words(Rule.Kind.all.map(\.name))

  @Argument(help: "sgd or momentum.")
  var name: String?

  func run(in session: inout Session, work: Work) throws -> Page {
    if let name {
      guard let kind = Rule.Kind.named(name) else {
        let names = Rule.Kind.all.map(\.name)
        throw LearnerError(
          "no rule is called \(name)"
            + Suggestion.ending(
              for: name,
              among: names,
              otherwise: ": there are \(names.list("and")), as in rule \(names[0])"
            )
        )
      }
      if kind != session.rule.kind { session.move(by: kind) }
    }
    let kind = session.rule.kind
    var line: Text = "the rule is \(kind.name, .strong): \(kind.formula)"
    for setting in kind.settings.compactMap(Setting.named) {
      line += ", \(setting.aliases[0]) = \(Number.exact(setting.read(session)))"
    }
    return Page(line)
  }
}
