import Arithmetic
import TestSupport
import Testing

@testable import Files
@testable import Prompt

/// Programs whose numbers lie or are divided otherwise, and what is said of numbers that differ.
struct DiagnoseConventionTests {
  private let folder: TemporaryFolder
  private var room: Interpreter
  private let step: [String: Matrix]

  /// A step of ten images, and its tensors.
  init() throws {
    folder = try TemporaryFolder()
    room = Interpreter(data: try Samples.few(30))
    try room.type("net 784-7-10", "set lambda 3", "batch", "forward", "backward", "grad")
    step = room.session.tensors().tensors
  }

  /// What is said of a file with these tensors, its lines joined.
  private mutating func said(of tensors: [String: Matrix]) throws -> String {
    var mine = Safetensors()
    mine.tensors = tensors
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    return try room.type("diagnose \(folder.path)/mine.npz").replacing("\n", with: " ")
      .replacing(/\x20+/, with: " ")
  }

  private func tensor(_ name: String) throws -> Matrix { try #require(step[name]) }

  /// δ = (a − y) / m, and gradients that are its sums: right, and so is not a mean of means.
  @Test(arguments: [1, 0.1])
  mutating func theMeanMayBeInDelta(share: Double) throws {
    var mine: [String: Matrix] = [:]
    for l in 1...2 {
      mine["delta\(l)"] = try tensor("delta\(l)").scaled(by: 0.1)
      mine["dW\(l)"] = try tensor("data.w\(l)").scaled(by: share) + tensor("l2.w\(l)")
      mine["db\(l)"] = try tensor("total.b\(l)").scaled(by: share)
    }
    let text = try said(of: mine)
    let isSaid = text.contains("your δ (delta2, delta1) has the 1/m in it")
    #expect(isSaid == (share == 1) && text.contains("all 6 agree") == isSaid, "\(text)")
    mine["db1"]?[0, 5] = 3
    let wrong = try said(of: mine)
    #expect(!isSaid || wrong.contains("db1 = delta1.sum(axis=0)"), "\(wrong)")
  }

  /// (W δ).T has the right shape where there are as many images as outputs.
  @Test mutating func aDeltaThatWentDownTurned() throws {
    let (above, a) = (try tensor("delta2"), try tensor("a1"))
    var (turned, weights, delta) = (above, try tensor("w2"), above)
    turned.setTransposed(of: above)
    weights.setTransposed(of: try tensor("w2"))
    delta.setProduct(turned, weights)
    for place in 0..<delta.rows * delta.columns {
      let (row, column) = (place / delta.columns, place % delta.columns)
      delta[row, column] *= a[row, column] * (1 - a[row, column])
    }
    let text = try said(of: ["delta2": above, "delta1": delta])
    #expect(text.contains("delta1 is made with delta2 turned, as in (w2 @ delta2).T"), "\(text)")
    #expect(text.contains("to read: delta1 = delta2 @ w2.T * a1 * (1 - a1)"), "\(text)")
    #expect(text.hasSuffix("1 of 2 differs "), "\(text)")
  }

  @Test mutating func gradientsThatLieOtherwiseThanTheWeights() throws {
    var mine: [String: Matrix] = [:]
    for l in 1...2 {
      let gradient = try tensor("total.w\(l)")
      var turned = gradient
      turned.setTransposed(of: gradient)
      mine["dW\(l)"] = turned
    }
    let text = try said(of: mine)
    #expect(
      text.contains(
        "your gradient of W1 is 7 × 784, the weights of the step 784 × 7: transpose it before the update all 2 agree"
      ),
      "\(text)"
    )
  }

  /// What is known of a gradient is no trace of other images beside.
  @Test mutating func aGradientMovedOnIsNothingElse() throws {
    let gradient = try tensor("total.w1")
    let rows = (0..<784).flatMap { gradient.row(($0 + 783) % 784) }
    let text = try said(of: ["dW1": Matrix(rows: 784, columns: 7, values: rows)])
    #expect(text.contains("dW1 is what it should be, its inputs moved on by 1"), "\(text)")
    #expect(!text.contains("pixels that are 0"))
  }

  /// Where a float32 sigmoid is 1, a loss that takes it has no δ left.
  @Test mutating func aDeltaThatFloat32Loses() throws {
    func float(_ m: Matrix) -> Matrix {
      Matrix(rows: m.rows, columns: m.columns, values: m.values.map { Double(Float($0)) })
    }
    var biases = try tensor("b2")
    biases[0, 4] = 25
    var mine = ["b2": biases]
    let y = try tensor("y")
    var delta = try tensor("delta2")
    for row in 0..<10 { delta[row, 4] = 0 }
    mine["delta2"] = float(delta)
    mine["db2"] = float(delta.columnSums.scaled(by: 0.1))
    let count = (0..<10).count { y[$0, 4] == 0 }
    let text = try said(of: mine)
    #expect(text.contains("\(count) δ of layer 2 are lost"), "\(text)")
    #expect(text.hasSuffix("1 of 2 differs "), "\(text)")
  }

  /// The biases are means: their line is right.
  @Test mutating func onlyTheWrongLineIsShown() throws {
    var mine: [String: Matrix] = [:]
    for l in 1...2 {
      mine["dW\(l)"] = try tensor("data.w\(l)").scaled(by: 10) + tensor("l2.w\(l)")
      mine["db\(l)"] = try tensor("total.b\(l)")
    }
    var text = try said(of: mine)
    #expect(
      text.contains("in NumPy: dW = a.T @ delta to read: dW = a.T @ delta / m look"),
      "\(text)"
    )
    for l in 1...2 { mine["db\(l)"] = try tensor("total.b\(l)").scaled(by: 10) }
    text = try said(of: mine)
    #expect(text.contains("in NumPy: dW = a.T @ delta; db = delta.sum(axis=0)"), "\(text)")
  }

  /// One entry of a vector, with the digits that part it; a wrong sign, which needs no list.
  @Test mutating func whatDiffersIsSaidWithItsPlace() throws {
    var biases = try tensor("total.b2")
    biases[0, 5] *= 1.00002
    var text = try said(of: ["db2": biases, "dW2": try tensor("total.w2")])
    let found = try #require(text.firstMatch(of: /farthest at \[5\], (\S+) where (\S+) is right/))
    let (yours, right) = (try #require(Double(found.1)), try #require(Double(found.2)))
    #expect((yours / right - 1.00002).magnitude < 0.000002, "\(text)")
    text = try said(of: [
      "delta2": try tensor("delta2"), "delta1": try tensor("delta1").scaled(by: -1),
    ])
    #expect(text.contains("delta1 has the wrong sign everywhere"), "\(text)")
    #expect(!text.contains("no mistake of the list"))
  }
}
