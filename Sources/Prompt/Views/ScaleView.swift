import BackpropCore
import Experiment
import TextRendering

/// What becomes of the gradient where every image of the mini-batch is there twice.
enum ScaleView {
  /// A row for each part of each layer, and what it means that one moves.
  static func page(of findings: [ScaleFinding], in session: Session) -> Page {
    let m = session.step?.m ?? 0
    var page = Page("every image twice, \(2 * m) for \(m): a mean stays, and so must every penalty")
    var table = Table(
      .right("layer"),
      .left("of"),
      .left("part"),
      .right("once"),
      .right("twice"),
      .left()
    )
    var last: (layer: Int, isOfBiases: Bool) = (0, true)
    for finding in findings {
      let (l, isOfBiases) = (finding.layer, finding.isOfBiases)
      table.row(
        l == last.layer ? "" : "\(l)",
        (l, isOfBiases) == last ? "" : CheckView.of(isOfBiases),
        finding.part.title,
        "\(Number.scientific(finding.once))",
        "\(Number.scientific(finding.twice))",
        finding.stays ? "stays" : "\("× \(Number.significant(finding.factor))", .bad)"
      )
      last = (l, isOfBiases)
    }
    page.append(table)
    var isSaid: [Part] = []
    for finding in findings where !finding.stays && !isSaid.contains(finding.part) {
      page.append(meaning(of: finding))
      isSaid.append(finding.part)
    }
    if isSaid.isEmpty {
      page.line("\("nothing moves", .good): no part depends on how many images a mini-batch has")
    }
    page.line("it cannot see a constant factor, a sign or a missing part: type check for those")
    return page
  }

  private static func meaning(of finding: ScaleFinding) -> Text {
    let (name, factor) = (finding.part.title, finding.factor)
    switch finding.part {
    case .term(let kind) where (factor - 0.5).magnitude < 1e-6:
      return
        "\(name) \("halves", .bad): it is divided by m, the images of the mini-batch, so \(kind.symbol) means something else at every batch size; divided by n, the images of the training set, it would stay"
    case .data where (factor - 2).magnitude < 1e-6:
      return
        "\(name) \("doubles", .bad): it is a sum over the mini-batch, no mean over it, so η means something else at every batch size; divided by m it would stay"
    default:
      return "\(name) \("moves", .bad): it depends on how many images the mini-batch has"
    }
  }
}
