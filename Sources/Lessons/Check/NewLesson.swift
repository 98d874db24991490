import Experiment
import Files
import LessonFormat
import Wording

/// A small complete lesson that teachers begin theirs with.
package enum NewLesson {
  /// Writes it into a file that is not there yet, with the outputs that these data give.
  ///
  /// Throws a `LearnerError` if the file is there, or the system refuses.
  package static func create(_ file: String, data: AvailableData) throws {
    try Handout.create(file, with: text(data: data))
  }

  /// The lesson as a file has it.
  static func text(data: AvailableData) throws -> String {
    do {
      let document = try Document(parsing: template)
      let check = FileCheck(
        document: document,
        name: "the new lesson",
        data: data,
        permissions: .nothing,
        work: Work()
      )
      return try check.corrected()?.text ?? document.text
    } catch let error as DocumentError {
      throw LearnerError("the new lesson cannot be written: \(error)")
    }
  }

  /// Without outputs: they are computed.
  private static let template = """
    <!-- backprop
    format: 1
    title: A lesson of my own
    minutes: 10
    settings: set eta 0.5
    settings: set seed 3
    -->

    # A lesson of my own

    Write here what your learners should think about. A blank line ends a paragraph;
    *emphasis*, **strong words** and `commands` are shown as such.

    ## One step

    The first mini-batch goes forward, and the cost says how wrong the network is.

    ```backprop
    bp> batch
    ...
    bp> forward
    ...
    bp> cost
    ```

    ```question
    id: shrink
    prompt: The gradient of the data is 0 for one weight. By what share does L2 alone
      shrink it in one step?
    answer: eta * lambda / n
    tolerance: 1%
    wrong: lambda / n — You left out the step size: an update multiplies by η.
    hint: Write the update of a weight, w ← w − η (∂C₀/∂w + λ/n w), with 0 for ∂C₀/∂w.
    hint: It is η λ / n: `print eta`, `print lambda` and `print n` say how large they are.
    explanation: The same share for every weight, whatever the images.
    ```

    ## Before and after

    ```question
    id: next-cost
    prompt: Now one step is made. What happens to the cost of *this* mini-batch?
    choice: It falls.
    choice: It rises.
    choice: It stays as it is.
    answer: a
    wrong: c — Then every gradient would have to be 0.
    hint: An update goes against the gradient of exactly this cost.
    explanation: A step that is small enough lowers the cost that it was made for.
    ```

    ```backprop
    bp> step
    ```

    """
}
