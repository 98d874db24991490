import Dispatch
import Experiment
import Synchronization
import LessonFormat
import TextRendering

/// Makes the experiments that sentences of lessons rest on, several at a time.
package struct ClaimCheck: Sendable {
  /// An experiment with one seed, and whether each sentence holds.
  private struct Trial {
    let claim: Int
    let seed: UInt64
    var holds: [Bool] = []
    /// What was not so, sentence by sentence.
    var reasons: [String] = []
    /// Why the experiment could not be made.
    var failure: String?
  }

  /// Sentences that were tried.
  package private(set) var sentences = 0
  /// Each that does not hold, and each claim that could not be tried: file, line, seeds and sentence.
  package private(set) var problems: [String] = []

  /// Tries the claims of files.
  ///
  /// - Parameters:
  ///   - files: Lessons.
  ///   - third: 1, 2 or 3 for every third claim, beginning with that; nil for all.
  ///   - data: The data at hand.
  ///   - threads: How many experiments are made at a time.
  package init(_ files: [String], third: Int? = nil, data: AvailableData, threads: Int) {
    var claims: [(path: String, document: Document, claim: Claim)] = []
    for path in files {
      do {
        let document = try Document.reading(path).document
        claims += document.claims.map { (path, document, $0) }
      } catch {
        problems.append("\(error)")
      }
    }
    if let third {
      claims = claims.enumerated().filter { $0.offset % 3 == third - 1 }.map(\.element)
    }
    let trials = claims.indices.flatMap { index in
      claims[index].claim.seeds.map { Trial(claim: index, seed: $0) }
    }
    let chosen = claims
    let done = Self.inParallel(trials, threads: threads) { trial in
      Self.run(trial, chosen[trial.claim].claim, of: chosen[trial.claim].document, data)
    }
    for (index, entry) in claims.enumerated() {
      judge(entry.claim, in: entry.path, done.filter { $0.claim == index })
    }
  }

  /// What is wrong, a line each, and how much was tried.
  package var page: Page {
    var page = Page()
    for problem in problems { page.append(Verbatim(problem, role: .bad)) }
    let failed = problems.count
    let tried = sentences == 1 ? "1 sentence" : "\(sentences) sentences"
    let all = sentences == 1 ? "it holds" : "all hold"
    page.line(
      sentences + failed == 0
        ? Text("there is no claim to try: one begins with a line \"<!-- claim\"")
        : Text("\(tried) tried, \(failed == 0 ? all : "\(failed) not so")")
    )
    return page
  }

  /// One seed: the steps in order, on a session of its own.
  private static func run(
    _ trial: Trial,
    _ claim: Claim,
    of document: Document,
    _ data: AvailableData
  ) -> Trial {
    var trial = trial
    trial.holds = claim.sentences.map { _ in true }
    trial.reasons = claim.sentences.map { _ in "" }
    var line = claim.line
    do {
      var replay = try Replay(for: document, data: data, permissions: .nothing)
      let work = Work()
      var kept: [String: Double] = [:]
      try replay.enter("set seed \(trial.seed)", work: work)
      for (step, at) in claim.steps {
        line = at
        let known = kept
        switch step {
        case .run(let command): try replay.enter(command, work: work)
        case .keep(let name, let formula):
          kept[name] = try replay.compute(work: work) { value in
            try formula.value { try known[$0] ?? value($0) }
          }
        case .require(let condition, let sentence):
          let (holds, numbers) = try replay.compute(work: work) { value in
            func resolve(_ name: String) throws -> Double { try known[name] ?? value(name) }
            return (
              try condition.holds(resolving: resolve),
              try condition.names.map { "\($0) is \(Number.significant(try resolve($0)))" }
            )
          }
          guard !holds else { continue }
          trial.holds[sentence] = false
          trial.reasons[sentence] = "not \(condition.text): \(numbers.joined(separator: ", "))"
        }
      }
    } catch {
      trial.failure = "line \(line), seed \(trial.seed): \(error)"
    }
    return trial
  }

  private mutating func judge(_ claim: Claim, in path: String, _ trials: [Trial]) {
    if let failure = trials.compactMap(\.failure).first {
      problems.append("\(path):\(claim.line): the experiment cannot be made: \(failure)")
      return
    }
    for (index, sentence) in claim.sentences.enumerated() {
      sentences += 1
      let failed = trials.filter { !$0.holds[index] }
      let wanted = sentence.count ?? trials.count
      guard trials.count - failed.count != wanted else { continue }
      let seeds = failed.map { "\($0.seed)" }.joined(separator: ", ")
      let text = sentence.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      problems.append(
        "\(path):\(sentence.line): “\(text)” holds for \(trials.count - failed.count) of "
          + "\(trials.count) seeds, not for \(wanted == trials.count ? "all" : "just \(wanted)")"
          + (failed.first.map { ": seed \(seeds), \($0.reasons[index])" } ?? "")
      )
    }
  }

  /// Every trial made, in the order given, `threads` at a time.
  private static func inParallel(
    _ trials: [Trial],
    threads: Int,
    _ run: @escaping @Sendable (Trial) -> Trial
  ) -> [Trial] {
    let state = Mutex((next: 0, done: trials))
    DispatchQueue.concurrentPerform(iterations: min(max(1, threads), max(1, trials.count))) { _ in
      while true {
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < trials.count else { return }
        let trial = run(trials[index])
        state.withLock { $0.done[index] = trial }
      }
    }
    return state.withLock(\.done)
  }
}
