import Arithmetic
import ArgumentParser
import BackpropCore
import Files
import TextRendering
import Wording

struct ExportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what the session holds to a safetensors file.",
    discussion: """
      x and y (one-hot) of the mini-batch; of every layer w1, b1, z1, a1, delta1, data.w1, l2.w1, \
      total.w1, total.b1, the gradients as means over the batch. What is not known yet is left \
      out; after an update only x, y, w and b are known. Python reads it: \
      safetensors.numpy.load_file("FILE").
      """
  )
  static let group = CommandGroup.files
  static let examples = [
    Example("export step.safetensors", "everything known", after: ["batch", "forward"])
  ]
  static let completion = CompletionSource.files([])

  @Argument(help: "A file; one that export wrote is replaced, any other is not.")
  var file: FilePath

  func run(in session: inout Session, work: Work) throws -> Page {
    let contents = session.tensors()
    let place = FilePath(path: try work.permissions.pathForWriting(file.description))
    try EarlierExport.check(place, name: file)
    try WholeFile.replace(place.place, with: contents.bytes, name: file.description)
    return Page("wrote \(contents.tensors.count, .strong) tensors to \(file.description)")
  }
}

extension Session {
  /// Everything known, by the names of the legend.
  func tensors() -> Safetensors {
    var file = Safetensors()
    for (i, layer) in network.layers.enumerated() {
      file.tensors["w\(i + 1)"] = layer.weights
      file.tensors["b\(i + 1)"] = layer.biases
      file.vectors.insert("b\(i + 1)")
    }
    if let walk {
      file.tensors["x"] = walk.batch.pixels
      var y = Matrix(rows: walk.m, columns: 10)
      for (row, label) in walk.batch.labels.enumerated() { y[row, Int(label)] = 1 }
      file.tensors["y"] = y
      if walk.phase < .update { add(walk, to: &file) }
    }
    file.metadata = metadata
    return file
  }

  private func add(_ walk: Walk, to file: inout Safetensors) {
    for l in 1...network.layers.count {
      if walk.phase >= .forward {
        file.tensors["z\(l)"] = walk.step.forward.weightedInputs[l - 1]
        file.tensors["a\(l)"] = walk.step.forward.activations[l - 1]
        file.tensors["delta\(l)"] = walk.step.backward.delta(l)
      }
      if walk.phase >= .gradient {
        let gradient = gradient(of: walk)
        file.tensors["data.w\(l)"] = gradient.data(l)
        file.tensors["l2.w\(l)"] = gradient.l2(l)
        file.tensors["total.w\(l)"] = gradient.total(l)
        file.tensors["total.b\(l)"] = gradient.biases(l)
        file.vectors.insert("total.b\(l)")
      }
    }
  }

  private var metadata: [String: String] {
    var strings = [
      "program": "backprop \(Version.number)",
      "net": sizesText,
      "cost": network.cost.rawValue,
      "init": settings.initialization.rawValue,
      "seed": String(settings.seed),
      "eta": Number.exact(settings.eta),
      "lambda": Number.exact(settings.l2.lambda),
      "l2": settings.l2.isOn ? "on" : "off",
      "l2.scale": settings.l2.scale.rawValue,
      "m": String(walk?.m ?? settings.batchSize),
      "n": String(n),
      "data": data.name,
      "step": String(stepCount),
      "epoch": String(epoch),
      "phase": walk?.phase.command ?? "none",
    ]
    for (i, layer) in network.layers.enumerated() {
      strings["activation.\(i + 1)"] = layer.activation.rawValue
    }
    return strings
  }
}
