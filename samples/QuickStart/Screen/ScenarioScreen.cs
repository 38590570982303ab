using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>Replays a scenario, with its progress, and shows what the agent said.</summary>
internal static class ScenarioScreen
{
    public static ReplayResult Show(IAnsiConsole console, Replay replay, Scenario scenario)
    {
        console.Heading(scenario.Name);
        console.WriteLine(scenario.Story);
        var result = console.IsLive() ? RunWithBar(console, replay, scenario) : RunWithLine(console, replay, scenario);
        WindowTable.Show(console, result);
        DriftLines.Show(console, result);
        AlarmList.Show(console, result);
        return result;
    }

    private static ReplayResult RunWithBar(IAnsiConsole console, Replay replay, Scenario scenario) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask(Task(replay), maxValue: replay.Count);
            return replay.Run(scenario, predictions => task.Increment(predictions));
        });

    private static ReplayResult RunWithLine(IAnsiConsole console, Replay replay, Scenario scenario)
    {
        console.WriteLine(Task(replay));
        return replay.Run(scenario, onPredicted: _ => { });
    }

    private static string Task(Replay replay) => $"{replay.Count:N0} flights in windows of {Replay.WindowSize}";
}
