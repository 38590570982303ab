namespace ModelMonitor.Statistics;

/// <summary>
/// The form of exponential smoothing and its constants, in the textbook form: β multiplies the change of the level.
/// </summary>
/// <param name="Trend">How the level goes on.</param>
/// <param name="Seasonality">How seasons act on the level.</param>
/// <param name="Period">Steps in a season, at least 2; 0 without seasons.</param>
/// <param name="Alpha">Smoothing of the level, in [0, 1].</param>
/// <param name="Beta">Smoothing of the trend, in [0, 1]; αβ is the β of the state-space form. 0 without a trend.</param>
/// <param name="Gamma">Smoothing of the seasons, in [0, 1]. 0 without seasons.</param>
/// <param name="Phi">Damping of the trend, in (0, 1]; 1 unless it is damped.</param>
public readonly record struct HoltWintersParameters(
    TrendKind Trend, SeasonalityKind Seasonality, int Period, double Alpha, double Beta = 0, double Gamma = 0, double Phi = 1)
{
    internal bool IsMultiplicative => Seasonality == SeasonalityKind.Multiplicative;

    internal static void RequireForm(TrendKind trend, SeasonalityKind seasonality, int period)
    {
        if (!Enum.IsDefined(trend))
        {
            throw new ArgumentOutOfRangeException(nameof(trend), trend, "There is no such trend.");
        }
        if (!Enum.IsDefined(seasonality))
        {
            throw new ArgumentOutOfRangeException(nameof(seasonality), seasonality, "There is no such seasonality.");
        }
        if (seasonality == SeasonalityKind.None ? period != 0 : period < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, "A season has two steps or more; without seasons the period is 0.");
        }
    }

    internal void Require()
    {
        RequireForm(Trend, Seasonality, Period);
        UnitInterval.Require(Alpha, nameof(Alpha));
        UnitInterval.Require(Beta, nameof(Beta));
        UnitInterval.Require(Gamma, nameof(Gamma));
        RequireThat(Trend != TrendKind.None || Beta == 0, nameof(Beta), Beta, "There is no trend: leave it 0.");
        RequireThat(Seasonality != SeasonalityKind.None || Gamma == 0, nameof(Gamma), Gamma, "There are no seasons: leave it 0.");
        RequireThat(Trend == TrendKind.Damped ? Phi > 0 && Phi <= 1 : Phi == 1, nameof(Phi), Phi, "The damping lies in (0, 1], and is 1 unless the trend is damped.");
    }

    private static void RequireThat(bool holds, string name, double value, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, otherwise);
        }
    }
}
