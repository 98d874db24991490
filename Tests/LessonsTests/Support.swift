import Digits
import Experiment
import Prompt
import TextRendering
import Wording

@testable import Lessons

extension Classroom {
  /// Types lines, one after the other.
  ///
  /// - Returns: What the last one says, without colour.
  @discardableResult
  mutating func type(_ lines: String..., work: Work = Work()) throws -> String {
    var text = ""
    for line in lines { text = try enter(line, work: work).page.string(in: .plain) }
    return text
  }

  /// The sentence that a line is refused with; none if it is not.
  ///
  /// Throws on what is not a sentence for a learner.
  mutating func refusal(of line: String) throws -> String? {
    do {
      _ = try enter(line)
      return nil
    } catch let error as LearnerError {
      return error.description
    } catch let error as DigitsError {
      return error.description
    }
  }
}
