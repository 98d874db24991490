import Digits
import Experiment
import Files
import LessonFormat
import Prompt
import TestSupport
import TextRendering
import Wording

@testable import Lessons

extension Scratch {
  /// A classroom with the tiny data that keeps a learner's progress in the folder.
  func room() -> Classroom {
    var room = Classroom(data: TinyData.set)
    room.progress = ProgressStore(folder: self("state/progress"))
    return room
  }
}

extension Classroom {
  /// Types lines; a mistake is what it says, as the terminal would show it.
  @discardableResult
  mutating func say(_ lines: String...) -> String { say(lines) }

  @discardableResult
  mutating func say(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      do { text = try enter(line).page.string(in: .plain) } catch {
        text = SafeText.visible("\(error)", keepNewlines: true)
      }
    }
    return text
  }

  /// The session that is seen now: that of the lesson, if one goes on.
  var shown: Session { replayer?.interpreter.session ?? session }
}

extension Catalogue {
  /// The lessons of a folder, as if they were part of the program.
  init(folder: String?) {
    let files = folder.map { Folder.names(in: $0).filter { $0.hasSuffix(".md") } } ?? []
    self.init(
      files.compactMap { file in
        (try? WholeFile.read("\(folder ?? "")/\(file)", limit: 1 << 20)).map {
          BundledLesson(name: String(file.dropLast(3)), bytes: $0)
        }
      }
    )
  }
}

extension Checker {
  /// A checker for the tiny data.
  static var tiny: Checker { tiny(lessons: Catalogue(folder: nil)) }

  /// The same, with lessons whose answers it knows.
  static func tiny(lessons: Catalogue) -> Checker {
    var checker = Checker(data: AvailableData(TinyData.set))
    checker.lessons = lessons
    return checker
  }
}

/// A lesson with prose, commands and two questions.
let tinyLesson = """
  <!-- backprop
  format: 1
  number: 7
  title: A trial
  settings: set seed 3
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
  hint: Write the update.
  hint: It is small.
  explanation: The same share for every weight.
  skip: no
  ```

  ```backprop nocheck
  bp> forward
  bp> step 3
  ```

  ```question
  id: letter
  prompt: Which?
  choice: this
  choice: that
  answer: b
  ```

  The end.

  """
