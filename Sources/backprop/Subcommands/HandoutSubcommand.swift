import ArgumentParser
import Lessons
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// `backprop lesson handout FILE`: a lesson without its answers.
struct HandoutSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout",
    abstract: "Write a lesson without answers and explanations.",
    discussion: """
      Learners take the handout like a lesson: what they answer is noted, lesson export writes it down, \
      and backprop grade --key with the lesson itself says what is right. Left out are answers, \
      wrong ideas, explanations, claims and all outputs, which the program computes \
      anew. Prose stays as it is: look whether it tells an answer.
      """
  )

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A file to be made; without it, standard output.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Argument(help: "A number, a name or a file.", completion: .file())
  var name: String

  func run() throws {
    let text = try Handout.text(of: name)
    let writer = Writer(descriptor: STDOUT_FILENO, style: .plain)
    guard let output else { return try writer.write(text) }
    try Handout.create(output, with: text)
    try writer.write(Page(Text("wrote the lesson without its answers to \(output)")))
  }
}
