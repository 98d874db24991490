/// Work whose only purpose is to be timed: what the processor can do at most.
public enum ProcessorProbe {
  /// Does `rounds` × 48 fused multiply-adds on each thread, all in registers.
  ///
  /// - Parameters:
  ///   - rounds: How often six registers of eight numbers are worked on.
  ///   - threads: How many threads do this at once.
  /// - Returns: How many multiply-adds were done in all.
  public static func multiplyAdds(rounds: Int, threads: Int) -> Int {
    var results = Matrix(rows: threads, columns: 8)
    results.writeLanes { results in
      Parallel.ranges(of: threads, work: .max, threads: threads) { range in
        for thread in range { results[thread] = chains(rounds: rounds) }
      }
    }
    // The results are looked at, so that the compiler cannot leave their making out.
    return results.sum.isNaN ? 0 : rounds * 48 * threads
  }

  /// Six chains of eight, none waiting for another: as many as the registers of AVX2 hold.
  @inline(never)
  private static func chains(rounds: Int) -> Lanes {
    let (factor, term) = (Lanes(repeating: 0.5), Lanes(repeating: 1))
    var (s0, s1, s2) = (term, factor, term + factor)
    var (s3, s4, s5) = (term + 2, term + 3, term + 4)
    for _ in 0..<rounds {
      s0 = term.addingProduct(s0, factor)
      s1 = term.addingProduct(s1, factor)
      s2 = term.addingProduct(s2, factor)
      s3 = term.addingProduct(s3, factor)
      s4 = term.addingProduct(s4, factor)
      s5 = term.addingProduct(s5, factor)
    }
    return s0 + s1 + s2 + s3 + s4 + s5
  }
}
