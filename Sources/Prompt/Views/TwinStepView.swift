import Arithmetic
import BackpropCore
import Experiment
import TextRendering
import Wording

/// One step of several twins beside each other, as far as a phase: what each found, part by part.
struct TwinStepView {
  let twins: Twins
  let phase: Phase

  /// A number of every twin, and what it is.
  private struct Row {
    var layer = ""
    let name: Text
    /// None where it is off.
    let values: [Double?]
  }

  /// Twins in one table; more go below.
  private static let abreast = 4

  /// The numbers of the phase, or of one entry of it.
  ///
  /// Throws a `LearnerError` where there is no such entry.
  func page(entry: Entry?) throws -> Page {
    let steps = try twins.twins.map { try $0.session.reach(phase) }
    let rows = try entry.map { try self.rows(of: $0, steps) } ?? rows(of: steps)
    var page = Page(title(entry, steps))
    let all = Array(twins.twins.indices)
    for start in stride(from: 0, to: all.count, by: Self.abreast) {
      page.append(table(of: rows, Array(all[start..<min(start + Self.abreast, all.count)])))
    }
    return page
  }

  private func title(_ entry: Entry?, _ steps: [Step]) -> Text {
    let number = steps[0].applied == nil ? 1 : 0
    let what = entry.map { entry in
      phase == .gradient && [.weight, .bias].contains(entry.kind) ? "∂C/∂\(entry.name)" : entry.name
    }
    return
      "\(twins.difference.name, .strong): step \(twins.twins[0].session.stepCount + number) of \(twins.twins.count) twins, \(what ?? phase.command)"
  }

  private func table(of rows: [Row], _ shown: [Int]) -> Table {
    let hasLayers = rows.contains { !$0.layer.isEmpty }
    var table = Table(
      (hasLayers ? [.right()] : []) + [.left()] + shown.map { _ in .right() } + [.left()]
    )
    let heads = (hasLayers ? ["layer"] : []) + ["part"]
    table.row(
      heads.map { "\($0, .heading)" }
        + shown.map { "\("\($0 + 1): \(twins.twins[$0].value.text)", .heading)" }
    )
    var last = ""
    for row in rows {
      let first = row.values.first ?? nil
      let isSame = row.values.allSatisfy { $0?.bitPattern == first?.bitPattern }
      let cells = shown.map { index -> Text in
        "\(row.values[index].map { phase == .batch ? Number.exact($0) : Number.scientific($0, decimals: 4) } ?? "off")"
      }
      table.row(
        (hasLayers ? [row.layer == last ? "" : "\(row.layer)"] : []) + [row.name] + cells
          + [isSame ? "\("same", .dim)" : ""]
      )
      last = row.layer
    }
    return table
  }

  // MARK: - Numbers

  private func rows(of steps: [Step]) -> [Row] {
    let sessions = twins.twins.map(\.session)
    let layers = Array(1...steps[0].network.layers.count)
    func norms(_ name: Text, _ l: Int, _ matrix: (Step) -> Matrix) -> Row {
      Row(layer: "\(l)", name: name, values: steps.map { matrix($0).norm })
    }
    switch phase {
    case .batch:
      let images = 0..<min(10, steps.map(\.m).min() ?? 0)
      return [Row(name: "m", values: steps.map { Double($0.m) })]
        + images.map { image in
          Row(name: "image \(image)", values: steps.map { Double($0.batch.indices[image]) })
        }
    case .forward:
      return layers.flatMap { l in
        [norms("‖z‖", l) { $0.found.forward.z(l) }, norms("‖a‖", l) { $0.found.forward.a(l) }]
      }
    case .cost:
      return Self.rows(zip(sessions, steps).map { $0.cost(of: $1) })
    case .backward:
      return layers.reversed().map { l in
        Row(layer: "\(l)", name: "‖δ‖", values: steps.map { $0.found.backward.delta(l)?.norm })
      }
    case .gradient:
      return layers.flatMap { l in
        let ledgers = zip(sessions, steps).map { $0.gradient(of: $1).weights(l) }
        return Self.rows(norms: ledgers, layer: l)
          + [Row(layer: "\(l)", name: "ratio", values: ledgers.map(\.ratio))]
      }
    case .update:
      return layers.flatMap { l in
        let moves = zip(sessions, steps).compactMap { session, step in
          step.applied.map { $0.rule.moves(l, session.gradient(of: step), $0.hyper) }
        }
        let moved = zip(sessions, steps).map {
          ($0.network[l].weights - $1.network[l].weights).norm
        }
        return Self.rows(norms: moves, layer: l).dropLast()
          + [Row(layer: "\(l)", name: "\("moved", .total)", values: moved)]
      }
    }
  }

  /// The norm of every part of ledgers, and of their totals.
  private static func rows(norms ledgers: [Ledger<Matrix>], layer l: Int) -> [Row] {
    let parts = ledgers.first?.entries.map(\.part) ?? []
    return parts.map { part in
      Row(layer: "\(l)", name: part.title, values: ledgers.map { $0[part]?.norm })
    } + [Row(layer: "\(l)", name: "\("total", .total)", values: ledgers.map { $0.total.norm })]
  }

  /// Every part of ledgers of numbers, and their totals.
  private static func rows(_ ledgers: [Ledger<Double>]) -> [Row] {
    let parts = ledgers.first?.entries.map(\.part) ?? []
    return parts.map { part in Row(name: part.title, values: ledgers.map { $0[part] }) }
      + [Row(name: "\("total", .total)", values: ledgers.map(\.total))]
  }

  private func rows(of entry: Entry, _ steps: [Step]) throws -> [Row] {
    let sessions = twins.twins.map(\.session)
    guard phase == .gradient, [.weight, .bias].contains(entry.kind) else {
      return [Row(name: "\(entry.name)", values: try sessions.map { try $0.value(of: entry) })]
    }
    let isBias = entry.kind == .bias
    func ledger(_ session: Session) throws -> Ledger<Matrix> {
      try isBias ? session.ledgerOfBiases(entry.layer).given : session.ledger(entry.layer)
    }
    // Refuses a place that is not there.
    let weights = try sessions.map { try $0.value(of: entry) }
    func values(_ part: Part?) throws -> [Double?] {
      try sessions.map { session in
        let isOff = part.map { part in
          part != .data && (try? ledger(session)[part]) == nil
        }
        guard isOff != true else { return nil }
        let kind: Entry.Kind = isBias ? .biasGradient(part) : .gradient(part)
        return try session.value(of: Entry(kind: kind, layer: entry.layer, indices: entry.indices))
      }
    }
    let ledgers = try sessions.map(ledger)
    let parts = TrainingLog.parts.filter { part in
      ledgers.contains { $0.entries.contains { $0.part == part } }
    }
    return [Row(name: "\(entry.name)", values: weights)]
      + (try parts.map { Row(name: $0.title, values: try values($0)) })
      + [Row(name: "\("total", .total)", values: try values(nil))]
  }
}
