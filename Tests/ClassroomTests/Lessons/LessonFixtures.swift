import Arithmetic
import Digits
import Foundation
import LessonFormat
import TextRendering

@testable import Classroom

/// Forty images of 3 × 3 pixels, and ten to test with: a class in miniature, known by heart.
enum TinyData {
  static let set = DataSet(name: "tiny", training: digits(40), test: digits(10))

  private static func digits(_ count: Int) -> DigitSet {
    var rows = SparseRows(columns: 9)
    let bits = SplitMix64(seed: 5)
    rows.append(
      codes: (0..<(count * 9)).map { UInt8(bits.integer(at: UInt64($0), below: 256)) }[...]
    )
    return DigitSet(images: rows, labels: (0..<count).map { UInt8($0 % 10) }, height: 3, width: 3)
  }
}

/// A folder that goes when the test ends.
final class Scratch {
  let path = NSTemporaryDirectory() + "lessons-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    return self(name)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: self(name))))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// A classroom with the tiny data that keeps a learner's progress in the folder.
  func room() -> Classroom {
    var room = Classroom(data: TinyData.set)
    room.progress = ProgressStore(folder: self("state/progress"))
    return room
  }

  /// Every file in the folder, however deep.
  var files: [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
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
  var shown: Session { player?.classroom.session ?? session }
}

extension Checker {
  /// A checker for the tiny data.
  static var tiny: Checker { tiny(lessons: LessonShelf(folder: nil)) }

  /// The same, with lessons whose answers it knows.
  static func tiny(lessons: LessonShelf) -> Checker {
    var checker = Checker(shelf: DataShelf(TinyData.set))
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
