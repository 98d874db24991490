extension Registry {
  /// Those that every interpreter runs, in the order `help` lists them, group by group.
  package static let ordinary = Registry([
    DataCommand.self, ShowCommand.self, BatchCommand.self,
    NetCommand.self, SetCommand.self, WeightsCommand.self,
    ForwardCommand.self, CostCommand.self, BackwardCommand.self, GradCommand.self,
    UpdateCommand.self, NextCommand.self, StepCommand.self, EpochCommand.self, WhereCommand.self,
    ActivationsCommand.self, DeltaCommand.self, ExplainCommand.self, PrintCommand.self,
    PlotCommand.self,
    PredictCommand.self,
    L2Command.self, L1Command.self, RuleCommand.self, CompareCommand.self, KeepCommand.self,
    RunsCommand.self,
    CheckCommand.self, BugsCommand.self, BugCommand.self, DiagnoseCommand.self,
    UndoCommand.self, RedoCommand.self, ResetCommand.self,
    ExportCommand.self, ImportCommand.self,
    HelpCommand.self,
  ])
}
