using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// The usual rate of predictions by the hour of the week, in logarithms. An hour that has been seen seldom is drawn towards
/// the same hour of all days, and that towards all hours. What is older than a few weeks is forgotten. 1.5 KB, from
/// the end of the first hour.
/// </summary>
internal sealed class HourlyRates
{
    // A level of one visit weighs twice as much as what it is drawn towards: hours of the week differ by more than weeks do.
    private const double Shrinkage = 0.5;

    // Of a level, the last visit weighs at least so much: traffic grows.
    private const double LeastWeight = 0.25;

    private double[] _levels = [];

    // No more than can be told: years.
    private byte[] _visits = [];
    private int _openHour = -1;
    private double _openCount;
    private double _openSeconds;

    /// <summary>The logarithm of the rate to be expected in an hour of the week, per second; NaN before any hour is over.</summary>
    public double Expected(int hour)
    {
        if (_levels is [])
        {
            return double.NaN;
        }

        var (all, allHours, day, days) = (0.0, 0, 0.0, 0);
        for (var other = 0; other < _levels.Length; other++)
        {
            if (_visits[other] == 0)
            {
                continue;
            }

            (all, allHours) = (all + _levels[other], allHours + 1);
            if (other % SeasonalBaseline.HoursOfDay == hour % SeasonalBaseline.HoursOfDay)
            {
                (day, days) = (day + _levels[other], days + 1);
            }
        }

        var level = Drawn(day, days, all / allHours);
        return Drawn(_visits[hour] * _levels[hour], _visits[hour], level);
    }

    /// <summary>Adds a stretch of time.</summary>
    public void Add(in CallStretch stretch)
    {
        if (stretch.HourOfWeek != _openHour)
        {
            Close();
            _openHour = stretch.HourOfWeek;
        }

        (_openCount, _openSeconds) = (_openCount + stretch.Calls, _openSeconds + stretch.Time.TotalSeconds);
    }

    private void Close()
    {
        if (_openSeconds > 0)
        {
            // Half a prediction more, so that a silent hour has a logarithm.
            var rate = Math.Log((_openCount + 0.5) / _openSeconds);
            if (_levels is [])
            {
                (_levels, _visits) = (new double[SeasonalBaseline.HoursOfWeek], new byte[SeasonalBaseline.HoursOfWeek]);
            }

            _visits[_openHour] += (byte)(_visits[_openHour] < byte.MaxValue ? 1 : 0);
            _levels[_openHour] += Math.Max(LeastWeight, 1.0 / _visits[_openHour]) * (rate - _levels[_openHour]);
        }

        (_openCount, _openSeconds) = (0, 0);
    }

    private static double Drawn(double sum, int visits, double towards) => (sum + (Shrinkage * towards)) / (visits + Shrinkage);
}
