import TextRendering

/// A page of HTML that needs nothing but itself: no script, no font, no picture from elsewhere.
///
/// Headings of the first two levels begin its sections, which are its slides, too.
package struct HTMLPage {
  /// What the file begins with, whichever version of the program wrote it.
  package static let mark = "<!doctype html>\n<!-- written by backprop "

  /// A part of the page under a heading.
  private struct Section {
    let id: String
    /// The heading, and its words without marks; none before the first.
    let heading: (element: Markup, words: String)?
    var body = Markup()
  }

  /// What it is called.
  private let title: String
  /// What is said of it above its text, such as `Lesson 1` and `25 minutes`.
  private let about: [String]
  /// What is said of it below its text.
  private let foot: [String]
  private let version: String
  private var sections: [Section] = []
  var identifiers = Identifiers()

  /// A page without text, written by a version of the program.
  package init(title: String, about: [String] = [], foot: [String] = [], version: String) {
    (self.title, self.about, self.foot, self.version) = (title, about, foot, version)
    for name in ["top", "text"] { _ = identifiers.next(for: name) }
  }

  /// Bytes of its text so far.
  package private(set) var count = 0

  /// Adds lines of Markdown.
  package mutating func add(markdown lines: [String]) {
    for block in MarkdownBlock.blocks(of: lines) {
      guard case .heading(let level, let words) = block else {
        add(Markup([block]))
        continue
      }
      addHeading(level, words)
    }
  }

  private mutating func addHeading(_ level: Int, _ words: String) {
    let markup = Markup(markdown: words)
    let plain = MarkdownInline.words(of: words)
    let id = identifiers.next(for: plain)
    guard level > 2 else {
      let heading: Markup =
        level == 1 ? "<h1 id=\"\(id)\">\(markup)</h1>\n" : "<h2 id=\"\(id)\">\(markup)</h2>\n"
      sections.append(Section(id: id, heading: (heading, plain)))
      count += heading.source.utf8.count
      return
    }
    switch level {
    case 3: add("<h3 id=\"\(id)\">\(markup)</h3>\n")
    case 4: add("<h4 id=\"\(id)\">\(markup)</h4>\n")
    case 5: add("<h5 id=\"\(id)\">\(markup)</h5>\n")
    default: add("<h6 id=\"\(id)\">\(markup)</h6>\n")
    }
  }

  /// Adds markup at the end of the last section.
  mutating func add(_ markup: Markup) {
    if sections.isEmpty {
      sections.append(Section(id: identifiers.next(for: "beginning"), heading: nil))
    }
    sections[sections.count - 1].body += markup
    count += markup.source.utf8.count
  }

  /// The file; as slides, the arrow keys lead from section to section.
  package func source(asSlides: Bool = false) -> String {
    let policy: Markup =
      asSlides ? "; script-src 'sha256-\(Slides.hash)'" : ""
    let page: Markup = """
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\(policy)">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>
      \(StyleSheet.page)
      \(FigureStyle.sheet)
      \(asSlides ? Slides.sheet : Markup())
      </style>
      </head>
      <body id="top">
      <a class="skip" href="#text">To the text</a>
      <header>
      \(head)</header>
      <main id="text">
      \(sections.indices.map(section).joined())</main>
      <footer>
      \(foot.map { "<p>\(Markup(markdown: $0))</p>\n" as Markup }.joined())</footer>
      \(asSlides ? "<script>\(Slides.script)</script>\n" : Markup())</body>
      </html>

      """
    return Self.mark + "\(version) -->\n" + page.source
  }

  /// What it is called, and a table of its sections.
  private var head: Markup {
    var head = Markup()
    if !about.isEmpty { head += "<p class=\"about\">\(about.joined(separator: " · "))</p>\n" }
    head += ownTitle ?? "<h1>\(title)</h1>\n"
    let named = sections.dropFirst(ownTitle == nil ? 0 : 1).filter { $0.heading != nil }
    guard named.count > 1 else { return head }
    let links = named.map { section -> Markup in
      "<li><a href=\"#\(section.id)\">\(section.heading?.words ?? "")</a></li>\n"
    }
    return head + "<nav aria-label=\"Sections\"><ol>\n\(links.joined())</ol></nav>\n"
  }

  /// The heading of the text, if it begins with one of the first level: then it is that of the page.
  private var ownTitle: Markup? {
    guard let heading = sections.first?.heading?.element, heading.source.hasPrefix("<h1") else {
      return nil
    }
    return heading
  }

  private func section(_ index: Int) -> Markup {
    let section = sections[index]
    guard let heading = section.heading else { return "<section>\n\(section.body)</section>\n" }
    let element = index == 0 && ownTitle != nil ? Markup() : heading.element
    return """
      <section aria-labelledby="\(section.id)">
      \(element)\(section.body)</section>

      """
  }
}
