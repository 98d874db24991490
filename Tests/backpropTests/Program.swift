import Foundation

/// The built `backprop`, run as a user would run it.
enum Program {
  /// The executable, which the build puts beside the tests.
  static let path: String = {
    var tests = URL(fileURLWithPath: CommandLine.arguments[0])
    #if canImport(Darwin)
    tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? tests
    #endif
    return tests.deletingLastPathComponent().appendingPathComponent("backprop").path
  }()

  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program on `input`, without a terminal, and waits for its end.
  static func run(
    _ arguments: [String] = [],
    input: String = "",
    environment: [String: String] = [:],
    in folder: TemporaryFolder
  ) throws -> Outcome {
    try run(arguments, input: Data(input.utf8), environment: environment, in: folder)
  }

  /// Runs the program on bytes that need not be text.
  static func run(
    _ arguments: [String] = [],
    input: Data,
    environment: [String: String] = [:],
    in folder: TemporaryFolder
  ) throws -> Outcome {
    let streams = (folder.path("stdin"), folder.path("stdout"), folder.path("stderr"))
    try input.write(to: URL(fileURLWithPath: streams.0))
    let child = try Child(
      [path] + arguments,
      environment: folder.environment.merging(environment) { $1 },
      streams: streams
    )
    return Outcome(
      status: child.wait(),
      output: try String(contentsOfFile: streams.1, encoding: .utf8),
      errors: try String(contentsOfFile: streams.2, encoding: .utf8)
    )
  }
}

/// A folder of one test, gone with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// A surrounding in which nothing of the user's own shows.
  var environment: [String: String] {
    [
      "HOME": url.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C", "TERM": "xterm-256color", "NO_COLOR": "1",
    ]
  }

  /// The lines typed so far, as the program keeps them.
  var history: [String] {
    let text = try? String(contentsOfFile: path(".local/state/backprop/history"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}
