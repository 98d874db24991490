import TestSupport

@testable import Experiment
@testable import Prompt

/// Lines that somebody might type, rightly, wrongly or with the elbow.
struct RandomLines {
  private var dice: Dice
  private let folder: String

  /// Files are read and written in `folder` only.
  init(seed: UInt64, folder: String) {
    dice = Dice(seed: seed)
    self.folder = folder
  }

  /// The next line.
  mutating func next() -> String {
    while true {
      let line = dice.roll(10) == 0 ? junk() : command()
      // Nothing is written elsewhere, and quit and large downloads of time are left out.
      let first = line.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
      let isAboutFiles =
        first.contains("ex") && !first.hasPrefix("expl") || first.contains("rec")
      if !isAboutFiles || line.contains(folder) { return line }
    }
  }

  private mutating func command() -> String {
    let name = dice.pick(Registry.ordinary.names)
    let typed = dice.roll(8) == 0 ? String(name.prefix(1 + dice.roll(name.count))) : name
    if name == "export" || name == "import" || name == "record" {
      return "\(name) \(folder)/\(dice.pick(["a", "b", "none/c", ""]))"
    }
    if dice.roll(3) > 0, let usual = usual(name) { return "\(typed) \(usual)" }
    return ([typed] + (0..<dice.roll(4)).map { _ in word() }).joined(separator: " ")
  }

  /// Arguments that mostly make sense.
  private mutating func usual(_ name: String) -> String? {
    switch name {
    case "net":
      "784-\(1 + dice.roll(12))\(dice.pick(["", "-3", "-4-5"]))-10 "
        + dice.pick([
          "", "--activation relu", "--activation tanh", "--cost quadratic", "--init small",
        ])
    case "set":
      dice.pick(["eta", "batch", "lambda", "seed"]) + " \(dice.pick(["1", "3", "0.1", number()]))"
    case "step", "epoch", "undo", "redo": dice.pick(["", "1", "2", "3"])
    case "backward": dice.pick(["", "1", "2", "3"])
    case "data": dice.pick(["", "all", "subset \(1 + dice.roll(30))"])
    case "show", "predict": dice.pick(["\(dice.roll(30))", "test \(dice.roll(20))", "batch"])
    case "batch": dice.pick(["", "", "--images \(dice.roll(30)),\(dice.roll(30))"])
    case "print": metric() + dice.pick(["", " " + metric()])
    case "plot": metric() + dice.pick(["", " " + metric(), " --log"])
    case "compare":
      dice.pick([
        "l2", "eta 1 2 3", "batch 1 3", "seed 1 2", "rule", "init", "scale", "keep 1", "keep 2",
        "plot weights.1",
      ]) + dice.pick([" --steps 2", " --epochs 1", " --phase grad", ""])
    case "keep": dice.pick(["a", "b", "c"])
    case "runs": dice.pick(["", "drop a", "drop b"])
    case "l2": dice.pick(["on", "off", "scale batch", "scale dataset", ""])
    case "weights", "activations", "delta", "grad": layerAndSlice()
    case "explain": entry()
    default: nil
    }
  }

  private mutating func layerAndSlice() -> String {
    let what = dice.pick(["", "1", "2", "3", entry()])
    return what + dice.pick(["", " --unit \(dice.roll(12))", " --image \(dice.roll(12))"])
  }

  private mutating func metric() -> String {
    dice.roll(3) == 0 ? entry() : dice.pick(Measure.names(layers: 2))
  }

  private mutating func entry() -> String {
    let kind = dice.pick(["w", "b", "z", "a", "delta", "x", "data.w", "l2.w", "total.w", "total.b"])
    let indices = kind.hasSuffix("b") ? "\(dice.roll(12))" : "\(dice.roll(12)),\(dice.roll(12))"
    return "\(kind)\(kind == "x" ? "" : dice.pick(["1", "2", "3"]))[\(indices)]"
  }

  private mutating func number() -> String {
    dice.pick([
      "0", "-1", "1e9", "1e-300", "1e999", "nan", "-inf", "0x10", "3.7", "-0",
      "99999999999999999999",
      "9223372036854775807", "-9223372036854775808", "1_000", "1,000", "٣", "½", "",
    ])
  }

  private mutating func word() -> String {
    switch dice.roll(6) {
    case 0: number()
    case 1: metric()
    case 2: "--" + dice.pick(["unit", "image", "images", "log", "seed", "init", "help", "x", ""])
    case 3: dice.pick(Registry.ordinary.names)
    case 4: junk()
    default: "\(dice.roll(40))"
    }
  }

  private mutating func junk() -> String {
    let pieces = [
      "\u{0}", "\u{1b}[31m", "\u{7f}", "\u{202e}", "😀", "é", "e\u{301}", "手", "'", "\"", "#", "-",
      "--", "\\", "[", "]", ",", ".", "\t", " ", "\r\n", "λ", "−", "a", "0", "%", "$(x)",
      "\u{feff}",
      "\u{200d}", "👩‍👩‍👧", "w2[", "..", "/", "~", "\u{fffd}", "x",
    ]
    return (0..<1 + dice.roll(8)).map { _ in dice.pick(pieces) }.joined()
  }
}
