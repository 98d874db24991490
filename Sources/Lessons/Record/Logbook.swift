import Digits
import Experiment
import LessonFormat
import Prompt

/// The commands of a session and what they printed, from its beginning: what `record` writes first.
struct Logbook: Sendable {
  /// A command and its output.
  struct Entry: Sendable {
    let command: String
    let output: String
    /// Whether a replay leaves it out: it was refused for what is on this disk, and changed nothing.
    var isSkipped = false
    /// Whether it was refused.
    var isMistake = false
  }

  /// The data that the session began with.
  let start: DataSet
  /// What was entered, the first first.
  private(set) var entries: [Entry] = []
  /// Whether there was more than a transcript holds; then nothing is kept.
  private(set) var isFull = false
  /// Why a recording of the session would not replay, in one sentence; nil if it would.
  private(set) var obstacle: String?
  /// What a replay of it would compute, as `Session.cost(ofImages:)` counts it.
  private(set) var spent = 0.0
  private var bytes = 0

  /// A session that begins with these data.
  init(start: DataSet) {
    self.start = start
  }

  /// Adds a command and what it printed.
  mutating func append(_ entry: Entry) {
    guard !isFull else { return }
    entries.append(entry)
    bytes += entry.command.utf8.count + entry.output.utf8.count
    if entries.count > Document.Limits.commands || bytes > Document.Limits.bytes {
      (entries, isFull) = ([], true)
    }
  }

  /// Looks whether the session is still within the bounds of a replay, after a command that spent so much.
  mutating func judge(_ session: Session, spent: Double) {
    guard obstacle == nil else { return }
    self.spent += spent
    do {
      guard self.spent <= ReplayBounds.work else { throw ReplayBounds.tooMuchWork }
      try ReplayBounds.check(session.size)
    } catch {
      obstacle = String(describing: error)
    }
  }

  /// What a transcript of the session says about itself: the data by checksum, and the settings that
  /// every session begins with, for versions that begin with others.
  ///
  /// The checksum takes from 20 ms for the bundled digits to 0.3 s for all of MNIST.
  var header: Header {
    Header(
      program: Version.number,
      data: Header.DataSet(name: AvailableData.word(start.name), sha256: start.sha256()),
      settings: Session(data: start).settings.commands.map { Header.Setting(command: $0) }
    )
  }
}

extension Settings {
  /// Commands that bring a new session to these settings.
  var commands: [String] {
    [
      "net \(shape) --activation \(activation.name) --cost \(output.name) "
        + "--init \(initialization.rawValue) --seed \(seed)",
      "set eta \(text(eta))", "set batch \(batchSize)",
    ]
      + terms.filter { $0.isOn || $0.kind.isAlwaysListed }.flatMap { term in
        [
          "set \(term.kind.setting) \(text(term.lambda))",
          "\(term.kind.key) \(term.isOn ? "on" : "off")",
          "\(term.kind.key) scale \(term.scale.rawValue)",
        ]
      }
  }

  /// The shortest digits that read back as the number; the standard library's knows no locale.
  private func text(_ number: Double) -> String { number.description }
}
