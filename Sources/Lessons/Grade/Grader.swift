import Experiment
import Files
import LessonFormat
import Prompt
import Synchronization
import TextRendering
import Wording

/// Grades one file after the other by a key, or by the lesson of the program that each holds.
package struct Grader: Sendable {
  /// How much a file may ask for.
  package struct Limits: Sendable {
    /// How long it may take.
    package var time: Duration
    /// What may be computed for it, in the measure of `Session.cost(ofImages:)`.
    var work = ReplayBounds.work

    /// A time for each file.
    package init(time: Duration) { self.time = time }
  }

  private let keys: [Key]
  /// What each key gives with its own seed, once it has been needed.
  private let runs: [KeptRun]
  /// The names of published transcripts, by what stands in them, key by key.
  private let published: [[String: String]]
  private static let transcripts = BundledLesson.transcripts.compactMap { file in
    (try? Document(parsing: file.bytes)).map { (file.name, Submission($0)) }
  }
  private let data: AvailableData
  private let limits: Limits
  private let student: String?

  /// A grader.
  ///
  /// - Parameters:
  ///   - key: A lesson's number, its name or a file; nil for the lessons of the program.
  ///   - data: The data at hand.
  ///   - limits: How much each file may ask for.
  ///   - student: The learner whose files they are; nil for the one that each names.
  ///   - work: Asked whether to stop before the key is known.
  /// - Throws: A `LearnerError` for a key that nothing can be graded by.
  package init(
    key: String?,
    data: AvailableData,
    limits: Limits,
    student: String? = nil,
    work: Work = Work()
  ) throws {
    let keys = try key.map { [try Key($0)] } ?? Catalogue().lessons.compactMap { try? Key($0) }
    try self.init(keys, data: data, limits: limits, student: student, work: work)
  }

  init(
    _ keys: [Key],
    data: AvailableData,
    limits: Limits,
    student: String? = nil,
    work: Work = Work()
  ) throws {
    (self.keys, self.data, self.limits) = (keys, data, limits)
    self.student = student.map(Header.name)
    runs = keys.map { _ in KeptRun() }
    published = keys.map { key in
      var names: [String: String] = [:]
      for (name, submission) in Self.transcripts {
        if let print = QuestionMatching(submission, with: key).fingerprint(by: key) {
          names[print] = name
        }
      }
      return names
    }
    // A key of a teacher's own may have mistakes: they come before any row.
    guard keys.count == 1 else { return }
    let start = ContinuousClock.now
    do { _ = try ownRun(of: 0, work: work) } catch {
      throw LearnerError("the key \(keys[0].name): \(error)")
    }
    let taken = start.duration(to: .now)
    guard keys[0].seedsByStudent, taken > limits.time else { return }
    throw LearnerError(
      "the key \(keys[0].name) alone takes longer than --limit, and is computed for each student: "
        + "give more time, as in --limit 2m"
    )
  }

  /// Tells these keys from others.
  package var fingerprint: String { hash(of: keys.map(\.document.text).joined()) }

  /// Grades a file; nil if that was interrupted.
  package func grade(_ file: String, work: Work = Work()) -> Grade? {
    let grade = graded(file, work: work)
    return work.isInterrupted() ? nil : grade
  }

  private func graded(_ file: String, work: Work) -> Grade {
    let only = keys.count == 1 ? keys[0] : nil
    func refused(_ status: Grade.Status, _ remark: String? = nil) -> Grade {
      var grade = Grade(file: file, status)
      (grade.lesson, grade.questions) = (only?.name, only?.unanswered ?? [])
      grade.remarks = remark.map { [SafeLine($0)] } ?? []
      return grade
    }
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(file, limit: Document.Limits.bytes) } catch {
      return refused(.unreadable, "\(error)")
    }
    guard !bytes.allSatisfy({ $0.isBlank || $0 == 0x0A || $0 == 0x0D }) else {
      return refused(.empty)
    }
    let (document, faults): (Document, [DocumentError])
    do { (document, faults) = try Document.salvaging(bytes) } catch {
      return refused(.unreadable, "\(error)")
    }
    let submission = Submission(document)
    guard let (index, matching) = match(submission) else {
      return refused(
        .foreign,
        faults.first.map { "\($0)" }
          ?? document.header?.title.map { "it says that it is the lesson \($0)" }
      )
    }
    var grade = Grade(file: file, .graded)
    grade.student = submission.student.map(SafeLine.init)
    // What all files share is not counted against one of them.
    if !keys[index].seedsByStudent { _ = try? ownRun(of: index, work: work) }
    let (start, limit) = (ContinuousClock.now, limits.time)
    var timed = work
    timed.isInterrupted = { work.isInterrupted() || start.duration(to: .now) > limit }
    let meter = Meter(timed, budget: limits.work)
    let run = run(of: index, for: submission, &grade, work: meter.work)
    grade.judge(submission, matching, by: keys[index], run, work: meter.work)
    if start.duration(to: .now) > limit {
      grade.giveUp("given up after \(limit.inSeconds)")
    } else if meter.isOverspent {
      grade.giveUp("asks for more computing than a file may")
    }
    grade.reproduces = grade.reproduces && faults.isEmpty
    grade.remarks += faults.prefix(3).map { SafeLine("\($0)") }
    if let print = matching.fingerprint(by: keys[index]) {
      grade.answers = SafeLine(print)
      if let name = published[index][print] {
        grade.remarks.append(
          SafeLine("the answers and attempts of the published transcript \(name)")
        )
      }
    }
    return grade
  }

  /// The key that most of a file's questions are of; nil where none are.
  ///
  /// Where no key was named, half of them have to be: lessons of a teacher's own may use an id that one of
  /// the program uses too.
  private func match(_ submission: Submission) -> (key: Int, QuestionMatching)? {
    let ids = Set(submission.questions.map(\.question.id))
    let near = keys.indices.filter { keys[$0].questions.contains { ids.contains($0.id) } }
    return (near.isEmpty ? Array(keys.indices) : near)
      .map { ($0, QuestionMatching(submission, with: keys[$0])) }
      .max { $0.1.found.count < $1.1.found.count }
      .flatMap { (key, matching) in
        let enough = keys.count == 1 ? 1 : max(1, (submission.questions.count + 1) / 2)
        return matching.found.count < enough ? nil : (key, matching)
      }
  }

  /// What the key gives for the learner whose file it is; nil where that cannot be known.
  private func run(
    of index: Int,
    for submission: Submission,
    _ grade: inout Grade,
    work: Work
  ) -> KeyRun? {
    if let student {
      if let own = submission.student, Header.name(of: own) != student {
        grade.remarks.append(SafeLine("says that it is of \(own)"))
      }
      grade.student = SafeLine(student)
    }
    do {
      guard keys[index].seedsByStudent else { return try ownRun(of: index, work: work) }
      guard let name = student ?? submission.student else {
        grade.remarks.append(
          SafeLine(
            "names no student, and each has numbers of their own: grade it with --student NAME"
          )
        )
        return nil
      }
      return try KeyRun(keys[index], student: name, data: data, work: work)
    } catch {
      grade.remarks.append(SafeLine("cannot be computed: \(error)"))
      return nil
    }
  }

  /// What a key gives with its own seed; whoever comes second waits for the first.
  private func ownRun(of index: Int, work: Work) throws -> KeyRun {
    try runs[index].run.withLock { run in
      if let run { return run }
      let made = try KeyRun(keys[index], student: nil, data: data, work: work)
      run = made
      return made
    }
  }
}

/// What a key gives, once that is known.
private final class KeptRun: Sendable {
  let run = Mutex<KeyRun?>(nil)
}

extension Duration {
  /// The time in seconds: `20 s`.
  var inSeconds: String {
    let (seconds, attoseconds) = components
    return "\(Number.exact(Double(seconds) + Double(attoseconds / 1_000_000_000_000_000) / 1000)) s"
  }
}
