using ModelMonitor.Tests.Support;
using Xunit.Abstractions;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>The changes that the descriptions of the data sets tell of are found in the streams as they came.</summary>
public class KnownChangeTests(ITestOutputHelper output)
{
    /// <summary>Windows of the default size; the second after the change, or the one that holds its first row and the next, raises the alarm.</summary>
    [SharedDataTheory]
    [InlineData("elec2", "vic_price")]
    [InlineData("elec2", "vic_demand")]
    [InlineData("elec2", "transfer")]
    [InlineData("bank", "contact")]
    [InlineData("bank", "emp_var_rate")]
    [InlineData("bank", "euribor3m")]
    [InlineData("occupancy", "humidity")]
    [InlineData("occupancy", "co2")]
    public void What_is_known_to_have_changed_is_found_in_two_windows(string stream, string column)
    {
        const int windowRows = 500;

        var delay = KnownChanges.Delay(Change(stream, column), windowRows).ShouldNotBeNull();
        output.WriteLine($"{stream}, {column}: alarm {delay.Rows} rows after the change: {delay.Finding}");
        delay.Rows.ShouldBeLessThanOrEqualTo(2 * windowRows);
    }

    /// <summary>
    /// 22 hours in a row whose neighbours are so much alike that 22 count as one: one such row in 58 can be chance (p = 1/59 at best,
    /// by Fisher's test), and is over before a second window. The page says so.
    /// </summary>
    [SharedDataTheory]
    [InlineData(30)]
    [InlineData(500)]
    public void A_day_of_a_broken_sensor_is_too_short_to_be_certain_of(int windowRows) =>
        KnownChanges.Delay(Change("bike", "humidity"), windowRows).ShouldBeNull();

    private static KnownChange Change(string stream, string column) =>
        KnownChanges.All.Single(change => change.Stream == stream && change.Column == column);
}
