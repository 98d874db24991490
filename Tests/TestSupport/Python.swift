import Foundation

/// The Python of the machine, where there is one: truths from outside, and the programs of learners.
package enum Python {
  /// Runs it and gives back how it ended, and what it wrote to both streams.
  package static func run(
    _ arguments: [String],
    in folder: URL? = nil
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Whether it is there with these modules: `numpy, safetensors`.
  package static func has(_ modules: String) -> Bool {
    (try? run(["-c", "import \(modules)"]).status) == 0
  }
}
