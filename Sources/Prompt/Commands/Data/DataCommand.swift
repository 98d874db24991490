import ArgumentParser
import Digits
import Experiment
import Files
import TextRendering
import Wording

struct DataCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Say what is loaded, or load other images.",
    discussion: """
      A folder holds the four IDX files of MNIST, or of a set like it with ten classes, gzipped or \
      not. Other data begin training again at epoch 1 and keep the weights. shuffle-labels lets the \
      labels of training images change places; those of the test images stay.
      """
  )
  static let group = CommandGroup.data
  static let examples = [
    Example("data", "what is loaded, how many of each digit"),
    Example("data subset 1000", "train on 1,000 images: n is 1,000 now"),
    Example("data all", "train on all images again"),
    Example("data expand", "add four shifted copies of each: n × 5"),
    Example("data shuffle-labels", "give the training images each other's labels"),
    Example("data shuffle-labels --share 0.2 --seed 7", "those of a fifth, another draw"),
    Example("data mnist-5k", "load the bundled digits"),
  ]
  static let completion = CompletionSource.files([
    "subset", "all", "expand", "shuffle-labels", "mnist-5k",
  ])

  @Argument(help: "A folder, or mnist-5k; or the word subset, all, expand or shuffle-labels.")
  var folder: String?

  @Argument(help: "With subset: how many training images.")
  var count: WholeNumber?

  @Option(help: "With shuffle-labels: of which share of the images, 1 if not given.")
  var share: RealNumber?

  @Option(help: "With shuffle-labels: fixes the shuffle; the seed of set if not given.")
  var seed: WholeNumber?

  func run(in session: inout Session, files: Permissions, work: Work) throws -> Page {
    guard folder == "subset" || count == nil else {
      throw LearnerError("only subset takes a number: data subset 1000")
    }
    guard folder == "shuffle-labels" || (share == nil && seed == nil) else {
      throw LearnerError(
        "only shuffle-labels takes \(share == nil ? "--seed" : "--share"): "
          + "data shuffle-labels --share 0.2"
      )
    }
    let before = session
    switch folder {
    case nil: break
    case "subset":
      guard let count = count?.value else {
        throw LearnerError("data subset needs how many images: data subset 1000")
      }
      let images = session.source.training
      guard (1...images.count).contains(count) else {
        throw LearnerError(
          "\(session.source.name) has \(Number.grouped(images.count)) training images: "
            + "data subset takes 1 to \(images.count)"
        )
      }
      let source = Session.bytes(of: images, session.source.test)
      try session.requireRoom(work: work) {
        ($0.images, $0.dataBytes) = (count, source + source * count / images.count)
      }
      session.train(
        on: try images.subset(count),
        named: "\(session.source.name), \(count) images of it"
      )
    case "all":
      let count = session.source.training.count
      try session.requireRoom(work: work) { $0.images = count }
      session.train(on: session.source.training, named: session.source.name)
    case "shuffle-labels": try shuffleLabels(in: &session)
    case "expand":
      guard session.data.training.isExpandable else {
        throw LearnerError(
          "\(Number.grouped(session.n)) images make too many when each is shifted four ways: "
            + "type data subset first"
        )
      }
      let whole = session
      try session.requireRoom(work: work) {
        $0.images = 5 * whole.n
        $0.dataBytes += 5 * Session.bytes(of: whole.data.training)
      }
      let expanded = try session.data.training.expanded { images in
        try work.begin(whole.cost(ofExpanding: images))
        guard !work.isInterrupted() else {
          throw LearnerError("stopped before every image was shifted; nothing has changed")
        }
      }
      session.train(
        on: expanded,
        named: "\(session.data.name), each also shifted",
        shuffle: session.data.shuffle
      )
    case "mnist-5k":
      let data = try DataSet.bundled()
      try session.requireRoom(work: work) { $0.images = data.training.count }
      session.load(data)
    case let folder?:
      let path = try files.pathForReading(Negative.restore(folder))
      guard WholeFile.exists(path) else {
        throw LearnerError(
          "there is no folder \(Negative.restore(folder)): data mnist-5k has the bundled digits, "
            + "data subset 1000 some of those in use"
        )
      }
      let data = try DataSet(folder: path)
      try check(session.network.sizes, fit: data)
      try session.requireRoom(work: work) {
        $0.sizes[0] = data.training.height * data.training.width
        $0.images = data.training.count
        $0.dataBytes = Session.bytes(of: data.training, data.test)
      }
      session.load(data)
    }
    return summary(of: session, since: before)
  }

  private func shuffleLabels(in session: inout Session) throws {
    guard session.data.shuffle == nil else {
      throw LearnerError("the labels are shuffled already: data all has the true ones again")
    }
    let share = share?.value ?? 1
    guard share > 0, share <= 1 else {
      throw LearnerError("a share is above 0, and 1 at most: data shuffle-labels --share 0.2")
    }
    var settings = session.settings
    if let seed { try Setting.seed.put(Double(seed.value), into: &settings) }
    var shuffle = LabelShuffle(share: share, seed: settings.seed)
    let training = shuffle.run(on: session.data.training)
    session.train(on: training, named: session.data.name + ", labels shuffled", shuffle: shuffle)
  }

  /// Throws a `LearnerError` where the network would grow too large for images of another size.
  private func check(_ sizes: [Int], fit data: DataSet) throws {
    let pixels = data.training.height * data.training.width
    let parameters = Limits.parameterCount(of: [pixels] + sizes.dropFirst())
    guard parameters <= Limits.parameters else {
      throw LearnerError(
        "images of \(pixels) pixels would give this network \(Number.grouped(parameters)) weights and "
          + "biases: make it smaller first, with net \(sizes[0])-30-10"
      )
    }
  }

  private func summary(of session: Session, since before: Session) -> Page {
    let (training, test) = (session.read.training, session.read.test)
    var page = Page("\(session.data.name, .strong): images of \(training.height)×\(training.width)")
    var table = Table([.left("set"), .right("images")] + (0...9).map { .right("\($0)") })
    for (name, set) in [("training", training), ("test", test)] {
      let counts = (0...9).map { digit in set.labels.count { $0 == digit } }
      table.row(["\(name)", "\(Number.grouped(set.count))"] + counts.map { "\($0)" })
    }
    page.append(table)
    if let shuffle = session.data.shuffle {
      page.line(
        "\(Number.grouped(shuffle.count)) labels changed places (seed \(String(shuffle.seed))): "
          + "\(Number.grouped(shuffle.wrong)) are wrong now"
      )
    }
    page.line(
      "n = \(session.n), m = \(session.batchSize): \(session.batchesPerEpoch) mini-batches an epoch"
    )
    for line in ConventionView.warnings(on: session, since: before) { page.line(line) }
    return page
  }
}
