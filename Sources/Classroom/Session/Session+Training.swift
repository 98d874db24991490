import BackpropCore

/// How a run of steps ended.
struct TrainingRun {
  /// Whole steps made.
  var steps = 0
  /// Whether it was stopped from outside.
  var isInterrupted = false
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
  /// - Throws: Nothing: a step that was begun can always be finished.
  mutating func train(steps count: Int, work: Work, label: String) throws -> TrainingRun {
    var run = TrainingRun()
    let sparse = max(1, batchesPerEpoch / 100)
    if let walk, walk.phase != .update {
      try finishStep(threads: work.threads)
      run.steps += 1
    }
    var walk = takeWalk()
    let costOfStep = costOfStep
    while run.steps < count {
      drawBatch(into: &walk)
      let isLast = run.steps == count - 1
      work.spend(costOfStep)
      let isStopping = work.isInterrupted()
      if isLast || isStopping || stepCount.isMultiple(of: sparse) || count <= 100 {
        // Keeps every number of the step, to be looked at and recorded.
        walk.network = network
        walk.step.findGradient(
          network,
          inputs: walk.batch.inputs,
          labels: walk.batch.labels,
          threads: work.threads
        )
        record(walk)
        applyUpdate(&walk, threads: work.threads)
      } else {
        walk.step.all(
          &network,
          inputs: walk.batch.inputs,
          labels: walk.batch.labels,
          descent: descent,
          threads: work.threads
        )
        stepCount += 1
      }
      walk.phase = .update
      run.steps += 1
      if isStopping {
        run.isInterrupted = !isLast
        break
      }
      if run.steps.isMultiple(of: 16) { work.progress(Double(run.steps) / Double(count), label) }
    }
    self.walk = walk
    revision += 1
    return run
  }

  /// Steps that are left of the epoch; a whole epoch when it has ended.
  ///
  /// A step begun counts; one on images chosen by hand comes before those of the epoch.
  var stepsLeftInEpoch: Int {
    let begun = walk.flatMap { $0.phase == .update ? nil : $0 }
    if begun?.number != nil { return batchesLeft + 1 }
    return (batchesLeft == 0 ? batchesPerEpoch : batchesLeft) + (begun == nil ? 0 : 1)
  }
}
