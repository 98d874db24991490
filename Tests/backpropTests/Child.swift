import Foundation
import Testing

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// A process started by a test.
///
/// Foundation's `Process` cannot give a child a session and a terminal of its own, and waits for ever for
/// one that leaves a server behind, as tmux does.
struct Child {
  let pid: pid_t

  /// Starts `words` with the files at these paths as standard input, output and error.
  ///
  /// If `leadsSession`, the input is a terminal which becomes the child's own.
  init(
    _ words: [String],
    environment: [String: String],
    streams: (input: String, output: String, error: String),
    leadsSession: Bool = false
  ) throws {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    let ownSession = Int32(POSIX_SPAWN_SETSID)
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    let ownSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which glibc declares for GNU sources only
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(
      &actions,
      0,
      streams.input,
      leadsSession ? O_RDWR : O_RDONLY,
      0
    )
    posix_spawn_file_actions_addopen(
      &actions,
      1,
      streams.output,
      O_WRONLY | O_CREAT | O_TRUNC,
      0o600
    )
    posix_spawn_file_actions_addopen(
      &actions,
      2,
      streams.error,
      O_WRONLY | O_CREAT | O_TRUNC,
      0o600
    )
    // Whatever the tests' own parent ignores or blocks, the child starts with the usual signals.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags | (leadsSession ? ownSession : 0)))

    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var pid: pid_t = 0
    try #require(posix_spawnp(&pid, words[0], &actions, &attributes, arguments, variables) == 0)
    self.pid = pid
  }

  /// Waits for the end: the exit status, or 128 + the signal, as a shell has it.
  func wait() -> Int32 {
    poll(blocking: true) ?? -1
  }

  /// The same if the end has come, else nil.
  func poll(blocking: Bool = false) -> Int32? {
    var status: Int32 = 0
    var result: pid_t
    repeat {
      result = waitpid(pid, &status, blocking ? 0 : WNOHANG)
    } while result == -1 && errno == EINTR
    guard result == pid else { return nil }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
