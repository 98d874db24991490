import Experiment
import TextRendering

/// What one command printed.
struct Printout {
  /// To be shown.
  let page: Page
  /// As a transcript holds it.
  let output: String
  /// Whether it is what was refused.
  private(set) var isMistake = false

  init(_ page: Page) {
    (self.page, output) = (page, page.string(in: .plain))
  }

  /// A page that is no longer than a file may have it.
  ///
  /// Throws a `LearnerError` for a longer one, which is not laid out if it need not be to know that.
  init(bounded page: Page) throws {
    guard page.leastBytes <= ReplayBounds.output else { throw ReplayBounds.tooLong }
    self.init(page)
    guard output.utf8.count <= ReplayBounds.output else { throw ReplayBounds.tooLong }
  }

  /// A mistake: the same sentence that the prompt shows.
  init(_ error: any Error) {
    self.init(Page(Text(String(describing: error), role: .bad)))
    isMistake = true
  }

  /// What it took to lay it out.
  var cost: Double { Session.cost(ofPrinting: output.utf8.count) }
}
