namespace ModelMonitor.Detection;

/// <summary>The alarm of one subject: told once when it is raised, and once when it is over.</summary>
internal sealed class Alarm
{
    private Finding? _raised;

    /// <summary>Tells what has become of the alarm in a window.</summary>
    /// <param name="finding">What the window shows to have changed, if anything.</param>
    /// <param name="state">The verdict of the window.</param>
    /// <param name="news">Takes the alarm that is raised or cleared.</param>
    public void Tell(Finding? finding, DriftState state, WindowNews news)
    {
        if (finding is not null)
        {
            news.Findings.Add(finding);
        }

        if (state == DriftState.Drifted && _raised is null && finding is not null)
        {
            _raised = finding;
            news.Transitions.Add(new(finding, IsRaised: true));
        }
        else if (state is DriftState.Stable or DriftState.Suspected && _raised is not null)
        {
            news.Transitions.Add(new(_raised with { State = state }, IsRaised: false));
            _raised = null;
        }
    }
}
