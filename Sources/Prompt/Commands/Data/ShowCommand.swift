import ArgumentParser
import Digits
import Experiment
import TextRendering
import Wording

struct ShowCommand: PicturedCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Draw an image, or those of the mini-batch.",
    discussion: """
      A number alone is that of a training image, as for predict; test and a number that of a test \
      image.
      """
  )
  static let group = CommandGroup.data
  static let examples = [
    Example("show 17", "training image 17"),
    Example("show test 3", "test image 3"),
    Example("show batch", "every image of the mini-batch", after: ["batch"]),
    Example("show 17 --save digit.svg", "the image as a file"),
  ]
  static let completion = CompletionSource.words(["batch", "test", "train"])

  @Argument(help: "The number of a training image; or batch; or test or train, and a number.")
  var what: String

  @Argument(help: "The number of an image.")
  var number: WholeNumber?

  @OptionGroup var saving: SaveOptions

  func run(in session: inout Session, work: Work) throws -> Page {
    if what == "batch" {
      guard number == nil else {
        throw LearnerError("show batch takes no number, for it draws all: show batch")
      }
      let step = try session.reach(.batch)
      let shown = 20
      let pictures = step.batch.indices.prefix(shown).enumerated().map { row, index in
        session.data.training.picture(
          index,
          caption: "image \(row): \(index, .strong), a \(step.batch.labels[row])"
        )
      }
      var page = Page(DigitStrip(pictures))
      if step.m > shown {
        page.line("and \(step.m - shown) more images: type show and a number for one of them")
      }
      return page
    }
    let isTest = what == "test"
    let index = isTest || what == "train" ? number?.value : WholeNumber(argument: what)?.value
    guard let index, isTest || what == "train" || number == nil else {
      throw LearnerError("write the number of an image: show 17, show test 3; or show batch")
    }
    let set = isTest ? session.read.test : session.read.training
    try set.check(index, name: isTest ? "test" : "training")
    return Page(
      set.picture(
        index,
        caption: "\(isTest ? "test" : "training") image \(index, .strong): a \(set.labels[index])"
      )
    )
  }
}

extension DigitSet {
  /// An image as a picture.
  func picture(_ index: Int, caption: Text) -> DigitPicture {
    DigitPicture(
      pixels: images.codes(row: index),
      height: height,
      width: width,
      caption: caption,
      isRuled: true
    )
  }

  /// Throws a `LearnerError` where there is no image of this number.
  func check(_ index: Int, name: String) throws {
    guard (0..<count).contains(index) else {
      throw LearnerError(
        "there is no \(name) image \(index): they count from 0 to \(Number.grouped(count - 1))"
      )
    }
  }
}
