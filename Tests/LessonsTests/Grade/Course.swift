import Experiment
import LessonFormat
import TestSupport
import TextRendering

@testable import Lessons

/// A lesson, learners who take it, and what they hand in.
struct Course {
  let scratch: Scratch
  /// The lesson, which is the key.
  let key: String

  /// A course of a lesson with a value, a choice of three and a value with no name; `bySeed` gives each
  /// learner numbers of their own.
  init(bySeed: Bool = false) throws {
    scratch = try Scratch()
    key = try scratch.write(Self.lesson(bySeed: bySeed), to: "key.md")
  }

  static func lesson(bySeed: Bool = false) -> String {
    """
    <!-- backprop
    format: 1
    title: A trial
    \(bySeed ? "seed: student\n" : "")settings: set seed 3
    -->
    # A trial

    ```backprop
    bp> batch
    ...
    ```

    ```question
    id: shrink
    prompt: By what share does L2 alone shrink a weight in one step?
    answer: eta * lambda / n
    wrong: lambda / n — you left out the step size
    hint: Write the update.
    hint: It is small.
    explanation: The same share for every weight.
    points: 2.5
    ```

    ```backprop
    bp> forward
    bp> step 3
    ```

    ```question
    id: letter
    prompt: Which?
    choice: this
    choice: that
    choice: a third
    answer: b
    wrong: a — not this
    ```

    ```question
    prompt: What is w1[3,7]?
    answer: w1[3,7]
    tolerance: 0.1%
    ```

    The end.

    """
  }

  /// What a learner says who gets everything right.
  static let flawless = ["", "answer eta*lambda/n", "", "", "answer b", "answer w1[3,7]"]

  /// Takes the lesson, or another, and exports it.
  func export(
    _ lines: [String],
    student: String? = nil,
    of lesson: String? = nil
  ) throws -> String {
    var room = scratch.room()
    let name = student.map { " --student '\($0)'" } ?? ""
    let path = lesson ?? key
    room.say("lesson \(path)\(name) --again --yes")
    room.say(lines)
    let said = room.say("lesson export \(scratch("export.md")) --force")
    guard said.hasPrefix("wrote the lesson") else { return said }
    return try scratch.text("export.md")
  }

  func grader(
    student: String? = nil,
    limits: Grader.Limits = Grader.Limits(time: .seconds(20))
  ) throws -> Grader {
    try Grader(key: key, data: AvailableData(TinyData.set), limits: limits, student: student)
  }

  /// The row of a text that is handed in.
  func grade(_ text: String, student: String? = nil) throws -> Grade {
    let path = try scratch.write(text, to: "handed-in.md")
    guard let grade = try grader(student: student).grade(path) else {
      return Grade(file: "", .empty)
    }
    return grade
  }
}

extension Grade {
  /// The row in short: `graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes`.
  var short: String {
    "\(status.rawValue) \(score) right \(right) first \(rightAtFirst) tries \(tries) hints \(hints) "
      + "skipped \(skipped) missing \(missing.count) \(reproduces ? "yes" : "no")"
  }
}

extension String {
  /// The text with one part changed, which has to be there.
  func changing(_ part: String, to other: String) -> String {
    precondition(contains(part), "\(part) is in the text")
    return replacing(part, with: other)
  }
}
