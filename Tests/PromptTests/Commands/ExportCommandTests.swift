import Arithmetic
import Foundation
import TestSupport
import Testing

@testable import Experiment
@testable import Files
@testable import Prompt

extension TensorEntry {
  fileprivate init?(typeName: String, of other: TensorEntry?) {
    guard let other else { return nil }
    self.init(typeName: typeName, type: other.type, shape: other.shape)
  }
}

struct ExportCommandTests {
  private static let known: [(phase: String, names: [String])] = [
    ("where", ["w", "b"]), ("batch", ["x", "y"]), ("forward", ["z", "a"]), ("cost", []),
    ("backward 2", ["delta2"]), ("backward 1", ["delta1"]),
    ("grad", ["data.w", "l2.w", "total.w", "total.b"]),
  ]

  /// What is not known yet is left out, and so is L2 while it is off.
  @Test func namesComeWithTheirPhases() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    func exported() throws -> SafetensorsReader {
      try room.type("export \(folder.path)/e")
      return try SafetensorsReader(try folder.read("e"), name: "e")
    }
    var names: Set<String> = []
    for (line, new) in Self.known {
      try room.type(line)
      for name in new {
        let isWhole = name == "x" || name == "y" || name.hasPrefix("delta")
        names.formUnion(isWhole ? [name] : [name + "1", name + "2"])
      }
      #expect(Set(try exported().header.tensors.keys) == names, "\(line)")
    }
    try room.type("l2 off")
    #expect(Set(try exported().header.tensors.keys) == names.subtracting(["l2.w1", "l2.w2"]))
    try room.type("update")
    let after = try exported().header
    #expect(Set(after.tensors.keys) == ["x", "y", "w1", "w2", "b1", "b2"])
    #expect(after.metadata["l2"] == "off" && after.metadata["phase"] == "update")
    #expect(after.metadata["program"] == "backprop \(Version.number)")
    #expect(after.tensors["b1"]?.shape == [30] && after.tensors["x"]?.shape == [10, 784])
  }

  /// Also after a layer of one unit, whose weights are one row and no vector.
  @Test func velocitiesHaveTheShapesOfWhatTheyMove() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    try room.type(
      "net 784-1-10",
      "rule momentum",
      "l1 on",
      "step",
      "export \(folder.path)/e"
    )
    let tensors = try SafetensorsReader(try folder.read("e"), name: "e").header.tensors
    let velocities = tensors.keys.filter { $0.hasPrefix("velocity.") }
    #expect(velocities.count == 2 * 5)
    for name in velocities {
      let moved = String(name.split(separator: ".").last ?? "")
      #expect(tensors[name]?.shape == tensors[moved]?.shape, "\(name)")
    }
    #expect(tensors["w2"]?.shape == [1, 10] && tensors["b2"]?.shape == [10])
  }

  /// An earlier export is replaced, and an empty file; nothing else is.
  @Test func replacesOnlyItsOwn() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    for name in ["empty", "own"] {
      try folder.write([], to: name)
      try room.type("export \(folder.path)/\(name)", "batch", "export \(folder.path)/\(name)")
    }
    let own = try folder.read("own")
    var other = Safetensors()
    other.tensors["w1"] = Matrix(rows: 1, columns: 1)
    let strangers: [[UInt8]] = [
      Array("# A thesis\n".utf8), [0], Array(own.prefix(100)), other.bytes,
      Array(repeating: 0xFF, count: 100),
    ]
    for bytes in strangers {
      try folder.write(bytes, to: "precious")
      let said = try room.refusal(of: "export \(folder.path)/precious")
      #expect(said?.contains("is there already, and export did not write it") == true)
      #expect(try folder.read("precious") == bytes)
    }
  }

  /// An archive holds the same as the other format, and is replaced as it is.
  @Test func archives() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    try room.type("export \(folder.path)/e.npz", "batch", "forward", "backward", "grad")
    try room.type("export \(folder.path)/e.npz", "export \(folder.path)/e.safetensors")
    let archive = try NpzReader(try folder.read("e.npz"), name: "e.npz")
    let other = try SafetensorsReader(try folder.read("e.safetensors"), name: "e")
    for name in other.entries.keys {
      #expect(try archive.matrix(name) == other.matrix(name), "\(name)")
      #expect(archive.entries[name] == TensorEntry(typeName: "<f8", of: other.entries[name]))
    }
    for (name, text) in other.metadata {
      let number = Double(text)
      #expect(try number == nil ? archive.metadata[name] == text : archive.number(name) == number)
    }
    #expect(try archive.number("n") == 30 && archive.number("lambda") == 0.5)
    try folder.write(NpzWriter.bytes(of: Safetensors()), to: "other.npz")
    #expect(try room.refusal(of: "export \(folder.path)/other.npz") != nil)
  }

  @Test(arguments: ["e.txt", "e.npy", "e.tar.gz", "e."])
  func otherEndings(name: String) throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    let said = try room.refusal(of: "export \(folder.path)/\(name)")
    #expect(said?.contains("export writes .npz and .safetensors") == true)
    #expect(throws: (any Error).self) { try folder.read(name) }
  }

  /// Whether Python is there with what the reference needs.
  private static let hasPython = Python.has("numpy, safetensors")

  private static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("References/check_export.py").path

  /// NumPy computes the step again from x, y, w and b, for every kind of network and penalty.
  @Test(.enabled(if: hasPython, "needs python3 with numpy and safetensors"))
  func numPyAgrees() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(300))
    var count = 0
    for activation in ["sigmoid", "tanh", "relu"] {
      for cost in ["cross-entropy", "quadratic"] {
        for shape in ["784-30-10", "784-60-20-10", "784-12-11-10", "784-10"] {
          for penalty in ["l2 on", "l2 off", "l2 scale batch"] {
            count += 1
            let start = ["scaled", "large", "small"][count % 3]
            try room.type(
              "l2 on",
              "l2 scale dataset",
              "net \(shape) --activation \(activation) --cost \(cost) --init \(start)"
                + " --seed \(100 + count)",
              "set batch \(3 + count % 9)",
              "set lambda 0.\(1 + count % 7)",
              penalty,
              count % 2 == 0 ? "step 2" : "where",
              count % 5 == 0 ? "batch --images 3,17,42,3" : "batch",
              "forward",
              "cost",
              "backward",
              "grad",
              "export \(folder.path)/\(count).a.safetensors",
              "update",
              "export \(folder.path)/\(count).b.safetensors"
            )
          }
        }
      }
    }
    let (status, output) = try Python.run([Self.script, "check", folder.path])
    #expect(status == 0 && output == "\(count) pairs agree\n", "\(output)")
  }

  /// The check can fail: one weight moved in its eleventh digit is found.
  @Test(.enabled(if: hasPython, "needs python3 with numpy and safetensors"))
  func theCheckCanFail() throws {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad", "export \(folder.path)/1.a.safetensors")
    try room.type("update")
    var file = room.session.tensors()
    let largest = try #require(file.tensors["w2"]?.largest)
    file.tensors["w2"]?[largest.row, largest.column] *= 1 + 1e-11
    try folder.write(file.bytes, to: "1.b.safetensors")
    let (status, output) = try Python.run([Self.script, "check", folder.path])
    #expect(status == 1 && output.hasPrefix("1.b: w2 is off by "), "\(output)")
  }

  @Test(.enabled(if: hasPython, "needs python3 with numpy and safetensors"))
  func whatPythonWritesIsRead() throws {
    let folder = try TemporaryFolder()
    let (status, output) = try Python.run([Self.script, "write", folder.path + "/p.safetensors"])
    #expect(status == 0, "\(output)")
    var room = Interpreter(data: try Samples.few(30))
    try room.type("import \(folder.path)/p.safetensors", "step")
    let layers = room.session.step?.network.layers ?? []
    #expect(room.session.sizesText == "784-4-10" && room.session.network.output == .quadratic)
    #expect(layers.map(\.activation) == [.tanh, .sigmoid])
    for (l, layer) in layers.enumerated() {
      let expected = (0..<layer.inputs * layer.units).map { Double($0) / 4096 - Double(l + 1) }
      #expect(layer.weights.values == expected)
      #expect(layer.biases.values == (0..<layer.units).map { Double($0) / 8 })
    }
  }
}
