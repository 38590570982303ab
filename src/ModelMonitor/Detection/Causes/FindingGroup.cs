namespace ModelMonitor.Detection;

/// <summary>Findings that have one cause, and the finding that stands for them.</summary>
internal sealed class FindingGroup(Finding finding)
{
    private readonly List<Finding> _members = [finding];

    /// <summary>The finding that stands for all.</summary>
    public Finding Finding { get; set; } = finding;

    /// <summary>Whether a finding is among those it stands for.</summary>
    public bool Holds(Finding member) => _members.Exists(own => ReferenceEquals(own, member));

    /// <summary>Takes in another group: certain as the more certain of them, large as the larger.</summary>
    public void Absorb(FindingGroup other)
    {
        _members.AddRange(other._members);
        Finding = Finding with
        {
            State = Finding.State > other.Finding.State ? Finding.State : other.Finding.State,
            Columns = [.. Finding.Columns.Union(other.Finding.Columns)],
            AdjustedPValue = Math.Min(Finding.AdjustedPValue, other.Finding.AdjustedPValue),
            Effect = Math.Max(Finding.Effect, other.Finding.Effect),
            AgreedBy = [.. Finding.AgreedBy.Union(other.Finding.AgreedBy)],
        };
    }
}
