import Arithmetic
import BackpropCore
import Wording

extension LearnerStep {
  /// What a file gives: its tensors by the names of the legend, and the numbers of its step.
  package struct Contents: Sendable {
    /// What messages call the file.
    package var file: String
    package var tensors: [TensorName: GivenTensor] = [:]
    package var numbers: [StepNumber: Double] = [:]

    package init(file: String) { self.file = file }
  }

  /// The step in every layout that its shapes allow, the likelier first; several where squares leave it open.
  ///
  /// What the file lacks is taken from `known`. Throws a `LearnerError` where something is missing or fits in no
  /// layout.
  package static func readings(of contents: Contents, known: KnownStep) throws -> [LearnerStep] {
    let layouts = contents.layouts
    for mayTurn in [false, true] {
      var steps: [LearnerStep] = []
      var refusal: LearnerError?
      for layout in layouts {
        var reading = Reading(contents: contents, known: known, layout: layout, mayTurn: mayTurn)
        guard try reading.fits() else { continue }
        // What makes no sense in one layout may in another: one-hot rows are no one-hot columns.
        do {
          steps.append(try reading.step().takingMeanOutOfDelta())
        } catch let error as LearnerError {
          refusal = refusal ?? error
        }
      }
      if !steps.isEmpty { return steps }
      if let refusal { throw refusal }
    }
    throw Reading(contents: contents, known: known, layout: Layout(), mayTurn: true).misfit()
  }

  /// The same step, its layout open or not.
  package func leavingOpen(_ isOpen: Bool) -> LearnerStep {
    var step = self
    step.isLayoutOpen = isOpen
    return step
  }
}

extension LearnerStep.Contents {
  /// The layouts that make a difference to what there is.
  var layouts: [Layout] {
    func has(_ quantities: [Quantity]) -> Bool {
      tensors.contains { name, tensor in
        quantities.contains(name.quantity) && min(tensor.values.rows, tensor.values.columns) > 1
      }
    }
    let (hasImages, hasWeights) = (
      has([.x, .y, .z, .a, .delta]), has([.w, .data, .penalty, .gradient, .newWeights])
    )
    return Layout.all.filter {
      (hasImages || $0.imagesInRows) && (hasWeights || $0.weightsInByOut)
    }
  }
}
