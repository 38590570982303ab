namespace ModelMonitor.Statistics;

/// <summary>
/// Evidence that a stream has changed at some time: R = (R + 1)·f, in logarithms, for one-step e-values f, whose
/// expectation is at most 1 without a change. Stopping at R ≥ A then gives a mean run length of at least A to a false alarm
/// (Shin, Ramdas and Rinaldo 2022). O(1) a value, 16 bytes, not mergeable: order matters. A mutable value: keep it in a
/// field or array.
/// </summary>
public struct ShiryaevRoberts
{
    private double _logEvidence;
    private bool _isStarted;

    /// <summary>Logarithm of R; −∞ at the start.</summary>
    public readonly double LogEvidence => _isStarted ? _logEvidence : double.NegativeInfinity;

    /// <summary>R, at least 0. Averages of R over streams keep the guarantee, whatever their dependence.</summary>
    public readonly double Evidence => Math.Exp(LogEvidence);

    /// <summary>Takes the next one-step e-value.</summary>
    /// <param name="eValue">The e-value f, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The e-value is 0 or less, NaN or infinite.</exception>
    public void Update(double eValue)
    {
        StreamValue.RequirePositive(eValue, nameof(eValue));
        // log(1 + exp(L)) without overflow; for small R the sum loses nothing that 1 + R would keep.
        var grown = LogEvidence > 30 ? LogEvidence + Math.Exp(-LogEvidence) : Math.Log(1 + Math.Exp(LogEvidence));
        (_logEvidence, _isStarted) = (grown + Math.Log(eValue), true);
    }

    /// <summary>Forgets all evidence.</summary>
    public void Reset() => this = default;
}
