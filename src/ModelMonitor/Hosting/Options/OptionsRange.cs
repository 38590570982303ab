using System.Globalization;

namespace ModelMonitor.Hosting;

/// <summary>Collects what is wrong with options: each failure names the key, its value and what is allowed.</summary>
internal sealed class OptionsRange
{
    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    public void Check<T>(string key, T value, T min, T max)
        where T : IComparable
    {
        // NaN compares below everything and so fails, as it should.
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
        {
            Fail(key, value, string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"));
        }
    }

    public void Fail(string key, object? value, string allowed) => _failures.Add(string.Create(
        CultureInfo.InvariantCulture, $"{ModelMonitorOptions.SectionName}:{key} is {value ?? "missing"}; allowed: {allowed}."));
}
