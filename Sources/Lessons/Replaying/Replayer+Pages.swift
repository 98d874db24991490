import LessonFormat
import Prompt
import TextRendering

extension Replayer {
  /// The place and the number of stops: `3/17> `.
  var prompt: String {
    let place = "\(min(position + 1, stops.count))/\(stops.count)"
    if isOnDetour { return "\(place) detour> " }
    return position == stops.count ? "end of \(stops.count)> " : "\(place)> "
  }

  /// The place in words.
  var place: String {
    position == stops.count ? "its end" : "\(position + 1) of \(stops.count)"
  }

  /// The document's name, and the text up to the first stop.
  func opening() -> Page {
    let header = document.header
    var page = Page()
    if let title = header?.title {
      let number = header?.number.map { "Lesson \($0): " } ?? ""
      page.line("\(number + title, .heading)")
      if let length { page.line(length.role(.dim)) }
    }
    if let program = header?.program, program != Version.number {
      page.line("recorded with backprop \(program); this is \(Version.number)".role(.dim))
    }
    if let student = header?.student {
      let seed = header?.seed.map { ", numbers of your own from seed \($0)" } ?? ""
      page.line("of \(student)\(seed)".role(.dim))
    }
    page.line(
      "Enter goes on; back, goto N, list, resume and stop are explained by help replay".role(.dim)
    )
    page.append(upcoming())
    return page
  }

  /// How long it takes and how much it asks: `25 minutes, 13 questions`; nil where neither is known.
  private var length: String? {
    func counted(_ count: Int?, _ unit: String) -> String? {
      count.flatMap { $0 == 0 ? nil : $0 == 1 ? "1 \(unit)" : "\($0) \(unit)s" }
    }
    let parts = [
      counted(document.header?.minutes, "minute"), counted(document.questions.count, "question"),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The prose before the next stop, and the stop.
  func upcoming() -> Page {
    var page = Page()
    let start = position == 0 ? 0 : stops[position - 1] + 1
    let end = position < stops.count ? stops[position] : document.items.count
    for item in document.items[start..<end] {
      if case .prose(let prose) = item { Replayer.show(prose, on: &page) }
    }
    page.append(waiting())
    return page
  }

  /// The next stop: a command as if typed, or a question.
  func waiting() -> Page {
    var page = Page()
    switch item(at: position) {
    case .exchange(let exchange):
      page.append(Text("bp> ", role: .prompt) + Text(exchange.command, role: .strong))
    case .question(let question):
      page.append(Attempt(question).page)
      switch replay.attempt?.outcome ?? .open {
      case .open: page.line(question.invitation.role(.dim))
      case .skipped: page.line("skipped: type your answer, or press Enter to go on".role(.dim))
      case .noted: page.line("noted: type another answer, or press Enter to go on".role(.dim))
      case .right: page.line("answered already: press Enter to go on".role(.dim))
      }
    case .prose, nil: page.append(ending())
    }
    return page
  }

  /// What is said at the end of a document: what can be done there, and which lesson is next.
  private func ending() -> Page {
    var page = Page("the end of \(name): type back, goto 1 or stop".role(.dim))
    guard lesson != nil else { return page }
    let skipped = stops.indices.filter { stop in
      guard case .question(let question) = item(at: stop) else { return false }
      return answers.outcome(of: question) == .skipped
    }
    if !skipped.isEmpty {
      let places = skipped.map { "goto \($0 + 1)" }.list("or")
      page.line("what you skipped can be answered yet: \(places)".role(.dim))
    }
    page.line("lesson export FILE writes it down with your answers".role(.dim))
    if let next = Catalogue().lesson(after: document), let number = next.number {
      page.line("next is \(next.title, .strong): type \("lesson \(number)", .strong)")
    }
    return page
  }

  /// Where a command gave something else than was recorded; nothing if it did not.
  func difference(of exchange: Exchange, from output: String) -> Page {
    let comparison = exchange.comparison(with: output)
    guard let difference = comparison.firstDifference else { return Page() }
    let diff = UnifiedDiff(
      old: exchange.output,
      new: comparison.accepted,
      firstLine: exchange.line + 1
    )
    var page = Page()
    page.line(
      "\("not what was recorded", .bad), from line \(exchange.line + 1 + difference) of \(name) on:"
    )
    page.append(Verbatim(diff: diff.text))
    return page
  }

  private static func show(_ prose: Document.Prose, on page: inout Page) {
    page.line()
    func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    let lines = prose.lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    page.append(Prose(lines.joined(separator: "\n")))
    page.line()
  }
}
