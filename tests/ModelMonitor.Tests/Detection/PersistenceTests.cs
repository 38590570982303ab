using ModelMonitor.Detection;

namespace ModelMonitor.Tests.Detection;

public class PersistenceTests
{
    [Theory]
    [InlineData("0100100", "0000000")]
    [InlineData("011", "001")]
    [InlineData("0101000", "0001110")]
    [InlineData("11000100", "01110000")]
    [InlineData("1110001", "0111100")]
    public void Two_of_three_windows_raise_and_three_clean_ones_clear(string breaches, string raised)
    {
        var persistence = new Persistence(new());
        var states = breaches.Select(breach =>
        {
            persistence.Observe(breach == '1');
            return persistence.IsRaised ? '1' : '0';
        });
        string.Concat(states).ShouldBe(raised);
    }

    [Fact]
    public void All_of_thirty_two_windows_can_be_asked_for()
    {
        var persistence = new Persistence(new() { PersistenceWindows = 32, RaiseAfter = 32 });
        for (var i = 0; i < 31; i++)
        {
            persistence.Observe(true);
        }

        persistence.IsRaised.ShouldBeFalse();
        persistence.Observe(true);
        persistence.IsRaised.ShouldBeTrue();
    }
}
