import ArgumentParser

/// `backprop run FILE`: commands from a file.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the commands in a file, one a line.",
    discussion: "Stops at the first mistake with its line on standard error and exit status 1."
  )

  @OptionGroup var session: SessionOptions

  @Argument(help: "The file; - for standard input.", completion: .file())
  var file: String

  func run() throws {
    try session.converse(path: file)
  }
}
