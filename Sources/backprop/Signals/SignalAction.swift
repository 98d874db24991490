#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// What is done about a signal.
enum SignalAction {
  /// Sets the handler of a signal, or the system's own answer; a signal that is ignored stays so.
  ///
  /// No call is begun again after the handler: waits are to end.
  static func set(_ number: Int32, _ handler: (@convention(c) (Int32) -> Void)?) {
    var old = sigaction()
    guard sigaction(number, nil, &old) == 0, !isIgnored(old) else { return }
    var new = sigaction()
    #if canImport(Darwin)
    new.__sigaction_u.__sa_handler = handler ?? SIG_DFL
    #else
    new.__sigaction_handler.sa_handler = handler ?? SIG_DFL
    #endif
    sigaction(number, &new, nil)
  }

  /// What every session begins with, whatever the runtime of the language has set up before.
  ///
  /// Who ends the program from outside finds it gone at once and the terminal as it was: the runtime would
  /// take Ctrl-\ for a crash, and hold everybody up by its report. A limit on the size of files is an error
  /// of the write, as a full disk is, and no end of the program.
  static func prepare() {
    TerminalSettings.remember()
    let endings = [
      SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
    ]
    for number in endings { set(number, leave) }
    signal(SIGXFSZ, SIG_IGN)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
    #else
    let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// Dies of the signal, which is held back until this handler returns.
private func leave(_ number: Int32) {
  TerminalSettings.restore()
  signal(number, SIG_DFL)
  raise(number)
}
