import Synchronization

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// What may happen to the terminal while a line is typed: another size, Ctrl-Z, and the return from it.
///
/// libedit's own handlers would draw and allocate in the midst of whatever they interrupt. These only
/// say what has happened, and the wait for the next key ends.
enum PromptSignals {
  /// Listens until `stop`.
  static func listen() {
    Alarm.prepare()
    wasStopped.store(false, ordering: .relaxed)
    wasContinued.store(false, ordering: .relaxed)
    SignalAction.set(SIGWINCH, ring)
    SignalAction.set(SIGCONT, noteContinuing)
    SignalAction.set(SIGTSTP, noteStop)
  }

  /// Leaves these signals to the system, as they are while a command works.
  static func stop() {
    for number in [SIGWINCH, SIGCONT, SIGTSTP] { SignalAction.set(number, nil) }
  }

  /// Stops the program if Ctrl-Z was pressed since the last call.
  ///
  /// Returns true if the program was stopped since then, by this or otherwise. Meanwhile the terminal is
  /// as `usual` says.
  static func wasAway(usual: () -> Void) -> Bool {
    if wasStopped.exchange(false, ordering: .relaxed) {
      usual()
      SignalAction.set(SIGTSTP, nil)
      raise(SIGTSTP)
      SignalAction.set(SIGTSTP, noteStop)
      wasContinued.store(false, ordering: .relaxed)
      return true
    }
    return wasContinued.exchange(false, ordering: .relaxed)
  }
}

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

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
    #else
    let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

// `listen` touches both before the handlers can.
private let wasStopped = Atomic(false)
private let wasContinued = Atomic(false)

private func ring(_ number: Int32) { Alarm.ring() }

private func noteStop(_ number: Int32) {
  wasStopped.store(true, ordering: .relaxed)
  Alarm.ring()
}

private func noteContinuing(_ number: Int32) {
  wasContinued.store(true, ordering: .relaxed)
  Alarm.ring()
}
