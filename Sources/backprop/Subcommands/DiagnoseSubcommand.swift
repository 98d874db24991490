import ArgumentParser
import Experiment
import Files
import Prompt
import TextRendering
import Wording

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// `backprop diagnose FILE`: the mistake in the numbers of somebody's own program.
struct DiagnoseSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Name the mistake in the numbers of your own program.",
    discussion: """
      Takes an npz or a safetensors file with tensors of one step: \(Diagnose.names). Other spellings: \
      \(Diagnose.spellings). What the file does not say comes from --step; an option stands above what \
      that says. Off by is how far a tensor is, at most, from what follows from your own tensors before it, \
      as a share of the largest entry there should be. The exit status is 0 where all agrees, 1 where something differs, and 2 where the \
      file cannot be judged.
      """
  )

  @Argument(help: "The file that your program wrote.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("An export of the same step.", valueName: "file"), completion: .file())
  var step: String?

  @OptionGroup var assumed: Diagnose.Assumptions

  @Flag(help: "Print the same as JSON.")
  var json = false

  @OptionGroup(visibility: .hidden) var session: SessionOptions

  func run() throws {
    let output = Writer(descriptor: STDOUT_FILENO, style: json ? .plain : session.style)
    Interrupt.listen(atPrompt: false)
    let work = Work(isInterrupted: { Interrupt.isPressed }, threads: session.threadCount)
    let diagnose: Diagnose
    do {
      diagnose = try Diagnose(file: file, step: step, assumed: assumed, work: work)
    } catch let error as LearnerError {
      if Interrupt.isPressed { throw Failure.signalled(SIGINT) }
      if json { try output.write(try Diagnose.json(refusal: error.description)) }
      let sentence = SafeText.visible(error.description, keepNewlines: false)
      _ = Descriptor.writeAll(sentence + "\n", to: STDERR_FILENO)
      throw ExitCode(2)
    }
    if json { try output.write(try diagnose.json) } else { try output.write(diagnose.page) }
    if diagnose.status != 0 { throw ExitCode(diagnose.status) }
  }
}
