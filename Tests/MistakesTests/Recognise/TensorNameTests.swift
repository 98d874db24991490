import Testing

@testable import Mistakes

struct TensorNameTests {
  private static let spellings: [(String, String)] = [
    ("W1", "w1"), ("w_1", "w1"), ("weights2", "w2"), ("fc1.weight", "w1"), ("b1", "b1"),
    ("bias_3", "b3"),
    ("dW1", "grad.w1"), ("grad_w1", "grad.w1"), ("total.w1", "grad.w1"), ("w1.grad", "grad.w1"),
    ("nabla_w2", "grad.w2"), ("dC/dW2", "grad.w2"), ("fc1.weight.grad", "grad.w1"),
    ("db2", "grad.b2"),
    ("total.b1", "grad.b1"), ("dz1", "delta1"), ("delta_1", "delta1"), ("δ2", "delta2"),
    ("Z1", "z1"),
    ("A12", "a12"), ("data.w1", "data.w1"), ("l2.w1", "l2.w1"), ("l2_w2", "l2.w2"),
    ("new.w1", "new.w1"),
    ("W1_new", "new.w1"), ("new_b2", "new.b2"), ("X", "x"), ("x_batch", "x"), ("Y", "y"),
    ("loss", "cost"),
  ]

  @Test func spelled() {
    for (spelled, name) in Self.spellings {
      #expect(TensorName(spelled: spelled)?.description == name, "\(spelled)")
    }
    for other in ["", "foo", "w", "wx1", "1", "w1w2", "delta", "velocity.w1", "\u{1B}[2J"] {
      #expect(TensorName(spelled: other) == nil, "\(other)")
    }
  }

  @Test func noSpellingMeansTwoThings() {
    let all = Quantity.allCases.flatMap(\.spellings)
    #expect(Set(all).count == all.count)
    for quantity in Quantity.allCases {
      let name = TensorName(quantity, quantity.isLayered ? 3 : 0)
      #expect(TensorName(spelled: name.description) == name)
    }
  }

  /// Names that count from 0, and those of PyTorch's Sequential, which leave out numbers.
  @Test func countingFromOne() {
    func counted(_ spelled: [String]) -> [String] {
      let names = spelled.compactMap { TensorName(spelled: $0) }
      let table = TensorName.countingFromOne(names)
      return names.map { (table[$0] ?? $0).description }
    }
    #expect(counted(["W0", "W1", "dW0", "dW1"]) == ["w1", "w2", "grad.w1", "grad.w2"])
    #expect(counted(["0.weight", "2.weight", "0.bias", "2.bias"]) == ["w1", "w2", "b1", "b2"])
    #expect(counted(["W0", "z0", "a1", "W1", "z1", "a2"]) == ["w1", "z1", "a1", "w2", "z2", "a2"])
    #expect(counted(["W1", "W2", "dW2"]) == ["w1", "w2", "grad.w2"])
    #expect(counted(["dW2"]) == ["grad.w2"])
  }
}
