import Arithmetic

extension Mistake {
  /// x in another order than y.
  static let imagesShuffledAlone = Mistake(
    "images-shuffled-alone",
    "the images are shuffled and their labels are not, so that each has the label of another",
    shows: "the cost stays near that of guessing and the test accuracy near 10 %; a gradient "
      + "check passes",
    command: "show batch",
    hints: [
      "compare what is taught with what is seen",
      "draw the images of a mini-batch and read the label below each; is there a rule in "
        + "what is wrong",
    ],
    code: (
      wrong: "rng.shuffle(x)",
      right: "order = rng.permutation(n); x, y = x[order], y[order]"
    ),
    source: "faults of real programs (arXiv 1910.11015); DeepCrime's change of labels",
    level: 2,
    substitution: .labels { labels in
      SplitMix64(seed: 0).shuffled(labels.count).map { labels[$0] }
    }
  )
}
