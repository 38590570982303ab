namespace ModelMonitor.Alerting;

/// <summary>Why a finding belongs to an incident, the weakest reason first.</summary>
internal enum CauseRelation
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>They began together, and are of the same kind, or one of them follows from changes of any column.</summary>
    SameOnset,

    /// <summary>One explains how the other, an output, moved.</summary>
    Explained,

    /// <summary>They have a column in common.</summary>
    SharedColumn,

    /// <summary>It is of something that the incident has had a finding of.</summary>
    Known,
}
