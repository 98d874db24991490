import Arithmetic
import Foundation
import Mistakes
import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Files
@testable import Prompt

struct DiagnoseCommandTests {
  /// A program of `References/learners.py`: its file, the options, and the mistakes that are in it.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let options: [String]
    let mistakes: Set<String>
    let testDescription: String

    static let folder = packageFolder.appendingPathComponent(
      "Tests/PromptTests/References/learners"
    ).path

    /// Those whose mistakes the catalogue has.
    static let all: [Case] = {
      let text = (try? String(contentsOfFile: "\(folder)/cases.tsv", encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map { line in
        let parts = line.split(separator: "\t").map(String.init)
        return Case(
          file: parts[0],
          options: parts[1].split(separator: " ").map(String.init),
          mistakes: Set(parts[2].split(separator: ",").map(String.init)).subtracting(["none"]),
          testDescription: "\(parts[0]) \(parts[2])"
        )
      }
      .filter { $0.mistakes.allSatisfy { Mistake.named($0) != nil } }
    }()

    func diagnose() throws -> Diagnose {
      var (words, step) = (options, String?.none)
      if let place = words.firstIndex(of: "--step") {
        step = "\(Self.folder)/\(words[place + 1])"
        words.removeSubrange(place...place + 1)
      }
      return try Diagnose(
        file: "\(Self.folder)/\(file)",
        step: step,
        assumed: try Diagnose.Assumptions.parse(words),
        work: Work()
      )
    }
  }

  /// The identifier is in the output, and no other; the right programs agree.
  @Test(arguments: Case.all)
  func programsOfLearners(program: Case) throws {
    let diagnose = try program.diagnose()
    let text = diagnose.page.string(in: .plain)
    let others = Mistake.all.map(\.name).filter { !program.mistakes.contains($0) }
    for name in program.mistakes { #expect(text.contains(name), "\(text)") }
    for name in others { #expect(!text.contains("\(name):"), "\(text)") }
    #expect(diagnose.status == (program.mistakes.isEmpty ? 0 : 1))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let json = try JSONSerialization.jsonObject(with: Data(diagnose.json.utf8)) as? [String: Any]
    #expect(json?["status"] as? Int == Int(diagnose.status))
  }

  @Test func thereAreProgramsToTry() { #expect(Case.all.count >= 6) }

  /// A step of a small network, and its export in a folder.
  private static func exported(_ name: String) throws -> (TemporaryFolder, Interpreter) {
    let folder = try TemporaryFolder()
    var room = Interpreter(data: try Samples.few(30))
    try room.type("net 784-7-10", "set lambda 3", "batch", "forward", "backward", "grad")
    try room.type("export \(folder.path)/\(name)")
    return (folder, room)
  }

  @Test(arguments: ["step.npz", "step.safetensors"])
  func anExportAgrees(name: String) throws {
    var (folder, room) = try Self.exported(name)
    let before = Snapshot(room.session)
    let text = try room.type("diagnose \(folder.path)/\(name)")
    #expect(text.contains("all 14 agree: this is the step of the book"), "\(text)")
    #expect(Snapshot(room.session) == before)
    // Against itself, without the session.
    try room.type("reset")
    #expect(
      try room.type("diagnose \(folder.path)/\(name) --step \(folder.path)/\(name)").contains(
        "all 14 agree"
      )
    )
  }

  /// The student's own mistake, from the step that the session has begun.
  @Test func theStudentsMistake() throws {
    var (folder, room) = try Self.exported("step.npz")
    let tensors = room.session.tensors().tensors
    var mine = Safetensors()
    for l in 1...2 {
      let (data, weights) = (try #require(tensors["data.w\(l)"]), try #require(tensors["w\(l)"]))
      mine.tensors["dW\(l)"] = data + weights.scaled(by: 3.0 / 10)
    }
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    let text = try room.type("diagnose \(folder.path)/mine.npz")
    #expect(
      text.contains("your gradient of layer 1 is 1.000000 × data + 3.000000 × L2; 3 = n/m = 30/10"),
      "\(text)"
    )
    #expect(text.contains("taken from the session's step: x, y, w1, w2, b1, b2"))
    #expect(text.contains("l2-divided-by-m: ") && text.contains("scikit-learn's MLPClassifier"))
    #expect(text.contains("2 of 2 differ"))
  }

  /// The right programs in float32 need a tenth of what is let pass, or little more.
  @Test(arguments: Case.all.filter { $0.mistakes.isEmpty })
  func thereIsRoomForRounding(program: Case) throws {
    for row in try program.diagnose().diagnosis.rows {
      #expect(row.difference <= row.bound / 8 && row.bound < 3e-5, "\(row)")
    }
  }

  @Test func numbersThatAreNotThoseOfTheStepAreSaid() throws {
    var (folder, room) = try Self.exported("step.npz")
    var mine = Safetensors()
    for l in 1...2 {
      let tensors = room.session.tensors().tensors
      let (data, weights) = (
        try #require(tensors["data.w\(l)"]), try #require(tensors["w\(l)"])
      )
      mine.tensors["dW\(l)"] = data + weights.scaled(by: 0.5 / 30)
    }
    mine.tensors["lambda"] = Matrix(rows: 1, columns: 1, values: [0.5])
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    func flat(_ line: String) throws -> String {
      try room.type(line).replacing("\n", with: " ")
    }
    #expect(
      try flat("diagnose \(folder.path)/mine.npz").contains(
        "says lambda = 0.5, the session's step was made with 3: judged with yours "
      )
    )
    let place = "\(folder.path)/step.npz"
    let text = try flat("diagnose \(folder.path)/mine.npz --step \(place)")
    #expect(text.contains("file says lambda = 0.5, \(place) was made with 3: judged with yours"))
    #expect(text.contains("all 2 agree: this is the step of the book, made with the numbers above"))
    #expect(try !flat("diagnose \(place)").contains("judged with yours"))
    mine.tensors["lambda"] = nil
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    let option = try Diagnose(
      file: "\(folder.path)/mine.npz",
      step: place,
      assumed: try Diagnose.Assumptions.parse(["--lambda", "0.5"]),
      work: Work()
    )
    #expect(option.disagreements == ["--lambda is 0.5, \(place) was made with 3: judged with 0.5"])
    #expect(option.status == 0)
  }

  /// Momentum moves weights by a velocity too, which an export says.
  @Test(arguments: ["step.npz", "step.safetensors"])
  func newWeightsAreJudgedByTheRuleOfTheStep(name: String) throws {
    var (folder, room) = try Self.exported(name)
    let place = "\(folder.path)/\(name)"
    try room.type("rule momentum", "set mu 0.8", "set eta 0.5", "step 2")
    try room.type("batch", "forward", "backward", "grad", "export \(place)")
    let before = room.session.tensors().tensors
    var (mine, plain) = (Safetensors(), Safetensors())
    for l in 1...2 {
      for letter in ["w", "b"] {
        let start = try #require(before["\(letter)\(l)"])
        let gradient = try #require(before["total.\(letter)\(l)"])
        plain.tensors["new.\(letter)\(l)"] = start + gradient.scaled(by: -0.5)
      }
    }
    try folder.write(NpzWriter.bytes(of: plain), to: "plain.npz")
    func text(_ file: String) throws -> (session: String, step: String) {
      let line = "diagnose \(folder.path)/\(file)"
      return (try room.type(line), try room.type("\(line) --step \(place)"))
    }
    let wrong = try text("plain.npz")
    for text in [wrong.session, wrong.step] {
      #expect(
        text.replacing("\n", with: " ").contains("new weights by momentum with μ = 0.8"),
        "\(text)"
      )
      #expect(text.contains("new.w1 is what plain descent gives") && text.contains("4 of 4 differ"))
    }
    try room.type("update")
    for l in 1...2 {
      mine.tensors["new_W\(l)"] = room.session.network[l].weights
      mine.tensors["new_b\(l)"] = room.session.network[l].biases
    }
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    let ofExport = "diagnose \(folder.path)/mine.npz --step \(place)"
    #expect(try room.type(ofExport).contains("all 4 agree"))
    // Its velocity is that of the next step now.
    #expect(
      try room.refusal(of: "diagnose \(folder.path)/mine.npz")?.contains("nothing to judge") == true
    )
    #expect(try room.type("diagnose \(place) --step \(place)").contains("all 14 agree"))
    // What the file says counts before the step.
    var own = plain
    own.metadata["rule"] = "sgd"
    try folder.write(own.bytes, to: "own.safetensors")
    let line = "diagnose \(folder.path)/own.safetensors --step \(place)"
    let said = try room.type(line).replacing("\n", with: " ")
    #expect(said.contains("file says rule = sgd") && said.contains("all 4 agree"), "\(said)")
  }

  /// The digits of float32, and the line that is right.
  @Test func evidenceInFloat32() throws {
    var (folder, room) = try Self.exported("step.npz")
    let tensors = room.session.tensors().tensors
    let (data, weights) = (try #require(tensors["data.w2"]), try #require(tensors["w2"]))
    let own = data.scaled(by: 1.7) + weights.scaled(by: 0.1)
    var mine = Safetensors()
    mine.tensors["dW2"] = Matrix(
      rows: own.rows,
      columns: own.columns,
      values: own.values.map { Double(Float($0)) }
    )
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    let text = try room.type("diagnose \(folder.path)/mine.npz")
    let found = try #require(
      text.firstMatch(of: /your gradient of layer 2 is (\S+) × data \+ (\S+) × L2/)
    )
    #expect(found.1.hasPrefix("1.7000") && found.2.hasPrefix("1.00") && found.2.count < 8)
    #expect(text.contains("  to read:  dW2 = a1.T @ delta2 / m + lam / n * w2"), "\(text)")
  }

  /// A file with labels of its own agreed with itself, whatever they were.
  @Test func otherLabelsThanThoseOfTheStepAreSaid() throws {
    var (folder, room) = try Self.exported("step.npz")
    var mine = Safetensors()
    mine.tensors["y"] = room.session.tensors().tensors["y"]
    mine.tensors["a2"] = room.session.tensors().tensors["a2"]
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    #expect(try room.type("diagnose \(folder.path)/mine.npz").contains("so far this is the step"))
    var turned = try #require(mine.tensors["y"])
    let rows = (0..<turned.rows).map { turned.row(($0 + 1) % turned.rows) }
    turned = Matrix(rows: turned.rows, columns: turned.columns, values: rows.flatMap { $0 })
    mine.tensors["y"] = turned
    try folder.write(NpzWriter.bytes(of: mine), to: "mine.npz")
    let text = try room.type("diagnose \(folder.path)/mine.npz")
    #expect(text.contains("y is not that of the session's step") && !text.contains("of the book"))
  }

  @Test func whatCannotBeJudged() throws {
    var (folder, room) = try Self.exported("step.npz")
    func refusal(_ contents: Safetensors, fresh: Bool = false) throws -> String? {
      try folder.write(NpzWriter.bytes(of: contents), to: "mine.npz")
      var room = fresh ? Interpreter(data: try Samples.few(30)) : room
      return try room.refusal(of: "diagnose \(folder.path)/mine.npz")
    }
    var file = Safetensors()
    #expect(try refusal(file)?.contains("holds nothing to judge") == true)
    file.tensors["dW1"] = Matrix(rows: 784, columns: 7)
    #expect(try refusal(file, fresh: true)?.contains("there is no step to take them from") == true)
    file.tensors["dW1"] = Matrix(rows: 783, columns: 7)
    #expect(try refusal(file)?.contains("is 783×7, which fits no layout") == true)
    file.tensors = ["dW1": Matrix(rows: 784, columns: 7), "grad_w1": Matrix(rows: 784, columns: 7)]
    #expect(try refusal(file)?.contains("has grad.w1 twice") == true)
    file.tensors = ["dW1": Matrix(rows: 784, columns: 7), "y": Matrix(rows: 10, columns: 10)]
    #expect(try refusal(file)?.contains("not one-hot") == true)
    file.tensors = ["dW1": Matrix(rows: 784, columns: 7), "w1": Matrix(rows: 784, columns: 7)]
    file.tensors["w1"]?[3, 3] = .nan
    #expect(try refusal(file)?.contains("not finite") == true)
    try room.type("update", "export \(folder.path)/after.npz")
    #expect(
      try room.refusal(of: "diagnose \(folder.path)/step.npz --step \(folder.path)/after.npz")?
        .contains("exported after its update") == true
    )
  }

  /// Numbers that are none, in any tensor: a sentence or a verdict, never a trap.
  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e-300])
  func oddNumbersAnywhere(number: Double) throws {
    var (folder, room) = try Self.exported("step.npz")
    let contents = room.session.tensors()
    for name in contents.tensors.keys.sorted() {
      var other = contents
      other.tensors[name]?[0, 0] = number
      try folder.write(NpzWriter.bytes(of: other), to: "mine.npz")
      let said = try? room.type("diagnose \(folder.path)/mine.npz")
      let refused = said == nil ? try room.refusal(of: "diagnose \(folder.path)/mine.npz") : nil
      #expect(
        said?.contains("differ") == true || refused?.contains("\n") == false
          || number.magnitude < 1,
        "\(name)"
      )
    }
  }

  /// Names that steer a terminal are shown spelled out.
  @Test func oddNames() throws {
    var (folder, room) = try Self.exported("step.npz")
    var file = room.session.tensors()
    file.metadata = [:]
    file.tensors["\u{1B}[2J"] = Matrix(rows: 1, columns: 1)
    try folder.write(file.bytes, to: "mine.safetensors")
    let text = try room.type("diagnose \(folder.path)/mine.safetensors")
    #expect(text.contains("passed over") && !text.unicodeScalars.contains("\u{1B}"))
  }
}
