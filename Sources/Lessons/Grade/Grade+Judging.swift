import Experiment
import LessonFormat
import Prompt

extension Grade {
  /// Fills the row.
  mutating func judge(
    _ submission: Submission,
    _ matching: QuestionMatching,
    by key: Key,
    _ run: KeyRun?,
    work: Work
  ) {
    lesson = key.name
    edited = matching.edited.map(SafeLine.init)
    if submission.settings != key.document.header?.settings.map(\.command) ?? [] {
      edited.append(SafeLine("settings"))
    }
    added = matching.added.map(SafeLine.init)
    if let program = submission.program, program != Version.number {
      remarks.append(SafeLine("written by backprop \(program); this is \(Version.number)"))
    }
    var differences = run.map { Reproduction(of: submission, with: key, $0).differences } ?? []
    questions = key.questions.map { question in
      guard let own = matching.found[question.id] else { return QuestionGrade(question, .missing) }
      guard let session = run?.sessions[question.id] else {
        return QuestionGrade(question, .unanswered)
      }
      var grader = QuestionGrader(
        question,
        at: session,
        isWithheld: own.question.saysTheSame(as: question.withheld)
      )
      for exchange in own.said where !work.isInterrupted() { grader.take(exchange, work: work) }
      differences += grader.forged.map {
        "line \($0.line): not what is said to \(Reproduction.shortened($0.command))"
      }
      if let remark = grader.grade.haste(at: question) { remarks.append(SafeLine(remark)) }
      return grader.grade
    }
    reproduces = run != nil && differences.isEmpty
    let shown = 3
    remarks += differences.prefix(shown).map(SafeLine.init)
    if differences.count > shown {
      let count = differences.count
      remarks.append(SafeLine("\(count) differences in all"))
    }
    if run == nil {
      status = .notComputed
    } else if questions.allSatisfy({ $0.outcome == .unanswered || $0.outcome == .missing }) {
      status = .unanswered
    }
  }

  /// Keeps what was found before it became too much.
  mutating func giveUp(_ remark: String) {
    (status, reproduces) = (.givenUp, false)
    remarks.append(SafeLine(remark))
  }
}

extension QuestionGrade {
  /// What is said of answers that were tried out; nil where none were.
  fileprivate func haste(at question: Question) -> String? {
    let choices = question.choices.count
    if choices > 2, tries >= choices { return "every choice of \(title) was tried" }
    guard tries >= 10 else { return nil }
    // What a learner's file keeps of many tries is the first and the last.
    let more = tries + hints + (outcome == .skipped ? 1 : 0) >= Answers.mostTries - 1
    return "\(tries) \(more ? "or more " : "")tries of \(title)"
  }
}
