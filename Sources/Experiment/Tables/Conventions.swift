extension Convention {
  /// Every convention there is, in the order they are listed.
  package static let all: [Convention] = [
    Convention(
      "nielsen",
      "λ",
      "(λ/n) w",
      .dataset,
      "Nielsen, chapter 3; network2.py"
    ),
    Convention(
      "ng",
      "λ",
      "(λ/m) w",
      .dataset,
      "Ng's course: his m is our n"
    ),
    Convention(
      "sklearn",
      "alpha",
      "(α/m) w",
      .batch,
      "scikit-learn 1.9, MLPClassifier",
      remark: "scikit-learn divides alpha by the mini-batch: its effect changes with batch_size"
    ),
    Convention(
      "keras",
      "l",
      "2 l w",
      .none,
      times: 2,
      biases: "if asked",
      "keras L2(l): cost l Σw², no ½"
    ),
    Convention(
      "pytorch",
      "weight_decay",
      "wd w",
      .none,
      biases: "yes",
      "torch.optim.SGD(weight_decay)",
      remark: "PyTorch decays biases too, unless they stand in a group of their own"
    ),
    Convention(
      "optax",
      "weight_decay",
      "s w",
      .none,
      biases: "yes",
      "optax.add_decayed_weights(s)",
      remark: "optax decays biases too, unless a mask leaves them out"
    ),
    Convention(
      "playground",
      "rate",
      "rate · w",
      .none,
      "since March 2017; / m before"
    ),
    Convention(
      "convnetjs",
      "l2_decay",
      "(l2/m) w",
      .batch,
      "its trainers; see below",
      remark:
        "ConvNetJS divides the gradient by the mini-batch, yet its cost adds ½ l2 Σw² undivided: cost "
        + "and gradient belong together at m = 1 only"
    ),
    Convention(
      "darknet",
      "decay",
      "decay · w",
      .none,
      "adds decay · m w, then / m"
    ),
    Convention(
      "caffe",
      "weight_decay",
      "decay · w",
      .none,
      biases: "by mult",
      "weight_decay × decay_mult"
    ),
    Convention(
      "cs231n",
      "reg",
      "reg · w",
      .none,
      "its notes: cost ½ reg Σw²"
    ),
    Convention(
      "micrograd",
      "alpha",
      "2 α p",
      .none,
      times: 2,
      biases: "yes",
      "its demo: cost α Σp², biases too",
      remark: "micrograd's demo penalises biases too"
    ),
  ]
}
