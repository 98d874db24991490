import Foundation
import TestSupport
import Testing

/// Whether Python is there with what the programs need.
private let hasNumPy = Python.has("numpy")

private func python(
  _ arguments: String...,
  in folder: TemporaryFolder?
) throws -> (status: Int32, output: String) {
  try Python.run(arguments, in: folder?.url)
}

/// The homework of lesson 9: the programs in `lessons/numpy`, run and judged as a learner would.
@Suite(.enabled(if: hasNumPy, "needs python3 with numpy"))
struct HomeworkTests {
  private static let programs = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("lessons/numpy")

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func export(_ lines: String...) throws {
    let step = ["batch", "forward", "backward", "grad", "export \(folder.path("step.npz"))"]
    let input = (lines + step).joined(separator: "\n") + "\n"
    #expect(try Program.run(input: input, in: folder).status == 0)
  }

  private func source(_ name: String) throws -> String {
    try String(contentsOf: Self.programs.appendingPathComponent(name), encoding: .utf8)
  }

  private func run(_ text: String) throws -> (status: Int32, output: String) {
    try python(try folder.write(text, to: "own.py"), "step.npz", in: folder)
  }

  private func diagnosis() throws -> Program.Outcome {
    let step = folder.path("step.npz")
    return try Program.run(["diagnose", folder.path("mine.npz"), "--step", step], in: folder)
  }

  /// The gaps of the skeleton in order, each with the right side that fills it.
  private static let gaps = [
    ("a[l] - y", "gap(1, \"δ of the last layer, m × 10, from a[l] and y\")"),
    (
      "delta[l + 1] @ w[l + 1].T * a[l] * (1 - a[l])",
      "gap(2, \"δ of a hidden layer, from delta[l + 1], w[l + 1] and a[l]\")"
    ),
    (
      "a[l - 1].T @ delta[l] / m",
      "gap(3, \"what the data ask of w[l], in × out, from a[l - 1] and delta[l]\")"
    ),
    ("lam / n * w[l]", "gap(4, \"what L2 asks of w[l]\")"),
  ]

  @Test(arguments: [
    ["net 784-30-10"], ["net 784-30-20-10 --init large", "set lambda 5", "set batch 7"],
    ["net 784-10", "epoch 1"], ["net 784-12-11-10", "l2 off", "set eta 3"],
  ])
  func theProgramComputesTheStep(_ lines: [String]) throws {
    try export(lines.joined(separator: "\n"))
    let run = try run(try source("step.py"))
    #expect(run.status == 0, "\(run.output)")
    let judged = try diagnosis()
    #expect(judged.status == 0 && judged.output.contains(" agree: "), "\(judged.output)")
  }

  /// Gap by gap: what there is agrees, the next gap is named, and what is left at the end is the step.
  @Test func theSkeletonIsTheProgramWithFourGaps() throws {
    try export()
    var text = try source("skeleton.py")
    for (number, gap) in Self.gaps.enumerated() {
      let run = try run(text)
      #expect(run.status == 1 && run.output.contains("gap \(number + 1) is open"), "\(run.output)")
      #expect(try diagnosis().status == 0)
      #expect(text.components(separatedBy: gap.1).count == 2)
      text = text.replacingOccurrences(of: gap.1, with: gap.0)
    }
    #expect(try run(text).output == "wrote 19 arrays to mine.npz\n")
    let whole = text.components(separatedBy: "\nx, y = ")
    #expect(try source("step.py").hasSuffix("\nx, y = " + whole[1]))
    #expect(try diagnosis().status == 0)
  }

  /// What learners write into the gaps is named, and nothing else.
  @Test(arguments: [
    (0, "y - a[l]", "delta-sign"), (0, "(a[l] - y) * a[l] * (1 - a[l])", "output-slope-extra"),
    (1, "delta[l + 1] @ w[l + 1].T", "slope-forgotten"),
    (
      1, "delta[l + 1] @ w[l + 1].T * sigmoid(a[l]) * (1 - sigmoid(a[l]))",
      "slope-of-activation"
    ),
    (2, "a[l - 1].T @ delta[l]", "data-summed"),
    (2, "a[l - 1].T @ delta[l] / n", "data-divided-by-n"),
    (3, "lam / m * w[l]", "l2-divided-by-m"), (3, "lam * w[l]", "l2-undivided"),
    (3, "lam / (2 * n) * w[l]", "l2-halved"), (3, "-lam / n * w[l]", "l2-wrong-sign"),
  ])
  func aTypicalWrongFillIsNamed(_ gap: Int, _ wrong: String, _ name: String) throws {
    try export("set eta 0.3")
    let text = try source("step.py").replacingOccurrences(
      of: "= \(Self.gaps[gap].0)\n",
      with: "= \(wrong)\n"
    )
    #expect(try run(text).status == 0)
    let judged = try diagnosis()
    #expect(judged.status == 1, "\(judged.output)")
    #expect(judged.output.contains("\n\(name): "), "\(judged.output)")
  }
}
