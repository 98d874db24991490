import BackpropCore
import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct EntryTests {
  @Test(arguments: [
    ("w2[3,7]", Entry.Kind.weight, 2, [3, 7]), ("b2[7]", .bias, 2, [7]),
    ("z1[5,7]", .weightedInput, 1, [5, 7]), ("a2[ 5, 7 ]", .activation, 2, [5, 7]),
    ("delta2[5,7]", .delta, 2, [5, 7]), ("δ2[5,7]", .delta, 2, [5, 7]),
    ("W2[0,0]", .weight, 2, [0, 0]),
    ("x[5,300]", .input, 0, [5, 300]), ("data.w2[3,7]", .gradient(.data), 2, [3, 7]),
    ("l2.w1[3,7]", .gradient(.term(.l2)), 1, [3, 7]),
    ("total.w12[3,7]", .gradient(nil), 12, [3, 7]),
    ("data.b2[7]", .biasGradient(.data), 2, [7]), ("total.b2[7]", .biasGradient(nil), 2, [7]),
  ])
  func reads(text: String, kind: Entry.Kind, layer: Int, indices: [Int]) throws {
    #expect(try Entry(text) == Entry(kind: kind, layer: layer, indices: indices))
  }

  @Test(arguments: ["2", "cost", "w2", "w2 3,7]", "", "]["])
  func otherForms(text: String) throws {
    #expect(try Entry(text) == nil)
  }

  @Test(arguments: [
    "q2[3,7]", "w[3,7]", "x1[0,0]", "w2[3]", "b2[3,7]", "w2[]", "w2[3,]", "w2[,]", "w2[a,b]",
    "w2[-1,0]", "w2[3,7,1]", "w2[1e9,0]", "w99999999999999999999[0,0]", "[0,0]",
    "w2[99999999999999999999,0]", "w2[[3,7]]", "w2[3,7", "w2[3", "w2[", "[",
  ])
  func nearlyOnes(text: String) {
    #expect(throws: LearnerError.self) { try Entry(text) }
  }

  @Test func valuesAreThoseOfTheMatrices() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    let session = room.session
    let step = try #require(session.step)
    let found = step.found
    func value(_ text: String) throws -> Double {
      try session.value(of: try #require(try Entry(text)))
    }
    #expect(try value("w2[3,7]") == session.network.layers[1].weights[3, 7])
    #expect(try value("b1[7]") == session.network.layers[0].biases[0, 7])
    #expect(try value("z1[5,7]") == found.forward.z(1)[5, 7])
    #expect(try value("a2[5,7]") == found.forward.a(2)[5, 7])
    #expect(try value("delta1[5,7]") == found.backward.delta(1)?[5, 7])
    #expect(try value("data.w2[3,7]") == found.dataGradient.weightSums[1][3, 7] / 10)
    #expect(try value("l2.w2[3,7]") == 0.5 / 30 * session.network.layers[1].weights[3, 7])
    let total = try value("data.w2[3,7]") + value("l2.w2[3,7]")
    #expect(try value("total.w2[3,7]") == total)
    #expect(try value("total.b2[7]") == found.dataGradient.biasSums[1][0, 7] / 10)
    for pixel in 0..<784 {
      let code = session.data.training.images.codes(row: step.batch.indices[4])[pixel]
      #expect(try value("x[4,\(pixel)]") == Double(code) / 255)
    }
  }

  @Test(arguments: ["w2[30,0]", "w2[0,10]", "b2[10]", "w3[0,0]", "w0[0,0]", "x[10,0]", "z1[0,30]"])
  func placesThatAreNotThere(text: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward")
    let sentence = try #require(try room.refusal(of: "print \(text)"))
    #expect(sentence.hasPrefix("there is no "))
  }
}
