import ArgumentParser
import Experiment
import Mistakes
import TextRendering

struct BugsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "bugs",
    abstract: "List the mistakes people make, or tell of one.",
    discussion: """
      They stand in the order of a step: data and start, forward, backward, gradient, penalty, update. The \
      level says how hard each is to find, from 1 to 3. What makes no sense for this network says why.
      """
  )
  static let group = CommandGroup.check
  static let examples = [
    Example("bugs", "every mistake that can be planted"),
    Example("bugs l2-divided-by-m", "one: wrong line, right line, how it shows"),
  ]
  static let completion = CompletionSource.words(Mistake.all.map(\.name))

  @Argument(help: "The name of a mistake.")
  var name: String?

  func run(in session: inout Session, work: Work) throws -> Page {
    if let name {
      let mistake = try MistakeView.mistake(named: name)
      var page = MistakeView.page(of: mistake)
      if let obstacle = session.obstacle(to: mistake) { page.line("not here: \(obstacle)") }
      return page
    }
    var table = Table(.left("mistake"), .right("level"), .left("what is done"))
    for mistake in Mistake.all {
      table.row("\(mistake.name, .strong)", "\(mistake.level)", "\(mistake.sentence)")
    }
    var page = Page(table)
    let obstacles = Mistake.all.compactMap { mistake in
      session.obstacle(to: mistake).map { (mistake.name, $0) }
    }
    if !obstacles.isEmpty {
      page.line("\("not here", .heading)")
      var table = Table(.left(), .left())
      for (name, obstacle) in obstacles { table.row("  \(name)", "\(obstacle)") }
      page.append(table)
    }
    page.line("bug plant NAME plants one, bug hide one that is not named: find it")
    return page
  }
}
