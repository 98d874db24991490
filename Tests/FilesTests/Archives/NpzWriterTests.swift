import Arithmetic
import Foundation
import TestSupport
import Testing

@testable import Files

extension Safetensors {
  var npz: [UInt8] { NpzWriter.bytes(of: self) }
}

struct NpzWriterTests {
  static var example: Safetensors {
    var file = Safetensors()
    file.tensors["w1"] = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, -0.0, .nan])
    file.tensors["b1"] = Matrix(rows: 1, columns: 3, values: [7, .infinity, 0.1])
    file.vectors = ["b1"]
    file.metadata = [
      "cost": "cross-entropy", "n": "4000", "eta": "0.5", "net": "2-3", "none": "", "λ": "β",
      "tiny": "1e-05", "word": "inf",
    ]
    return file
  }

  @Test func readingInvertsWriting() throws {
    let file = Self.example
    let reader = try NpzReader(file.npz, name: "test")
    for (name, matrix) in file.tensors { #expect(try reader.matrix(name) == matrix) }
    #expect(reader.entries["b1"]?.shape == [3] && reader.entries["w1"]?.shape == [2, 3])
    #expect(
      reader.metadata == [
        "cost": "cross-entropy", "net": "2-3", "none": "", "λ": "β", "word": "inf",
      ]
    )
    #expect(try reader.number("n") == 4000 && reader.number("eta") == 0.5)
    #expect(try reader.number("tiny") == 1e-5)
    #expect(reader.entries["n"]?.typeName == "<i8" && reader.entries["n"]?.shape == [])
  }

  @Test func equalContentsAreEqualBytes() {
    #expect(Self.example.npz == Self.example.npz)
    #expect(Safetensors().npz.count == 22)
  }

  /// NumPy reads what is written, and would write the same arrays.
  @Test func numPyReadsIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.example.npz, to: "a.npz")
    let script = """
      import sys
      try: import numpy as np, zipfile
      except ImportError: sys.exit(77)
      a = np.load(sys.argv[1])
      assert zipfile.ZipFile(sys.argv[1]).testzip() is None
      assert sorted(a.files) == sorted(['w1', 'b1', 'cost', 'n', 'eta', 'net', 'none', 'λ', 'tiny', 'word'])
      assert a['w1'].shape == (2, 3) and a['w1'].dtype == '<f8' and a['w1'][1, 0] == 4 and np.isnan(a['w1'][1, 2])
      assert a['b1'].shape == (3,) and a['b1'][2] == 0.1
      assert a['n'] == 4000 and a['n'].shape == () and a['n'].dtype == np.int64 and float(a['eta']) == 0.5
      assert str(a['cost']) == 'cross-entropy' and str(a['λ']) == 'β' and str(a['none']) == ''
      """
    let (status, output) = try Python.run(["-c", script, folder.path + "/a.npz"])
    #expect(status == 0 || status == 77, "\(output)")
  }
}
