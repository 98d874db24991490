import Synchronization

/// Jobs that have nothing to do with each other, on several threads at once.
///
/// Each is done whole by one thread, so its bits cannot depend on how many there are.
public enum Jobs {
  /// Changes every element by a job of its own; returns when all are done.
  ///
  /// - Parameters:
  ///   - elements: What is changed, each by one job.
  ///   - threads: How many threads may share the jobs.
  ///   - body: One job, told the place of its element.
  public static func changeEach<Element: Sendable>(
    _ elements: inout [Element],
    threads: Int,
    _ body: @Sendable (_ index: Int, _ element: inout Element) -> Void
  ) {
    let count = elements.count
    let hands = min(threads, count)
    elements.withUnsafeMutableBufferPointer { elements in
      guard hands > 1 else {
        for index in 0..<count { body(index, &elements[index]) }
        return
      }
      let next = Atomic(0)
      // Whoever is done takes the next: jobs need not be equally long.
      Workers.shared.perform(parts: hands) { _ in
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          body(index, &elements[index])
        }
      }
    }
  }
}
