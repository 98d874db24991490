import ArgumentParser
import Experiment
import Files
import Mistakes
import TextRendering
import Wording

struct DiagnoseCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Name the mistake in the numbers of your own program.",
    discussion: """
      Takes any of these tensors of one step, from an npz or a safetensors file, float64 or float32: \
      \(Diagnose.names). \
      Images may be rows or columns, weights in × out or out × in: shapes tell. Numbers such as n, lambda and \
      eta may be in it too. What is missing of x, y, w and b comes from the step that is begun here, or from an \
      earlier export. Off by is how far a tensor is, at most, from what follows from your own tensors before \
      it, as a share of the largest entry there should be. In Python: numpy.savez("mine.npz", dW1=dW1, db1=db1).
      Other spellings: \(Diagnose.spellings).
      """
  )
  static let group = CommandGroup.check
  static let examples = [
    Example("diagnose step.npz", "an export agrees with the step", after: exported),
    Example("diagnose step.npz --step step.npz", "against an earlier export", after: exported),
  ]
  private static let exported = ["batch", "forward", "backward", "grad", "export step.npz"]
  static let completion = CompletionSource.files([])

  @Argument(help: "The file that your program wrote.")
  var file: FilePath

  @Option(help: ArgumentHelp("An export of the same step.", valueName: "file"))
  var step: FilePath?

  func run(in session: inout Session, files: Permissions, work: Work) throws -> Page {
    func reader(_ file: FilePath) throws -> any TensorReader {
      let place = FilePath(path: try files.pathForReading(file.description))
      _ = try place.size()
      return try openTensors(path: place.place, name: file.description)
    }
    let export = try step.map { try reader($0) }
    let known = try export.map { try KnownStep(export: $0) } ?? KnownStep(session)
    let made = try export.map { try Constants(export: $0) } ?? Constants(known)
    let diagnose = try Diagnose(try reader(file), known: known, step: made, work: work)
    return diagnose.page
  }
}
