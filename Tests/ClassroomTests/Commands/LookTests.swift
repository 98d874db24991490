import Testing

@testable import Classroom

struct LookTests {
  /// An option that would change nothing is refused, with an example that works.
  @Test(arguments: [
    "activations --unit 9", "activations --image 1", "activations a1[0,0] --unit 3",
    "delta --unit 1", "delta delta1[0,0] --image 3", "weights --unit 2", "weights w1[0,0] --unit 2",
    "grad --unit 3", "grad w1[0,0] --unit 3",
  ])
  func optionsThatNeedALayer(line: String) throws {
    var room = Classroom(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    let sentence = try #require(try room.refusal(of: line))
    let example = try #require(sentence.components(separatedBy: ": ").last)
    #expect(try room.refusal(of: example) == nil, "\(example)")
  }

  @Test(arguments: [
    "activations 3", "activations 0", "activations 1 --unit 30", "activations 2 --image 10",
    "delta 1 --unit -1", "weights 1 --unit 30", "grad 2 --unit 10", "activations one",
  ])
  func placesThatAreNotThere(line: String) throws {
    var room = Classroom(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    #expect(try room.refusal(of: line) != nil)
  }
}
