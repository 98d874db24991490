import Synchronization

/// A value that is made when it is first asked for, once, by whichever thread asks.
final class Lazily<Value: Sendable>: Sendable {
  private enum State {
    case open(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  /// A value that is there already.
  init(_ value: Value) { state = Mutex(.made(value)) }

  /// A value to be made.
  init(making make: @escaping @Sendable () -> Value) { state = Mutex(.open(make)) }

  /// The value, if it has been made.
  var madeValue: Value? {
    state.withLock { state in
      if case .made(let value) = state { value } else { nil }
    }
  }

  /// The value; other threads that ask meanwhile wait.
  var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .open(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
