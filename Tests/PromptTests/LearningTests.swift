import Digits
import Foundation
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

/// What training comes to, against what NumPy reached on the same data with the same settings.
struct LearningTests {
  @Test func thirtyEpochsWithoutL2() throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("l2 off", "epoch 30")
    #expect(try #require(try room.measure("accuracy.train")) >= 0.99)
    #expect(try #require(try room.measure("accuracy.test")) >= 0.91)
  }

  /// λ/m in place of λ/n: the penalty outweighs the data, and the net says one digit for all.
  @Test func theStudentsMistake() throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("l2 scale batch", "set lambda 5", "step")
    #expect(try #require(try room.measure("ratio.1")) > 1)
    try room.type("epoch 3")
    for metric in ["accuracy.train", "accuracy.test"] {
      #expect(abs(try #require(try room.measure(metric)) - 0.1) <= 0.01)
    }
  }

  /// Where the full MNIST would be.
  private static let mnist =
    packageFolder
    .deletingLastPathComponent().appendingPathComponent("shared/mnist").path

  /// The default network after one epoch of 60,000 images.
  ///
  /// Seeds 1 to 16 came to 93.60 … 94.55 %.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: mnist),
      "needs the full MNIST in ../shared/mnist beside the package"
    )
  )
  func oneEpochOfTheFullSet() throws {
    var room = Interpreter(data: try DataSet(folder: Self.mnist))
    try room.type("epoch")
    #expect(try #require(try room.measure("accuracy.test")) >= 0.93)
  }
}
