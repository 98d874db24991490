import BackpropCore

/// How a run of steps ended.
package struct TrainingRun: Sendable {
  /// Whole steps made.
  package var steps = 0
  /// Whether it was stopped from outside.
  package var isInterrupted = false
}

// Whole steps, as fast as they go. The bits are those of the phases one by one.

extension Session {
  /// Makes whole steps; a step that was begun is finished first and counts.
  ///
  /// - Parameters:
  ///   - count: Steps to make.
  ///   - work: Progress goes there; when it says so, the run stops after a whole step.
  ///   - label: What the progress bar says.
  /// - Returns: How many steps were made, and whether they were stopped.
  /// - Throws: What `work` throws where so many steps are more than may be made.
  package mutating func train(steps count: Int, work: Work, label: String) throws -> TrainingRun {
    var run = TrainingRun()
    if let step, step.phase != .update {
      try finishStep(threads: work.threads)
      run.steps += 1
    }
    let (costOfStep, grid) = (costOfStep, grid)
    try work.foresee(ForeseenWork(each: costOfStep, times: count - run.steps, polls: 1))
    var step = takeStep() ?? emptyStep
    while run.steps < count {
      drawBatch(into: &step)
      let isLast = run.steps == count - 1
      work.spend(costOfStep)
      let isStopping = work.isInterrupted()
      let isMeasured = isLast || isStopping || grid.wants(stepCount + 1)
      makeStep(&step, isMeasured: isMeasured, threads: work.threads)
      run.steps += 1
      if isStopping {
        run.isInterrupted = !isLast
        break
      }
      if run.steps.isMultiple(of: 16) { work.progress(Double(run.steps) / Double(count), label) }
    }
    self.step = step
    return run
  }

  /// One whole step on a mini-batch that has been drawn; one that is measured keeps every number, to be
  /// looked at and logged.
  private mutating func makeStep(_ step: inout Step, isMeasured: Bool, threads: Int) {
    step.foreseen = planted == nil ? nil : hyper
    let operations = operations(of: step)
    guard isMeasured else {
      if operations.sumsBefore != nil { step.found.dataGradient = carried ?? DataGradient() }
      step.found.all(
        &network,
        by: &rule,
        hyper,
        inputs: step.batch.inputs,
        labels: step.batch.labels,
        by: operations,
        threads: threads
      )
      step.phase = .update
      stepCount += 1
      return
    }
    step.network = network
    step.find(through: .gradient, by: operations, after: carried, threads: threads)
    applyUpdate(&step, threads: threads)
  }

  /// Steps that are left of the epoch; a whole epoch when it has ended.
  ///
  /// A step begun counts; one on images chosen by hand comes before those of the epoch.
  package var stepsLeftInEpoch: Int {
    let begun = step.flatMap { $0.phase == .update ? nil : $0 }
    if begun?.number != nil { return batchesLeft + 1 }
    return (batchesLeft == 0 ? batchesPerEpoch : batchesLeft) + (begun == nil ? 0 : 1)
  }
}
