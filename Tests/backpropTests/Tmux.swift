import Foundation
import Testing

/// A terminal with a screen to look at, by tmux.
final class Tmux {
  static let isInstalled = (try? run(["-V"])) != nil

  private let socket = "backprop-\(UUID().uuidString)"

  /// Starts `backprop` in a window of this size.
  init(columns: Int, rows: Int, environment: [String: String]) throws {
    // A shell reads the command; single quotes keep every value whole.
    let words = environment.map { "'\($0)=\($1)'" } + ["'\(Program.path)'"]
    let size = ["-x", String(columns), "-y", String(rows)]
    try tmux(["new-session", "-d"] + size + ["exec env " + words.joined(separator: " ")])
  }

  deinit {
    _ = try? tmux(["kill-server"])
  }

  /// Gives the window another size.
  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// Types keys by tmux's names for them, as `Left` or `C-a`.
  func press(_ keys: [String]) throws { try tmux(["send-keys"] + keys) }

  /// Types text.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// The screen now, without the empty rows at its end.
  func screen() throws -> [String] {
    let rows = try tmux(["capture-pane", "-p"]).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    let trimmed = rows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    return trimmed.reversed().drop { $0.isEmpty }.reversed()
  }

  /// The screen once it is as `isRight` says, or after a minute whatever it then is.
  func screen(when isRight: ([String]) -> Bool) throws -> [String] {
    for _ in 0..<600 {
      let screen = try screen()
      if isRight(screen) { return screen }
      usleep(100_000)
    }
    return try screen()
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try Self.run(["-L", socket, "-f", "/dev/null", "-u"] + arguments)
  }

  private static func run(_ arguments: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let child = try Child(
      ["tmux"] + arguments,
      environment: ProcessInfo.processInfo.environment.filter { $0.key != "TMUX" },
      streams: ("/dev/null", folder.path("stdout"), "/dev/null")
    )
    try #require(child.wait() == 0)
    return try String(contentsOfFile: folder.path("stdout"), encoding: .utf8)
  }
}
