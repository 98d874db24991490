import Arithmetic
import BackpropCore
import Files
import Mistakes
import Wording

/// A file with the tensors of somebody's step, by the names of the legend.
struct LearnerFile {
  /// What was understood of it.
  let contents: LearnerStep.Contents
  /// What it has under names that nothing here is called by.
  let passedOver: [String]
  /// The cost and the activation that its strings name.
  let output: Output?
  let activation: Activation?
  /// What it says that moves the weights; exports name what is not plain.
  let rule: Rule.Kind?
  /// The velocities before the step, if it is an export.
  let velocities: [TensorName: Matrix]?
  /// What its λ is called.
  let lambdaName: String?

  /// Reads all that is called as something of a step.
  ///
  /// Throws a `LearnerError` where that cannot be read, or is there twice.
  init(_ reader: any TensorReader) throws {
    var contents = LearnerStep.Contents(file: reader.name)
    var (passedOver, bytes, lambdaName) = ([String](), 0, String?.none)
    let isExport = reader.metadata["program"] != nil
    var velocities: [TensorName: Matrix] = [:]
    let counted = TensorName.countingFromOne(
      reader.entries.keys.compactMap { TensorName(spelled: $0) }
    )
    for key in Set(reader.entries.keys).union(reader.metadata.keys).sorted() {
      if let number = StepNumber(spelled: key), let value = try reader.number(key) {
        guard contents.numbers.updateValue(value, forKey: number) == nil else {
          throw Self.twice(number.rawValue, key, in: reader)
        }
        if number == .lambda { lambdaName = key }
        continue
      }
      guard let entry = reader.entries[key] else { continue }
      if isExport, let moved = TensorName(velocity: key) {
        guard let values = try reader.matrix(key) else { continue }
        velocities[moved] =
          moved.quantity == .newWeights
          ? values : Matrix(rows: 1, columns: values.rows * values.columns, values: values.values)
        continue
      }
      guard let spelled = TensorName(spelled: key), let name = counted[spelled] ?? spelled.fromOne,
        name.quantity != .cost || entry.shape.allSatisfy({ $0 == 1 })
      else {
        // Numbers of an export that belong to no step need no mention.
        if !isExport { passedOver.append(key) }
        continue
      }
      guard contents.tensors[name] == nil else {
        throw Self.twice(name.description, key, in: reader)
      }
      let (rows, columns) = try reader.shape(of: key) ?? (0, 0)
      bytes += rows * ((columns + 7) / 8) * 64
      guard bytes <= largestTensorFile else {
        throw LearnerError("\(reader.name) holds more than 1 GiB of numbers: one step is enough")
      }
      guard let values = try reader.matrix(key) else { continue }
      contents.tensors[name] = GivenTensor(
        spelled: key.bare,
        values: values,
        dimensions: entry.shape.count,
        isSingle: entry.type?.isSingle == true
      )
    }
    (self.contents, self.passedOver, self.lambdaName) = (contents, passedOver, lambdaName)
    self.velocities = isExport ? velocities : nil
    let ruleOfExport = isExport ? Rule.Kind.descent : nil
    rule = reader.metadata["rule"].map { Rule.Kind.named($0) } ?? ruleOfExport
    output = reader.metadata["cost"].flatMap(Output.named)
    activation = (reader.metadata["activation.1"] ?? reader.metadata["activation"])
      .flatMap(Activation.named)
  }

  private static func twice(_ what: String, _ key: String, in reader: any TensorReader)
    -> LearnerError
  {
    LearnerError("\(reader.name) has \(what) twice, once as \(key.bare): leave one of them out")
  }
}

extension TensorName {
  /// What a velocity of an export moves: `velocity.w1` moves `new.w1`; nil for any other name.
  init?(velocity name: String) {
    let start = "velocity."
    guard name.hasPrefix(start), let letter = name.dropFirst(start.count).first,
      let layer = Int(name.dropFirst(start.count + 1)), (1...99).contains(layer)
    else { return nil }
    switch letter {
    case "w": self.init(.newWeights, layer)
    case "b": self.init(.newBiases, layer)
    default: return nil
    }
  }
}

extension KnownStep {
  /// A step that was exported earlier.
  ///
  /// Throws a `LearnerError` where the file cannot be read, or was exported after the update.
  init(export reader: any TensorReader) throws {
    self.init()
    guard reader.metadata["phase"] != "update" else {
      throw LearnerError(
        "\(reader.name) was exported after its update, and its weights are the new ones: export it before"
      )
    }
    let file = try LearnerFile(reader)
    origin = reader.name
    let tensors = file.contents.tensors
    x = tensors[TensorName(.x)]?.values
    labels = try tensors[TensorName(.y)].map { try Self.digits($0.values, in: reader.name) }
    var l = 1
    while let weights = tensors[TensorName(.w, l)]?.values,
      let biases = tensors[TensorName(.b, l)]?.values
    {
      let row = Matrix(rows: 1, columns: biases.rows * biases.columns, values: biases.values)
      guard row.columns == weights.columns,
        layers.last.map({ $0.weights.columns == weights.rows }) ?? true
      else {
        throw LearnerError(
          "\(reader.name) is no export: w\(l) is in × out, and b\(l) of length out"
        )
      }
      layers.append((weights, row))
      l += 1
    }
    guard x.map({ $0.columns == layers.first?.weights.rows && $0.rows == labels?.count }) ?? true
    else {
      throw LearnerError("\(reader.name) is no export: its x, y and w1 do not fit each other")
    }
    (eta, n) = (file.contents.numbers[.eta], file.contents.numbers[.n].flatMap { Int(exactly: $0) })
    (rule, mu, velocities) = (
      file.rule ?? .descent, file.contents.numbers[.mu], file.velocities
    )
    (activation, output) = (file.activation ?? .sigmoid, file.output ?? .crossEntropy)
    terms = try Term.Kind.all.compactMap { kind in
      guard reader.metadata[kind.key] != "off", let lambda = try reader.number(kind.setting),
        lambda >= 0, kind.isAlwaysListed || reader.metadata[kind.key] == "on"
      else { return nil }
      let scale = reader.metadata["\(kind.key).scale"].flatMap(Term.Scale.init) ?? .dataset
      return Term(kind, lambda: lambda, scale: scale)
    }
  }

  /// The digits of one-hot rows, or the digits themselves.
  private static func digits(_ y: Matrix, in file: String) throws -> [UInt8] {
    if y.rows == 1, y.columns != 10 || y.values.contains(where: { $0 > 1 }) {
      return try y.values.map {
        guard let digit = UInt8(exactly: $0) else {
          throw LearnerError("\(file) has labels that are no digits")
        }
        return digit
      }
    }
    return (0..<y.rows).map { UInt8(clamping: y.indexOfMaximum(row: $0)) }
  }
}
