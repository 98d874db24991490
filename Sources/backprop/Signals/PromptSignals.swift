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
