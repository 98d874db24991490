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

  /// A mistake: the same sentence that the prompt shows.
  init(_ error: any Error) {
    self.init(Page(Text(String(describing: error), role: .bad)))
    isMistake = true
  }
}
