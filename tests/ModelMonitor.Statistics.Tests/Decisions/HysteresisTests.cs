namespace ModelMonitor.Statistics.Tests;

public sealed class HysteresisTests
{
    [Theory]
    [InlineData("0100100", "0000000")]
    [InlineData("011", "001")]
    [InlineData("0101000", "0001110")]
    [InlineData("11000100", "01110000")]
    [InlineData("1110001", "0111100")]
    public void Two_of_three_windows_raise_and_three_clean_ones_clear(string breaches, string raised)
        => Run(new Hysteresis(), breaches).ShouldBe(raised);

    [Theory]
    [InlineData("110010", "011000")]
    [InlineData("1100101", "0110001")]
    [InlineData("10001", "00001")]
    public void A_cleared_alarm_starts_afresh_and_a_slow_one_still_adds_up(string breaches, string raised)
        => Run(new Hysteresis(raiseAfter: 2, windows: 5, clearAfter: 2), breaches).ShouldBe(raised);

    [Fact]
    public void All_of_thirty_two_windows_can_be_asked_for()
    {
        var alarm = new Hysteresis(raiseAfter: 32, windows: 32);
        Run(alarm, new string('1', 31)).ShouldNotContain('1');
        alarm.Update(true).ShouldBeTrue();
    }

    [Fact]
    public void Reset_forgets_all_windows()
    {
        var alarm = new Hysteresis();
        Run(alarm, "11").ShouldBe("01");
        alarm.Reset();
        alarm.IsRaised.ShouldBeFalse();
        Run(alarm, "1001").ShouldBe("0000");
    }

    [Fact]
    public void Bad_numbers_are_named()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Hysteresis(raiseAfter: 4, windows: 3)).ParamName.ShouldBe("raiseAfter");
        Should.Throw<ArgumentOutOfRangeException>(() => new Hysteresis(raiseAfter: 0)).ParamName.ShouldBe("raiseAfter");
        Should.Throw<ArgumentOutOfRangeException>(() => new Hysteresis(windows: 33)).ParamName.ShouldBe("windows");
        Should.Throw<ArgumentOutOfRangeException>(() => new Hysteresis(windows: 0)).ParamName.ShouldBe("windows");
        Should.Throw<ArgumentOutOfRangeException>(() => new Hysteresis(clearAfter: 0)).ParamName.ShouldBe("clearAfter");
    }

    private static string Run(Hysteresis alarm, string breaches)
        => string.Concat(breaches.Select(breach => alarm.Update(breach == '1') ? '1' : '0'));
}
