import ArgumentParser
import Experiment
import Mistakes
import TextRendering
import Wording

struct BugCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "bug",
    abstract: "Plant a mistake, or hide one and find it.",
    discussion: """
      Everything is computed with the mistake from then on; formulas are printed as books have them, numbers as \
      they come out. plant, hide and off begin training again from the same start, whatever the mistake, so \
      that nothing betrays it; settings and data stay. hide draws one of those that make sense for this \
      network; without --seed another each time, but the first of every session is the same: --seed and a number \
      of your own draws another. guess says what the \
      guessed mistake would have done to this step.
      """
  )
  static let group = CommandGroup.check
  static let examples = [
    Example("bug hide", "hide a mistake, to be found"),
    Example("bug hide --seed 7 --level 1", "the same for a whole class, an easy one"),
    Example("bug hint", "a hint, then another", after: ["bug hide"]),
    Example("bug guess l2-doubled", "is it that one?", after: ["bug hide", "step"]),
    Example("bug reveal", "which it is", after: ["bug hide"]),
    Example("bug plant slope-forgotten", "plant one by its name"),
    Example("bug off", "right again", after: ["bug plant slope-forgotten"]),
    Example("bug", "what is planted"),
  ]
  static let completion = CompletionSource.words(
    ["plant", "guess"].flatMap { word in Mistake.all.map { "\(word) \($0.name)" } }
      + ["hide", "hint", "reveal", "off"]
  )

  @Argument(help: "plant, hide, hint, guess, reveal or off.")
  var what: String?

  @Argument(help: "With plant and guess: the name of a mistake.")
  var name: String?

  @Option(help: "With hide: fixes which mistake it is.")
  var seed: WholeNumber?

  @Option(help: "With hide: how hard it is to find, 1 to 3.")
  var level: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    guard what == "hide" || (seed == nil && level == nil) else {
      throw LearnerError("only hide takes \(seed == nil ? "--level" : "--seed"): bug hide --seed 7")
    }
    guard ["plant", "guess"].contains(what ?? "") == (name != nil) else {
      throw LearnerError(
        name == nil
          ? "bug \(what ?? "") needs the name of a mistake: bug \(what ?? "") l2-doubled"
          : "bug \(what ?? "") takes no name: bug plant l2-doubled, bug guess l2-doubled"
      )
    }
    switch what {
    case nil: return state(of: session)
    case "plant":
      let mistake = try MistakeView.mistake(named: name ?? "")
      if let obstacle = session.obstacle(to: mistake) {
        throw LearnerError("\(mistake.name) makes no sense here, \(obstacle)")
      }
      try session.requireRoom(work: work) { $0.hasMistake = true }
      session.plant(mistake)
      return Page(
        "planted: \(mistake.name, .strong), \(mistake.sentence)",
        Text(NetworkView.begunAgain)
      )
    case "hide":
      try session.requireRoom(work: work) { $0.hasMistake = true }
      return try hide(in: &session)
    case "hint": return try hint(in: &session)
    case "guess": return try guess(in: &session, work: work)
    case "reveal":
      guard session.isHidden, let mistake = session.planted else {
        throw Self.nothingHidden(session)
      }
      session.reveal()
      return told("it is \(mistake.name, .strong): \(mistake.sentence)", mistake)
    case "off":
      guard session.planted != nil else { throw Self.nothingHidden(session) }
      session.plant(nil)
      return Page("every step is right again", Text(NetworkView.begunAgain))
    case let word?:
      throw LearnerError(
        "bug takes plant, hide, hint, guess, reveal or off, not \(word.shown): bug hide"
      )
    }
  }

  private func state(of session: Session) -> Page {
    if let hunt = session.hunt, session.isHidden {
      return Page(
        "a mistake is hidden (seed \(String(hunt.seed))), \(hunt.hints) of 2 hints given: bug guess NAME, bug hint"
      )
    }
    guard let mistake = session.planted else {
      return Page("no mistake is planted: bug hide hides one, bugs lists what there is")
    }
    return Page("planted: \(mistake.name, .strong), \(mistake.sentence)")
  }

  private func hide(in session: inout Session) throws -> Page {
    if let level, !(1...3).contains(level.value) {
      throw LearnerError("a level is 1, 2 or 3: bug hide --level 1")
    }
    let seed = try seed.map { seed in
      guard let value = UInt64(exactly: seed.value) else {
        throw LearnerError("a seed is a whole number from 0: bug hide --seed 7")
      }
      return value
    }
    try session.hide(seed: seed, level: level?.value)
    return Page(
      "a mistake is hidden (seed \(String(session.hunt?.seed ?? 0))); \(NetworkView.begunAgain)",
      "look at the numbers of a step with explain and check, at images and training with show batch and epoch; then bug guess NAME, of those that bugs lists"
        as Text
    )
  }

  private func hint(in session: inout Session) throws -> Page {
    guard session.isHidden else { throw Self.nothingHidden(session) }
    guard let hint = session.takeHint() else {
      throw LearnerError("both hints were given: bug guess NAME, or bug reveal tells which it is")
    }
    return Page(Text(hint))
  }

  private func guess(in session: inout Session, work: Work) throws -> Page {
    guard session.isHidden, let planted = session.planted else { throw Self.nothingHidden(session) }
    let guessed = try MistakeView.mistake(named: name ?? "")
    if guessed == planted {
      session.reveal()
      return told("\("found", .good): \(planted.name, .strong), \(planted.sentence)", planted)
    }
    if let obstacle = session.obstacle(to: guessed) {
      return Page("it is \("not", .bad) \(guessed.name), which makes no sense here, \(obstacle)")
    }
    let clue = try session.clue(to: guessed, work: work)
    return Page(
      "it is \("not", .bad) \(guessed.name)",
      MistakeView.text(of: clue, with: guessed, in: session)
    )
  }

  /// A mistake that is no secret any more, with what its line reads and should read.
  private func told(_ title: Text, _ mistake: Mistake) -> Page {
    var table = Table(.left(), .left())
    table.row("wrong", "\(mistake.code.wrong)")
    table.row("right", "\(mistake.code.right)")
    table.row("see it", "\(mistake.command)")
    var page = Page(title, table)
    page.line("it stays planted until bug off")
    return page
  }

  private static func nothingHidden(_ session: Session) -> LearnerError {
    LearnerError(
      session.planted.map { "it is no secret, \($0.name) is planted: bug off takes it out" }
        ?? "no mistake is hidden: bug hide hides one, bug plant l2-doubled plants one"
    )
  }
}
