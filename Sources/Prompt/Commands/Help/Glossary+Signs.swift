extension Glossary {
  /// The heads of columns that are no symbols.
  static let columns: [Glossary] = [
    Glossary(
      ["tensor"],
      "a table of numbers of your own program, as its file calls it",
      "numpy.savez(\"mine.npz\", dW1=dW1, db1=db1)",
      "help diagnose"
    ),
    Glossary(
      ["off by"],
      "how far a tensor is from what follows from your own tensors before it, at most",
      "largest |yours − right| / largest |right|",
      "help diagnose"
    ),
    Glossary(
      ["agrees"],
      "whether rounding explains what a tensor is off by",
      "off by at most 1e-09 in float64, 1e-04 in float32",
      "help diagnose"
    ),
    Glossary(
      ["layer"],
      "layers count from 1: layer 1 has the weights from the pixels, the last one the outputs",
      "784-30-10 has layers 1 (784×30) and 2 (30×10)",
      "net"
    ),
    Glossary(
      ["unit", "digit"],
      "units count from 0; those of the last layer stand for the ten digits",
      "a2[5,7] is of image 5 of the mini-batch and unit 7 of layer 2",
      "activations 2 --image 5"
    ),
    Glossary(
      ["image", "images", "pixel"],
      "images of the mini-batch and pixels count from 0, pixels row by row",
      "pixel 300 stands in row 10, column 20: 300 = 10 × 28 + 20",
      "print x[5,300]"
    ),
    Glossary(
      ["of"],
      "of is what the row is of: the weights of the layer, or its biases",
      "layer 2 of 784-30-10 has 300 weights and 10 biases",
      "check"
    ),
    Glossary(
      ["relative error", "f"],
      "how far two numbers are apart beside the larger of them, or beside f where both are smaller",
      "|a − n| / max(|a|, |n|, f), with f = C₀/1000",
      "check"
    ),
    Glossary(
      ["once", "twice"],
      "the norm of a part of the gradient with each image of the mini-batch once, and with each twice",
      "(1/2m) Σ over each image twice = (1/m) Σ over each once",
      "check scale"
    ),
    Glossary(
      ["value"],
      "the number itself; the bar beside it is as long as it is large, blue below 0",
      "the longest bar is the largest |value|",
      "delta 2 --image 5"
    ),
    Glossary(
      ["in × out", "m × out", "shape"],
      "the shape of a table of numbers: rows × columns",
      "W is inputs × units, z, a and δ are images × units",
      "net"
    ),
    Glossary(
      ["‖·‖", "‖·‖₂", "norm", "‖W‖", "‖z‖", "‖a‖", "‖δ‖", "‖", "‖b‖"],
      "the norm: how large many numbers are together",
      "‖W‖ = √(Σ w²)",
      "print weights.1"
    ),
    Glossary(
      ["max|·|", "|·|", "|", "|w|", "largest"],
      "the largest of many numbers, its sign left out; |w| is w without its sign",
      "max|·| = the largest |w|",
      "grad"
    ),
    Glossary(
      ["at"],
      "where the largest entry stands: image and unit, or unit and unit",
      "[5,7] is image 5 of the mini-batch and unit 7",
      "delta"
    ),
    Glossary(
      ["RMS of W", "rms"],
      "the root of the mean square: how large a weight usually is",
      "√(Σ w² / number of weights)",
      "print rms.1"
    ),
    Glossary(
      ["scale", "one step", "an epoch", "1,000 steps"],
      "what is left of a weight after so many steps by the penalty alone, λ being divided so",
      "(1 − ηλ/n)^steps, for plain descent",
      "l2 audit"
    ),
    Glossary(
      ["as", "L2 gradient", "biases too", "number", "source"],
      "what a program or a book calls λ, and the number that does there what λ does here",
      "weight_decay of PyTorch = λ/n",
      "l2 audit --conventions"
    ),
    Glossary(
      ["α", "alpha", "wd", "weight_decay", "p"],
      "what others call λ: alpha of scikit-learn, weight_decay of PyTorch; p is any parameter",
      "(α/m) w in scikit-learn, m being the mini-batch",
      "l2 audit --conventions"
    ),
    Glossary(
      ["twin", "twins"],
      "a copy of the session that sees the same images as the others, with one switch different",
      "compare keep 2 goes on with the second",
      "compare l2 --steps 5"
    ),
    Glossary(
      ["run", "with"],
      "what a run or a twin was set to; a run that is kept can be drawn over others",
      "plot cost.data --with plain",
      "runs"
    ),
    Glossary(
      ["mistake", "what is done", "level"],
      "what people get wrong in a step, and how hard it is to find: level 1, 2 or 3",
      "bug hide --level 1 hides one of the easiest",
      "bugs"
    ),
    Glossary(
      ["epoch"],
      "an epoch is every training image once, in mini-batches",
      "n / m steps",
      "where"
    ),
    Glossary(
      ["step", "steps"],
      "a step is one mini-batch, from its images to its update",
      "batch → forward → cost → backward → grad → update",
      "where"
    ),
    Glossary(
      ["accuracy", "test accuracy", "training accuracy", "training", "test"],
      "the share of the test, or training, images whose largest output is their digit",
      "images called rightly / images",
      "print accuracy.test"
    ),
  ]

  /// The signs of formulas.
  static let signs: [Glossary] = [
    Glossary(["Σ", "sum"], "Σ is a sum, over whatever is numbered", "Σ w² = w² + w² + …", "cost"),
    Glossary(
      ["⊙"],
      "⊙ multiplies two tables of numbers entry by entry",
      "(a ⊙ b)[i,j] = a[i,j] × b[i,j]",
      "delta"
    ),
    Glossary(
      ["ᵀ", "Wᵀ"],
      "ᵀ turns a table over: its rows become columns",
      "Wᵀ[j,i] = W[i,j]",
      "delta"
    ),
    Glossary(
      ["←"],
      "what stands on the left becomes what stands on the right",
      "w ← w − η ∂C/∂w",
      "rule"
    ),
    Glossary(
      ["·"],
      "between numbers · is times; between brackets it stands for every place there",
      "δ2[·,5] is δ of unit 5, for every image",
      "explain w2[3,5]"
    ),
    Glossary(["×"], "times; between sizes, rows × columns", "2 × 3 = 6", "print 2 × 3"),
    Glossary(["−"], "minus", "3 − 2 = 1", "print 3 − 2"),
    Glossary(["→"], "what comes next; before → after", "batch → forward", "where"),
    Glossary(["²"], "the square: a number times itself", "w² = w × w", "print 3²"),
    Glossary(["½"], "a half", "½ Σ (a − y)², the quadratic cost", "net --help"),
    Glossary(["√", "sqrt"], "the square root", "√9 = 3", "print √9"),
    Glossary(
      ["ln", "exp", "log"],
      "ln is the natural logarithm, and exp its inverse",
      "ln(exp(x)) = x;  −ln(0.2) = 1.609…",
      "print -ln(0.2)"
    ),
    Glossary(
      ["░"],
      "░ stands around a curve with many points: from the least to the greatest of each column",
      "the line is their mean",
      "plot cost"
    ),
    Glossary(
      ["=", "smoothed"],
      "= is where several curves are in a plot; smoothed are those of many points, beside others",
      "25 means a curve: each is the mean of a 25th of the way",
      "plot cost.data cost.l2"
    ),
    Glossary(["…"], "and so on: there is more than is shown", "0 1 2 …", "where"),
  ]
}
