import Prompt

extension Registry {
  /// The commands of a file that is replayed: all but those that are for somebody at the prompt.
  ///
  /// A name is resolved as at the prompt, so that what was ambiguous there is here.
  static let replayed = Registry(
    Registry.ordinary.commands,
    elsewhere: Dictionary(
      uniqueKeysWithValues: ["list", "resume", "stop", "answer", "hint", "skip"].map {
        ($0, "is for a lesson or a replay: type lessons, or help replay")
      }
    ),
    reserved: ["lessons", "lesson", "record", "replay", "more", "quit"]
  )
}
