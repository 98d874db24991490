import Foundation
import Testing

@testable import backprop

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

@Suite struct InterruptTests {
  @Test func stopsWorkAndKeepsTheSession() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("where\r")
    let before = try terminal.expectPrompt()
    try terminal.send("epoch 100000\r")
    // The progress bar: the work has begun.
    try terminal.expect("%")
    #expect(terminal.isAsItWas)
    try terminal.send("\u{3}")
    try terminal.expectPrompt()
    try terminal.send("where\r")
    let after = try terminal.expectPrompt()
    #expect(before != after)
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func erasesTheProgressBar() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("epoch 100000 --every 100000\r")
    try terminal.expect("%")
    try terminal.send("\u{3}")
    try terminal.expect("\r\u{1B}[K")
  }

  @Test(arguments: [40, 79] as [UInt16])
  func showsProgressInNarrowTerminalsToo(columns: UInt16) throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(in: folder, columns: columns)
    try terminal.expectPrompt()
    try terminal.send("epoch 100000 --every 100000\r")
    let shown = try terminal.expect("%")
    #expect(shown.contains("["))
  }

  @Test func endsARunOfAFileOnceTheStepIsWhole() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("epoch 100000\nwhere\n", to: "commands")
    let terminal = try PseudoTerminal(["run", file], in: folder)
    try terminal.expect("%")
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit() == 128 + SIGINT)
  }

  @Test func leavesAtTheSecondPress() async {
    await #expect(processExitsWith: .exitCode(130)) {
      InterruptTests.acceptSignals()
      Interrupt.listen(atPrompt: true)
      Interrupt.duringWork {
        raise(SIGINT)
        raise(SIGINT)
      }
    }
  }

  @Test func forgetsThePressesOfEarlierWork() async {
    await #expect(processExitsWith: .exitCode(7)) {
      InterruptTests.acceptSignals()
      Interrupt.listen(atPrompt: true)
      var seen: [Bool] = []
      for _ in 1...3 {
        Interrupt.clear()  // as each prompt does
        Interrupt.duringWork {
          seen.append(Interrupt.isPressed)
          raise(SIGINT)
          seen.append(Interrupt.isPressed)
        }
        raise(SIGINT)
      }
      exit(seen == [false, true, false, true, false, true] ? 7 : 1)
    }
  }

  /// Whoever presses Ctrl-C right after Enter means the work, which may not have begun.
  @Test func countsAPressBetweenEnterAndTheWork() async {
    await #expect(processExitsWith: .exitCode(7)) {
      InterruptTests.acceptSignals()
      Interrupt.listen(atPrompt: true)
      Interrupt.clear()
      raise(SIGINT)
      exit(Interrupt.duringWork { Interrupt.isPressed } ? 7 : 1)
    }
  }

  @Test(arguments: [0, 1, 20, 1_000] as [UInt32])
  func countsAPressThatFollowsEnterAtOnce(microseconds: UInt32) throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    for _ in 1...20 {
      try terminal.send("epoch 100000\r")
      usleep(microseconds)
      try terminal.send("\u{3}")
      try terminal.expectPrompt()
    }
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  /// The runtime of the language would call these crashes and report them for half a minute.
  @Test(arguments: ["", "epoch 100000\r"])
  func ctrlBackslashEndsAtOnce(command: String) throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send(command)
    if !command.isEmpty { try terminal.expect("%") }
    try terminal.send("\u{1C}")
    #expect(try terminal.waitForExit() == 128 + SIGQUIT)
    #expect(terminal.isAsItWas)
    #expect(!String(decoding: terminal.transcript, as: UTF8.self).contains("crash"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGALRM])
  func leavesTheTerminalAsItWas(number: Int32) throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("half a line")
    try terminal.expect("half a line")
    try terminal.signal(number)
    #expect(try terminal.waitForExit() == 128 + number)
    #expect(terminal.isAsItWas)
  }

  @Test(arguments: [false, true])
  func worksWhereTheUserEditsNothing(inWork: Bool) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("edit off\n", to: ".editrc")
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    #expect(terminal.isAsItWas)
    try terminal.send(inWork ? "epoch 100000\r" : "not this")
    try terminal.expect(inWork ? "%" : "not this")
    try terminal.send("\u{3}")
    try terminal.expectPrompt()
    try terminal.send("where\r")
    try terminal.expectPrompt()
    #expect(folder.history == (inWork ? ["epoch 100000"] : []) + ["where"])
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func endsAnIdleProgramThatReadsAFile() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      InterruptTests.acceptSignals()
      Interrupt.listen(atPrompt: false)
      raise(SIGINT)
    }
  }

  @Test func staysIgnoredWhereItWas() async {
    await #expect(processExitsWith: .exitCode(7)) {
      InterruptTests.acceptSignals()
      signal(SIGINT, SIG_IGN)
      Interrupt.listen(atPrompt: false)
      raise(SIGINT)
      exit(7)
    }
  }

  /// Undoes what the process of a test may have inherited; its threads hold most signals back.
  private static func acceptSignals() {
    signal(SIGINT, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
