import Arithmetic
import BackpropCore

/// What the numbers of somebody's step say.
package struct Diagnosis: Sendable {
  /// One tensor, judged given the learner's own before it.
  package struct Row: Sendable {
    package let name: TensorName
    /// What the file calls it.
    package let spelled: String
    /// Rows × columns as the file has them.
    package let shape: String
    /// The largest difference relative to the largest entry that there should be.
    package let difference: Double
    /// What rounding may leave of it, in the same measure.
    package let bound: Double
    /// Whether that is within what rounding leaves.
    package let agrees: Bool
    /// Whether it was judged as float32.
    package let isSingle: Bool
  }

  /// In the order of the computation.
  package let rows: [Row]
  /// Each a way to explain all that differs; several where the numbers leave it open.
  package var explanations: [Cause] = []
  /// What is known where nothing explains it, the first place that differs first.
  package var known: [Finding] = []
  /// What is wrong with what was given to the step, whatever became of it.
  package var inputs: [Mistake] = []
  /// Whether pairs of mistakes were tried too.
  package var triedPairs = true

  /// Whether all agrees.
  package var agrees: Bool { rows.allSatisfy(\.agrees) && explanations.isEmpty && inputs.isEmpty }
}

/// Mistakes that together make the numbers there are.
package struct Cause: Sendable {
  /// One or two, in the order of a step.
  package let mistakes: [Mistake]
  /// The gradients by their contributions, where that says something.
  package var fits: [ContributionFit] = []
  /// What updates take off, where new weights are given.
  package var moves: [ContributionFit] = []
  /// How far the tensors are off with these mistakes, relative to what they should be then, at most.
  package var rest = 0.0
  /// The labels that the numbers were made with, where they were found out from them.
  package var labels: [UInt8]?
  /// The one layer that the mistake is in; none where it is in all.
  package var layer: Int?
}

/// What is known of a tensor without knowing the mistake.
package enum Finding: Sendable {
  /// Entries that are no finite numbers; the first at a place.
  case notFinite(TensorName, row: Int, column: Int)
  /// It is so many times what it should be; so many of its entries are large enough to tell.
  case factor(TensorName, Double, uncertainty: Double, telling: Int, of: Int)
  /// It is what it should be, turned.
  case transposed(TensorName)
  /// Its rows or columns are what they should be, moved on by so many.
  case shifted(TensorName, rows: Int, columns: Int)
  /// The rows are those there should be, in another order.
  case reordered(TensorName)
  /// The cost is another; what else it may be.
  case cost(yours: Double, expected: Double, variants: [CostVariant])
  /// So many times the data's part and so many the penalty's, in every layer.
  case contributions([ContributionFit])
  /// An update takes off η times so many gradients, and so many times the penalty's beside that.
  case moves([ContributionFit])
  /// δ of a layer came down from a δ that was turned; that explains these.
  case deltaTurned(layer: Int, [TensorName])
  /// So many δ of the last layer are lost where an activation is 1 or 0 in float32; that explains these.
  case saturated(count: Int, [TensorName])
  /// What plain descent gives: the velocity of the rule is missing.
  case withoutVelocity(TensorName)
  /// So many entries differ, of so many; the farthest off at a place.
  case entries(
    TensorName,
    count: Int,
    of: Int,
    row: Int,
    column: Int,
    yours: Double,
    expected: Double
  )
  /// Nothing tells whether images go with labels of their own, which is told where there are so many at most.
  case pairingOpen(limit: Int)
  /// One step does not tell whether the gradient of the one before is still in it.
  case beforeOpen
  /// Gradients whose penalty is less than rounding leaves.
  case penaltyUnseen([TensorName])
  /// Both gradients of a layer differ, and none above it: its δ would tell more.
  case deltaOpen(layer: Int)
  /// The new weights of a layer would tell whether δ below came through them.
  case tooSoonOpen(layer: Int)
  /// Weights of pixels that are 0 in every image of the mini-batch get a gradient from the data.
  case otherImages(TensorName, count: Int, hasImages: Bool)
  /// On pixels that are 0 in every image a gradient is so many times a function of the weights.
  case penaltyIs(PenaltyLaw, Double, uncertainty: Double)
}

/// What a cost may be that is not what it should be.
package enum CostVariant: String, Sendable, CaseIterable {
  case withoutPenalty = "the data's cost without the penalty"
  case dividedByM = "the penalty divided by m in place of n"
  case undivided = "the penalty not divided by n"
  case withoutHalf = "λ/n Σw² without the ½ of the square"
  case summed = "the data's cost summed over the images, not averaged"
  case averagedOverOutputs = "the data's cost averaged over the outputs too"
}

/// A library that does on purpose what is a mistake elsewhere.
package struct Convention: Sendable {
  /// The library.
  package let library: String
  /// What it calls λ, points and underscores left out.
  package let symbol: String
  /// What it computes.
  package let formula: String

  /// Those that do what a mistake does.
  package static func all(of mistake: Mistake) -> [Convention] {
    switch mistake.name {
    case "l2-divided-by-m":
      [
        Convention(
          library: "scikit-learn's MLPClassifier",
          symbol: "alpha",
          formula: "(Σ g + alpha W) / m, m the mini-batch"
        ),
        Convention(
          library: "ConvNetJS",
          symbol: "l2decay",
          formula: "(Σ g + l2_decay W) / batch_size"
        ),
      ]
    case "l2-undivided":
      [
        Convention(
          library: "PyTorch's SGD",
          symbol: "weightdecay",
          formula: "g + weight_decay W"
        )
      ]
    case "data-averaged-over-outputs":
      [
        Convention(
          library: "PyTorch's BCELoss by default",
          symbol: "reduction",
          formula: "a mean over images and outputs"
        )
      ]
    default: []
    }
  }
}
