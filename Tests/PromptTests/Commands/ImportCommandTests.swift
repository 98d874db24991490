import Arithmetic
import Files
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct ImportCommandTests {
  /// Weights of 784-2-10 that can be changed before they are written.
  private static func network() -> Safetensors {
    var file = Safetensors()
    file.tensors["w1"] = Matrix(rows: 784, columns: 2)
    file.tensors["b1"] = Matrix(rows: 1, columns: 2)
    file.tensors["w2"] = Matrix(rows: 2, columns: 10)
    file.tensors["b2"] = Matrix(rows: 1, columns: 10)
    file.vectors = ["b1", "b2"]
    return file
  }

  @Test func importInvertsExport() throws {
    let folder = try TemporaryFolder()
    var one = Interpreter(data: try Samples.few(30))
    try one.type("net 784-7-6-10 --activation relu --cost quadratic", "step 3")
    try one.type("export \(folder.path)/a")
    var two = Interpreter(data: try Samples.few(30))
    try two.type("step", "import \(folder.path)/a")
    #expect(two.session.network == one.session.network)
    #expect(two.session.stepCount == 0 && two.session.step == nil)
    try two.type("undo")
    #expect(two.session.stepCount == 1)
  }

  /// Either format brings back the network, its activation and its cost.
  @Test func importInvertsExportOfArchives() throws {
    let folder = try TemporaryFolder()
    var one = Interpreter(data: try Samples.few(30))
    try one.type("net 784-7-6-10 --activation relu --cost quadratic", "step 3")
    try one.type("export \(folder.path)/a.npz")
    var two = Interpreter(data: try Samples.few(30))
    #expect(try two.type("import \(folder.path)/a.npz").hasPrefix("took 3 layers from "))
    #expect(two.session.network == one.session.network)
  }

  /// It once spoke of `net`, which nobody had typed.
  @Test func aFileWithoutItsLastLayerSaysSo() throws {
    let folder = try TemporaryFolder()
    var file = Self.network()
    file.tensors["w2"] = nil
    try folder.write(file.bytes, to: "a")
    var room = Interpreter(data: try Samples.few(10))
    #expect(
      try room.refusal(of: "import \(folder.path)/a")
        == "\(folder.path)/a ends with w1, which has 2 units out, and has no w2: the last layer has 10, "
        + "one for each digit"
    )
  }

  @Test func biasesMayBeRowsAndOthersArePassedOver() throws {
    let folder = try TemporaryFolder()
    var file = Self.network()
    file.vectors = []
    file.tensors["momentum"] = Matrix(rows: 3, columns: 3)
    try folder.write(file.bytes, to: "a")
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.type("import \(folder.path)/a").hasPrefix("took 2 layers from "))
    #expect(room.session.sizesText == "784-2-10" && room.session.network.output == .crossEntropy)
  }

  @Test(arguments: [
    ("w1", 783, 2), ("w1", 784, 3), ("w2", 2, 9), ("w2", 3, 10), ("b1", 1, 3), ("b1", 2, 1),
    ("b2", 1, 1),
  ])
  func shapesThatDoNotFit(name: String, rows: Int, columns: Int) throws {
    let folder = try TemporaryFolder()
    var file = Self.network()
    file.vectors = []
    file.tensors[name] = Matrix(rows: rows, columns: columns)
    try folder.write(file.bytes, to: "a")
    var room = Interpreter(data: try Samples.few(10))
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: "import \(folder.path)/a") != nil)
    #expect(Snapshot(room.session) == before)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNone(number: Double) throws {
    let folder = try TemporaryFolder()
    for (name, row) in [("w1", 783), ("b2", 0)] {
      var file = Self.network()
      file.tensors[name]?[row, 1] = number
      try folder.write(file.bytes, to: "a")
      var room = Interpreter(data: try Samples.few(10))
      let sentence = try #require(try room.refusal(of: "import \(folder.path)/a"))
      #expect(sentence.hasSuffix("holds weights that are not finite numbers"))
    }
  }

  @Test(arguments: [["w1"], ["b1"], ["b2"], ["w1", "w2", "b1", "b2"]])
  func tensorsThatAreMissing(names: [String]) throws {
    let folder = try TemporaryFolder()
    var file = Self.network()
    for name in names { file.tensors[name] = nil }
    try folder.write(file.bytes, to: "a")
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.refusal(of: "import \(folder.path)/a") != nil)
  }
}
