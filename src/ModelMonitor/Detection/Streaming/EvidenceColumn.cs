namespace ModelMonitor.Detection;

/// <summary>A column that carries evidence of a change.</summary>
/// <param name="Column">The column.</param>
/// <param name="LogEvidence">The logarithm of its e-value.</param>
internal sealed record EvidenceColumn(int Column, double LogEvidence)
{
    /// <summary>The bin whose share has moved most.</summary>
    public required int Bin { get; init; }

    /// <summary>That share of the values.</summary>
    public required double Share { get; init; }

    /// <summary>The share that the baseline leads to expect.</summary>
    public required double ExpectedShare { get; init; }

    /// <summary>
    /// The Kolmogorov-Smirnov distance of the bins of a quantity, the largest change of a share of known categories.
    /// </summary>
    public required double Distance { get; init; }

    /// <summary>The rows that it was gathered in.</summary>
    public required long Rows { get; init; }

    /// <summary>The slices that they came in.</summary>
    public required int Slices { get; init; }
}
