import TestSupport
import Testing

@testable import Prompt

struct LookTests {
  /// An option that would change nothing is refused, with an example that works.
  @Test(arguments: [
    "activations --unit 9", "activations --image 1", "activations a1[0,0] --unit 3",
    "delta --unit 1", "delta delta1[0,0] --image 3", "weights --unit 2", "weights w1[0,0] --unit 2",
    "grad --unit 3", "grad w1[0,0] --unit 3",
  ])
  func optionsThatNeedALayer(line: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    let sentence = try #require(try room.refusal(of: line))
    let example = try #require(sentence.components(separatedBy: ": ").last)
    #expect(try room.refusal(of: example) == nil, "\(example)")
  }

  /// However the indices are written, the number is the same, and so is its name.
  @Test(arguments: [
    ("explain w2[3,7]", ["explain w2[3, 7]", "explain W2[3,7]", "explain W2[ 3 , 7 ]"]),
    ("explain delta1[5,12]", ["explain Delta1[5, 12]", "explain δ1[5,12]"]),
    ("weights b2[3]", ["weights B2[ 3 ]"]), ("grad w2[3,7]", ["grad W2[3, 7]"]),
    ("print x[0,300] data.w2[3,7]", ["print X[0, 300] Data.W2[3, 7]"]),
    ("activations a2[5,7]", ["activations A2[5, 7]"]), ("delta delta2[5,7]", ["delta Δ2[5, 7]"]),
  ])
  func indicesAsTheyAreTyped(line: String, others: [String]) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    let text = try room.type(line)
    for other in others { #expect(try room.type(other) == text, "\(other)") }
  }

  @Test func theNumericSlopeOfABiasSaysSo() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    #expect(try room.type("explain b2[3]").contains("(C(b+h) − C(b−h)) / 2h"))
    #expect(try room.type("explain w2[3,7]").contains("(C(w+h) − C(w−h)) / 2h"))
  }

  /// The first line says which set an image is of, and either command shows either set.
  @Test func imagesSayTheirSet() throws {
    var room = Interpreter(data: try Samples.few(30))
    for (line, start) in [
      ("show 17", "training image 17"), ("show train 17", "training image 17"),
      ("show test 3", "test image 3"), ("predict 3", "training image 3"),
      ("predict test 3", "test image 3"), ("predict train 17", "training image 17"),
    ] {
      #expect(try room.type(line).hasPrefix(start), "\(line)")
    }
  }

  @Test(arguments: [
    "activations 3", "activations 0", "activations 1 --unit 30", "activations 2 --image 10",
    "delta 1 --unit -1", "weights 1 --unit 30", "grad 2 --unit 10", "activations one",
  ])
  func placesThatAreNotThere(line: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    #expect(try room.refusal(of: line) != nil)
  }
}
