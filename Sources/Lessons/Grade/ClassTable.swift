import TextRendering

/// How a class did at each question of a lesson.
package struct ClassTable: Sendable {
  /// A question.
  package struct Row: Sendable, Encodable {
    let lesson: SafeLine
    let id: SafeLine
    let title: SafeLine
    /// What it is worth.
    let points: Double
    /// Files that were graded by the lesson.
    let files: Int
    var right = 0
    var rightAtFirst = 0
    var wrong = 0
    var skipped = 0
    /// Not answered, or not in the file.
    var unanswered = 0
    /// Tries in all.
    var tries = 0
    /// The wrong answer that was given most, in how many files.
    var mostWrong: SafeLine?
    var mostWrongCount = 0
  }

  /// The lesson.
  let lesson: SafeLine
  /// Its questions, in order.
  package private(set) var rows: [Row] = []

  /// The tables of the lessons that files were graded by, in the order of their names; what is no lesson
  /// counts in none.
  package static func all(of grades: [Grade]) -> [ClassTable] {
    Dictionary(grouping: grades.filter { $0.isTaken && !$0.questions.isEmpty }) {
      $0.lesson?.text ?? ""
    }
    .sorted { $0.key < $1.key }
    .map { ClassTable(lesson: SafeLine($0.key), $0.value) }
  }

  private init(lesson: SafeLine, _ grades: [Grade]) {
    self.lesson = lesson
    rows = (grades.first?.questions ?? []).enumerated().map { index, question in
      var row = Row(
        lesson: lesson,
        id: question.id,
        title: question.title,
        points: question.of,
        files: grades.count
      )
      var wrong: [SafeLine: Int] = [:]
      for grade in grades where index < grade.questions.count {
        let own = grade.questions[index]
        switch own.outcome {
        case .right: row.right += 1
        case .wrong: row.wrong += 1
        case .skipped: row.skipped += 1
        case .unanswered, .missing: row.unanswered += 1
        }
        row.rightAtFirst += own.isRightAtFirst ? 1 : 0
        row.tries += own.tries
        for answer in Set(own.wrong) { wrong[answer, default: 0] += 1 }
      }
      let most = wrong.max { ($0.value, $1.key.text) < ($1.value, $0.key.text) }
      (row.mostWrong, row.mostWrongCount) = (most?.key, most?.value ?? 0)
      return row
    }
  }

  /// The table for a terminal.
  package var page: Page {
    var table = Table(
      .left("question"),
      .right("right"),
      .right("1st"),
      .right("wrong"),
      .right("skip"),
      .right("open"),
      .left("wrong answer given most")
    )
    for row in rows {
      let title = row.title.text.count > 24 ? row.title.text.prefix(23) + "…" : row.title.text
      table.row(
        "\(title)",
        "\(row.right)",
        "\(row.rightAtFirst)",
        "\(row.wrong)",
        "\(row.skipped)",
        "\(row.unanswered)",
        row.mostWrong.map { "\($0.text) (\(row.mostWrongCount))" } ?? ""
      )
    }
    let count = rows.first?.files ?? 0
    return Page("\(lesson.text.role(.heading)), \(count) \(count == 1 ? "file" : "files")", table)
  }
}
