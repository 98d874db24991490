import Arithmetic
import ArgumentParser
import BackpropCore
import Experiment
import Files
import TextRendering
import Wording

struct ExportCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the session to an npz or a safetensors file.",
    discussion: """
      x and y (one-hot) of the mini-batch; of every layer w1, b1, z1, a1, delta1, data.w1, l2.w1, \
      total.w1, total.b1, the gradients as means over the batch. What is not known yet is left \
      out; after an update only x, y, w and b are known. n, m, lambda, eta, cost, activation.1 … go \
      with them. Python reads it: numpy.load("FILE.npz"), or \
      safetensors.numpy.load_file("FILE.safetensors").
      """
  )
  static let group = CommandGroup.files
  static let examples = [
    Example("export step.safetensors", "everything known", after: ["batch", "forward"]),
    Example("export step.npz", "the same for numpy.load", after: ["batch", "forward"]),
  ]
  static let completion = CompletionSource.files([])

  @Argument(help: "A file; one that export wrote is replaced, any other is not.")
  var file: FilePath

  func run(in session: inout Session, files: Permissions, work: Work) throws -> Page {
    let isArchive = try Self.isArchive(file)
    let contents = session.tensors()
    let place = FilePath(path: try files.pathForWriting(file.description))
    try EarlierExport.check(place, name: file)
    try WholeFile.replace(
      place.place,
      with: isArchive ? NpzWriter.bytes(of: contents) : contents.bytes,
      name: file.description
    )
    return Page("wrote \(contents.tensors.count, .strong) tensors to \(file.description)")
  }

  /// Whether the name of a file asks for an npz; without an ending it is a safetensors file.
  private static func isArchive(_ file: FilePath) throws -> Bool {
    let parts = FilePath.lastPart(of: file.description)
      .split(separator: ".", omittingEmptySubsequences: false)
    switch parts.count > 1 ? parts.last?.lowercased() : nil {
    case "npz": return true
    case nil, "safetensors": return false
    case let ending?:
      throw LearnerError(
        "export writes .npz and .safetensors, not .\(ending): export step.npz"
      )
    }
  }
}

extension Session {
  /// Everything known, by the names of the legend.
  func tensors() -> Safetensors {
    var file = Safetensors()
    for (l, layer) in zip(1..., network.layers) {
      file.tensors["w\(l)"] = layer.weights
      file.add(vector: layer.biases, "b\(l)")
    }
    for (name, matrix) in rule.tensors {
      // velocity.b1 is a vector as b1 is; velocity.w2 is a matrix even where it has one row.
      let isOfBiases = name.split(separator: ".").last?.hasPrefix("b") == true
      if isOfBiases { file.add(vector: matrix, name) } else { file.tensors[name] = matrix }
    }
    if let step {
      file.tensors["x"] = step.batch.pixels
      var y = Matrix(rows: step.m, columns: 10)
      for (row, label) in step.batch.labels.enumerated() { y[row, Int(label)] = 1 }
      file.tensors["y"] = y
      if step.phase < .update { add(step, to: &file) }
    }
    file.metadata = metadata
    return file
  }

  private func add(_ step: Step, to file: inout Safetensors) {
    for l in 1...network.layers.count {
      if step.phase >= .forward {
        file.tensors["z\(l)"] = step.found.forward.z(l)
        file.tensors["a\(l)"] = step.found.forward.a(l)
        file.tensors["delta\(l)"] = step.found.backward.delta(l)
      }
      if step.phase >= .gradient {
        let gradient = gradient(of: step)
        let (ledger, ofBiases) = (gradient.weights(l), gradient.biases(l))
        for entry in ledger.entries { file.tensors["\(entry.part.key).w\(l)"] = entry.value }
        file.tensors["total.w\(l)"] = ledger.total
        file.add(vector: ofBiases.total, "total.b\(l)")
      }
    }
  }

  private var metadata: [String: String] {
    var strings = [
      "program": "backprop \(Version.number)",
      "net": sizesText,
      "cost": network.output.name,
      "init": settings.initialization.rawValue,
      "seed": String(settings.seed),
      "eta": Number.exact(settings.eta),
      "m": String(step?.m ?? settings.batchSize),
      "n": String(n),
      "data": data.name,
      "step": String(stepCount),
      "epoch": String(epoch),
      "phase": step?.phase.command ?? "none",
    ]
    for term in objective.listed {
      strings[term.kind.setting] = Number.exact(term.lambda)
      strings[term.kind.key] = term.isOn ? "on" : "off"
      strings["\(term.kind.key).scale"] = term.scale.rawValue
    }
    if !rule.kind.isPlain { strings["rule"] = rule.kind.name }
    for name in rule.kind.settings {
      strings[name] = Setting.named(name).map { Number.exact($0.read(self)) }
    }
    for (l, layer) in zip(1..., network.layers) {
      strings["activation.\(l)"] = layer.activation.name
    }
    return strings
  }
}

extension Safetensors {
  /// Adds a tensor of one dimension; 1 × its length.
  fileprivate mutating func add(vector: Matrix, _ name: String) {
    tensors[name] = vector
    vectors.insert(name)
  }
}
