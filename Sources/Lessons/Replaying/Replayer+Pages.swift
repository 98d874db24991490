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
    }
    if let program = header?.program, program != Version.number {
      page.line("recorded with backprop \(program); this is \(Version.number)".role(.dim))
    }
    page.line(
      "Enter goes on; back, goto N, list, resume and stop are explained by help replay".role(.dim)
    )
    page.append(upcoming())
    return page
  }

  /// The prose before the next stop, and the stop: a command as if typed, or a question.
  func upcoming() -> Page {
    var page = Page()
    let start = position == 0 ? 0 : stops[position - 1] + 1
    let end = position < stops.count ? stops[position] : document.items.count
    for item in document.items[start..<end] {
      if case .prose(let prose) = item { Replayer.show(prose, on: &page) }
    }
    switch item(at: position) {
    case .exchange(let exchange):
      page.append(Text("bp> ", role: .prompt) + Text(exchange.command, role: .strong))
    case .question(let question):
      page.append(Attempt(question).page)
      let outcome = answers.outcome(of: question)
      if outcome == .open, replay.attempt?.outcome == .open {
        page.line("type answer and your answer, or hint, or skip".role(.dim))
      } else {
        page.line("answered already: press Enter to go on".role(.dim))
      }
    case .prose, nil:
      page.line("the end of \(name): type back, goto 1 or stop".role(.dim))
      if lesson != nil {
        page.line("lesson export FILE writes it down with your answers".role(.dim))
      }
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
    let lines = prose.lines.drop { $0.allSatisfy(\.isWhitespace) }
    for line in lines {
      page.line(Text(line, role: line.hasPrefix("#") ? .heading : .plain))
    }
    if lines.last?.allSatisfy(\.isWhitespace) == false { page.line() }
  }

  /// Every stop by its number, where it stands in the file, and what it is.
  func contents() -> Page {
    var table = Table(.right(""), .left("stop"), .left(""))
    for stop in stops.indices {
      let (what, state): (String, Text) =
        switch item(at: stop) {
        case .exchange(let exchange): (exchange.command, "")
        case .question(let question):
          (
            "question: " + (question.prompt.split(separator: "\n").first.map(String.init) ?? ""),
            answers.outcome(of: question) == .right
              ? "right".role(.good) : answers.outcome(of: question) == .skipped ? "skipped" : ""
          )
        case .prose, nil: ("", "")
        }
      let short = what.count > 56 ? what.prefix(55) + "…" : what[...]
      table.row(
        "\(stop == position ? "→ " : "")\(stop + 1)",
        stop == position ? "\(short, .strong)" : "\(short)",
        state
      )
    }
    return Page(table)
  }
}
