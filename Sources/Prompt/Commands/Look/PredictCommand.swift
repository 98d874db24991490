import ArgumentParser
import BackpropCore
import Digits
import Experiment
import TextRendering
import Wording

struct PredictCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Ask the network what digit an image is.",
    discussion: """
      A number alone is that of a training image, as for show; test and a number that of a test \
      image, which no step has seen.
      """
  )
  static let group = CommandGroup.look
  static let examples = [
    Example("predict 17", "training image 17"),
    Example("predict test 17", "test image 17"),
  ]
  static let completion = CompletionSource.words(["test", "train"])

  @Argument(help: "The number of a training image; or test or train, and a number.")
  var what: String

  @Argument(help: "The number of an image.")
  var number: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    let isNamed = ["train", "test"].contains(what)
    guard let index = isNamed ? number?.value : WholeNumber(argument: what)?.value,
      isNamed || number == nil
    else {
      throw LearnerError("write the number of an image: predict 17, predict test 17")
    }
    let set = what == "test" ? session.read.test : session.read.training
    let name = what == "test" ? "test" : "training"
    try set.check(index, name: name)
    let batch = MiniBatch(set, indices: [index])
    var pass = ForwardPass()
    pass.run(session.network, on: batch.inputs, by: session.operations)
    let answer = pass.output.indexOfMaximum(row: 0)
    let digit = Int(batch.labels[0])
    var page = Page(
      set.picture(
        index,
        caption: "\(name) image \(index, .strong)"
      )
    )
    page.append(NumberView.list(pass.output.row(0), of: "digit", title: "the outputs"))
    page.line(
      answer == digit
        ? "the network says \(answer, .good), and a \(digit) it is"
        : "the network says \(answer, .bad), but it is a \(digit)"
    )
    return page
  }
}
