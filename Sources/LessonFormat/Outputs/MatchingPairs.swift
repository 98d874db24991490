/// A longest list of pairs (i, j) that match, both growing: what two sequences have in common.
///
/// `isMatch(i, j)` says whether element i of the first matches element j of the second.
///
/// Myers' greedy algorithm (*An O(ND) Difference Algorithm and Its Variations*, Algorithmica 1986),
/// after the equal ends have been put aside. Its time and memory grow with the square of the number of
/// differences; beyond 2,000 of them the middle counts as having nothing in common.
public func matchingPairs(
  _ oldCount: Int,
  _ newCount: Int,
  isMatch: (Int, Int) -> Bool
) -> [(Int, Int)] {
  var start = 0
  while start < min(oldCount, newCount), isMatch(start, start) { start += 1 }
  var tail = 0
  while tail < min(oldCount, newCount) - start, isMatch(oldCount - 1 - tail, newCount - 1 - tail) {
    tail += 1
  }
  let middle = middlePairs(oldCount - start - tail, newCount - start - tail) {
    isMatch(start + $0, start + $1)
  }
  return (0..<start).map { ($0, $0) } + middle.map { (start + $0, start + $1) }
    + (0..<tail).reversed().map { (oldCount - 1 - $0, newCount - 1 - $0) }
}

private let mostDifferences = 2_000

/// The pairs of the middle part, found by following the furthest reaching paths.
///
/// A path is on diagonal k = x − y; `furthest` holds the x it got to after some number of differences.
private func middlePairs(
  _ oldCount: Int,
  _ newCount: Int,
  isMatch: (Int, Int) -> Bool
) -> [(Int, Int)] {
  guard oldCount > 0, newCount > 0 else { return [] }
  let limit = min(oldCount + newCount, mostDifferences)
  // Diagonal k is at index k + limit + 1: each diagonal looked at has a neighbour on both sides.
  var furthest = [Int32](repeating: 0, count: 2 * limit + 3)
  var history: [[Int32]] = []
  for differences in 0...limit {
    // Entry k + differences + 1: what the paths of one difference fewer had reached.
    history.append(Array(furthest[(limit - differences)...(limit + differences + 2)]))
    for k in stride(from: -differences, through: differences, by: 2) {
      let index = k + limit + 1
      let isInsertion =
        k == -differences || (k != differences && furthest[index - 1] < furthest[index + 1])
      var x = Int(isInsertion ? furthest[index + 1] : furthest[index - 1] + 1)
      while x < oldCount, x - k < newCount, isMatch(x, x - k) { x += 1 }
      furthest[index] = Int32(x)
      if x >= oldCount, x - k >= newCount { return pairs(endingAt: (oldCount, newCount), history) }
    }
  }
  return []
}

/// Walks back from the end along the path that `history` recorded, collecting its diagonal steps.
private func pairs(endingAt end: (x: Int, y: Int), _ history: [[Int32]]) -> [(Int, Int)] {
  var pairs: [(Int, Int)] = []
  var (x, y) = end
  for (differences, furthest) in history.enumerated().reversed() {
    let k = x - y
    let index = k + differences + 1
    let isInsertion =
      k == -differences || (k != differences && furthest[index - 1] < furthest[index + 1])
    let previousX = Int(isInsertion ? furthest[index + 1] : furthest[index - 1])
    let previousY = previousX - (isInsertion ? k + 1 : k - 1)
    while x > previousX, y > previousY {
      x -= 1
      y -= 1
      pairs.append((x, y))
    }
    (x, y) = (previousX, previousY)
  }
  return pairs.reversed()
}
