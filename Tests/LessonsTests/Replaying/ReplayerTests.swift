import Foundation
import LessonFormat
import BackpropCore
import Experiment
import Prompt
import TextRendering
import TestSupport
import Testing
import Wording

@testable import Lessons

struct ReplayerTests {
  private let scratch: Scratch
  private let path: String
  private let commands = [
    "batch", "forward", "cost", "backward", "grad", "update", "l2 off", "step 3", "undo", "epoch",
  ]

  init() throws {
    scratch = try Scratch()
    path = scratch("t.md")
    var room = Classroom(data: TinyData.set)
    room.say("record \(path)")
    room.say(commands)
  }

  private func begun() -> Classroom {
    var room = Classroom(data: TinyData.set)
    room.say("replay \(path)")
    return room
  }

  /// The network before each stop, from a session in which the commands were simply typed.
  private var networks: [Network] {
    var room = Classroom(data: TinyData.set)
    return [room.session.network]
      + commands.map { command in
        room.say(command)
        return room.session.network
      }
  }

  @Test func enterShowsWhatTheSessionGave() throws {
    var room = begun()
    var plain = Classroom(data: TinyData.set)
    let networks = networks
    for (index, command) in commands.enumerated() {
      #expect(room.prompt == "\(index + 1)/10> ")
      let shown = room.say("")
      #expect(shown.hasPrefix(plain.say(command)), "\(command): \(shown)")
      #expect(!shown.contains("not what was recorded"))
      #expect(room.shown.network == networks[index + 1])
      if index + 1 < commands.count { #expect(shown.hasSuffix("bp> \(commands[index + 1])\n")) }
    }
    #expect(room.prompt == "end of 10> ")
    #expect(room.say("").contains("this is the end"))
  }

  @Test func backAndGotoAreExact() throws {
    var room = begun()
    let networks = networks
    for target in [10, 1, 7, 3, 9, 2, 10, 8, 4] {
      room.say("goto \(target)")
      #expect(room.shown.network == networks[target - 1])
      room.say("back")
      if target > 1 { #expect(room.shown.network == networks[target - 2]) }
      #expect(room.prompt == "\(max(1, target - 1))/10> ")
    }
    #expect(room.say("goto 11").contains("goto takes 1 to 10"))
    #expect(room.say("goto").contains("goto takes the number"))
  }

  @Test(arguments: [Int.min, -1, 0, 11, Int.max])
  func gotoBeyondTheStops(number: Int) throws {
    var room = begun()
    #expect(throws: LearnerError.self) { try room.enter("goto \(number)") }
    #expect(room.isReplaying)
  }

  @Test func aDetourIsACopy() throws {
    var room = begun()
    let networks = networks
    room.say("goto 6")
    room.say("step 5")
    #expect(room.prompt == "6/10 detour> ")
    let first = room.shown.network
    let back = "a detour: resume goes back to 6 of 10, Enter does nothing here\n"
    #expect(room.say("") == back)
    #expect(room.say("print cost", "") == back)
    #expect(room.shown.network == first)
    room.say("step")
    #expect(room.shown.network != first)
    room.say("undo")
    #expect(room.shown.network == first)
    #expect(room.say("resume").hasSuffix("bp> update\n"))
    #expect(room.shown.network == networks[5])
    room.say("print cost")
    #expect(room.prompt == "6/10> ")
    #expect(!room.say("").contains("not what was recorded"))
    #expect(room.shown.network == networks[6])
  }

  @Test func stoppingGivesTheSessionBack() throws {
    var room = Classroom(data: TinyData.set)
    room.say("step 3")
    let before = room.session.network
    room.say("replay \(path)", "", "", "", "step 9", "stop")
    #expect(room.prompt == "bp> ")
    #expect(room.session.network == before)
    room.say("undo")
    #expect(room.session.stepCount == 0)
  }

  @Test func differencesAreShownWhereTheyHappen() throws {
    let changed = try scratch.text("t.md").replacingOccurrences(
      of: "step 4: cost",
      with: "step 4: coat"
    )
    try scratch.write(changed, to: "t.md")
    var room = begun()
    room.say("goto 8")
    let line = try #require(
      changed.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.hasPrefix("step 4: coat") }
    )
    let shown = room.say("")
    #expect(shown.contains("from line \(line + 1) of"))
    #expect(shown.contains("\n-step 4: coat") && shown.contains("\n+step 4: cost"))
  }

  /// Whoever types the command that is shown goes on, as with Enter; `next` says so, and is no detour.
  @Test func typingWhatIsShownGoesOn() throws {
    var room = begun()
    #expect(room.say("next").hasPrefix("Enter goes on; a phase on a copy goes by its name"))
    #expect(room.prompt == "1/10> ")
    #expect(room.say("batch").hasSuffix("bp> forward\n"))
    #expect(room.prompt == "2/10> ")
    #expect(room.say("step").contains("resume goes back to 2 of 10"))
    room.say("resume", " forward ")
    #expect(room.prompt == "3/10> ")
    room.say("goto 8", "step  3")
    #expect(room.prompt == "8/10 detour> ")
  }

  @Test func listMarksTheNextStop() throws {
    var room = begun()
    room.say("goto 4")
    let list = room.say("list")
    #expect(list.contains("→ 4  backward"))
    #expect(list.split(separator: "\n").count == 11)
  }

  /// The sessions kept are bounded; older ones are computed again.
  @Test func manyStops() throws {
    var room = Classroom(data: TinyData.set)
    room.say("record \(scratch("many.md"))")
    for _ in 0..<150 { room.say("step") }
    room.say("record stop")
    var walk = Classroom(data: TinyData.set)
    walk.say("replay \(scratch("many.md"))", "goto 150")
    #expect(walk.shown.stepCount == 149)
    walk.say("goto 3")
    #expect(walk.shown.stepCount == 2)
    var plain = Classroom(data: TinyData.set)
    plain.say("step", "step")
    #expect(walk.shown.network == plain.session.network)
  }

  @Test func wordsOutsideAWalkSayWhereTheyBelong() throws {
    var room = Classroom(data: TinyData.set)
    for word in ["resume", "answer", "hint", "skip", "stop", "list"] {
      #expect(room.say(word).contains("is for a lesson or a replay"), "\(word)")
    }
  }

  /// Headings are listed with what is below them, and are places to go to.
  @Test func headingsAreListedAndGoneTo() throws {
    let lesson =
      "<!-- backprop\nformat: 1\ntitle: T\nminutes: 9\n-->\n# A *trial*\n\n"
      + (1...30).map { "## Part \($0)\n\n```backprop\nbp> set eta \($0)\n```\n" }.joined()
      + "```\n# no heading\n```\n"
    try scratch.write(lesson, to: "h.md")
    var room = scratch.room()
    #expect(room.say("lesson \(scratch("h.md"))").contains("T\n9 minutes\n"))
    let all = room.say("list all")
    #expect(all.contains("A trial\n") && all.contains("Part 30\n") && !all.contains("no heading"))
    room.say("goto \"part 15\"")
    #expect(room.prompt == "15/30> ")
    let list = room.say("list")
    #expect(list.split(separator: "\n").count <= 22)
    #expect(list.contains("→ 15  set eta 15") && list.contains("more before: list all"))
    #expect(list.contains("more after: list all") && list.contains("Part 15\n"))
    #expect(room.say("goto Part 2").contains("no stop") == false)
    #expect(room.prompt == "2/30> ")
    #expect(room.say("goto part").contains("headings have \"part\" in them: type goto 1"))
    #expect(room.say("goto nowhere").contains("there is no heading"))
    #expect(room.say("list everything").contains("list stands alone"))
  }

  /// What a lesson does not run by itself, a learner may: typed where it stands, it is done.
  @Test func whatIsSkippedIsRunWhenTyped() throws {
    let scratch = try Scratch()
    let blocks = "# T\n\n```backprop skip\nbp> print eta\n```\n\n```backprop\nbp> print step\n```\n"
    try scratch.write(blocks, to: "l.md")
    var room = scratch.room()
    room.say("lesson \(scratch("l.md"))")
    #expect(room.say("print eta").contains("0.5"))
    room.say("resume")
    #expect(room.say("").contains("type it where you want it"))
  }
}
