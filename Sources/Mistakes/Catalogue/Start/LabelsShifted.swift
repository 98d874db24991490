extension Mistake {
  /// y of the digit before: labels taken to count from 1, as MATLAB counts.
  static let labelsShifted = Mistake(
    "labels-shifted",
    "labels are taken to count from 1 and one is taken off: a 7 is taught as a 6, and a 0 "
      + "as a 9",
    shows: "the cost falls as it should and the test accuracy is near 0; a gradient check passes",
    command: "show batch",
    hints: [
      "compare what is taught with what is seen",
      "draw the images of a mini-batch and read the label below each",
    ],
    code: (
      wrong: "y = np.eye(10)[labels - 1]",
      right: "y = np.eye(10)[labels]"
    ),
    source: "faults of real programs (arXiv 1910.11015); DeepCrime's change of labels",
    level: 1,
    substitution: .labels { $0.map { $0 == 0 ? 9 : $0 - 1 } }
  )
}
