/// What a symbol, a word or the head of a column means: for `help`.
struct Glossary {
  /// What it is called on the screen, in every way that somebody may type it.
  let names: [String]
  /// One sentence.
  let sentence: String
  /// How it is computed, or what it stands for.
  let formula: String
  /// A line that shows it, after `batch`, `forward`, `backward` and `grad`.
  let command: String

  init(_ names: [String], _ sentence: String, _ formula: String, _ command: String) {
    (self.names, self.sentence, self.formula, self.command) = (names, sentence, formula, command)
  }

  /// The entry of a symbol or a word; the number of a layer or a place after it is passed over.
  static func entry(of text: String) -> Glossary? {
    let word = text.lowercased()
    let bare = String(word.prefix { $0 != "[" })
    let digits = "0123456789₀₁₂₃₄₅₆₇₈₉"
    let stem = String(bare.reversed().drop { digits.contains($0) }.reversed())
    for candidate in [text, word, bare, stem] where !candidate.isEmpty {
      // W and w are the same; C₀ is not C.
      if let entry = all.first(where: { $0.names.contains(candidate) })
        ?? all.first(where: { $0.names.contains { $0.lowercased() == candidate } })
      {
        return entry
      }
    }
    return nil
  }

  /// Every entry: what a step makes, the gradient and the update, then the signs of formulas.
  static let all = passes + gradients + columns + signs

  private static let passes: [Glossary] = [
    Glossary(
      ["x"],
      "x is a pixel of an image: 0 for paper, 1 for ink",
      "x = grey value / 255",
      "print x[0,300]"
    ),
    Glossary(
      ["y"],
      "y is what an output should be: 1 for the digit of the image, 0 for the others",
      "a − y is 0 where the network is right",
      "explain delta2[0,5]"
    ),
    Glossary(
      ["w", "W", "weight", "weights", "from unit"],
      "w2[3,7] is the weight from unit 3 of layer 1 to unit 7 of layer 2; W is all of a layer",
      "z = a W + b",
      "weights 2 --unit 7"
    ),
    Glossary(
      ["b", "bias", "biases"],
      "b2[7] is the bias of unit 7 of layer 2: what it has before any input",
      "z = a W + b",
      "print b2[7]"
    ),
    Glossary(
      ["z", "weighted input", "mean z"],
      "z is the weighted input of a unit, before its activation; mean z is over the mini-batch",
      "z = Σ a w + b, a being the layer below, or x",
      "explain z2[0,5]"
    ),
    Glossary(
      ["a", "activation", "mean a"],
      "a is the activation of a unit, what it sends on; mean a is over the mini-batch",
      "a = σ(z)",
      "explain a2[0,5]"
    ),
    Glossary(
      ["σ", "sigma", "sigmoid"],
      "σ, the sigmoid, squeezes any number into 0…1",
      "σ(z) = 1 / (1 + exp(−z))",
      "explain a1[0,1]"
    ),
    Glossary(
      ["σ′", "′", "slope", "tanh′", "relu′"],
      "σ′ is the slope of σ: largest at z = 0, nearly 0 where a is near 0 or 1",
      "σ′(z) = a (1 − a), at most 1/4",
      "explain delta1[0,1]"
    ),
    Glossary(
      ["tanh", "relu", "softmax"],
      "the other activations: tanh goes from −1 to 1, relu is 0 below 0, softmax makes shares of 1",
      "tanh(z);  relu(z) = max(0, z);  softmax(z) = exp(z) / Σ exp(z)",
      "net --help"
    ),
    Glossary(
      ["saturated"],
      "the share of activations near their bounds, where the slope is nearly 0 and little is learned",
      "a < 0.01 or a > 0.99, for σ",
      "print saturated.1"
    ),
    Glossary(
      ["C", "cost"],
      "C is what is to become small: the cost of the data, and what the penalties add",
      "C = C₀ + λ/(2n) Σw²",
      "cost"
    ),
    Glossary(
      ["C₀", "data cost"],
      "C₀ is the cost of the data alone: how wrong the outputs are, averaged over the mini-batch",
      "C₀ = (1/m) Σ over the images of −Σ [y ln a + (1−y) ln (1−a)]",
      "print cost.data"
    ),
    Glossary(
      ["m"],
      "m is the number of images in the mini-batch",
      "∂C₀/∂w = (1/m) Σ a δ",
      "print m"
    ),
    Glossary(
      ["n"],
      "n is the number of images in the training set",
      "λ is divided by n, because C₀ is a mean over images",
      "print n"
    ),
  ]

  private static let gradients: [Glossary] = [
    Glossary(
      ["δ", "delta", "error", "mean δ"],
      "δ, the error of a unit, is how the cost of one image changes with its weighted input",
      "δ = ∂C₀/∂z: a − y in the last layer, (δ Wᵀ) ⊙ σ′(z) in those below",
      "delta 2 --image 5"
    ),
    Glossary(
      ["∂", "∂C/∂w", "gradient", "derivative"],
      "∂C/∂w is how much C grows for each bit that w grows, all else unchanged",
      "∂C/∂w = (1/m) Σ a δ + (λ/n) w",
      "explain w2[3,7]"
    ),
    Glossary(
      ["numeric", "h"],
      "the slope of the cost measured, not derived: w is moved a little, h, to either side",
      "(C(w+h) − C(w−h)) / 2h",
      "explain w2[3,7]"
    ),
    Glossary(
      ["η", "eta", "lr", "learning rate"],
      "η is the learning rate: how far a step goes down the gradient",
      "w ← w − η ∂C/∂w",
      "print eta"
    ),
    Glossary(
      ["λ", "lambda", "L2", "decay", "weight decay"],
      "λ is the strength of L2, which makes large weights cost and so pulls every weight to 0",
      "λ/(2n) Σw² in the cost, (λ/n) w in the gradient",
      "l2"
    ),
    Glossary(
      ["L1", "λ₁", "lambda1", "sign"],
      "λ₁ is the strength of L1, which pulls every weight to 0 equally, by its sign alone",
      "λ₁/n Σ|w| in the cost, (λ₁/n) sign w in the gradient",
      "l1"
    ),
    Glossary(
      ["μ", "mu", "v", "velocity", "momentum"],
      "μ is the share of its velocity v that a weight keeps from step to step, by the rule momentum",
      "v ← μ v − η ∂C/∂w, w ← w + v",
      "print mu"
    ),
    Glossary(
      ["part"],
      "what a number is due to: the data, L2 or L1, or all of them together, the total",
      "total = data + L2",
      "grad"
    ),
    Glossary(
      ["data"],
      "data is what the images ask of the weights, without any penalty",
      "(1/m) Σ a δ",
      "print grad.data.1"
    ),
    Glossary(
      ["total"],
      "total is the whole: what the data ask, and what the penalties ask",
      "total = data + L2",
      "print grad.total.1"
    ),
    Glossary(
      ["L2 / data", "L1 / data", "part / data", "ratio"],
      "which of the two steers a layer: above 1 it is the penalty",
      "‖gradient of L2‖ / ‖gradient of the data‖",
      "print ratio.1"
    ),
    Glossary(
      ["what moved", "moved"],
      "what the update added to the weights, a part a row; moved is all of it",
      "moved = W after − W before",
      "update"
    ),
    Glossary(
      ["formula"],
      "what the numbers of the row are computed by, a layer a row",
      "z₂ = a₁ W₂ + b₂",
      "activations"
    ),
  ]
}
