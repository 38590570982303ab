using ModelMonitor.Tests.Support;
using Xunit.Abstractions;

namespace ModelMonitor.Tests.Detection.Causes;

/// <summary>The first finding of a window must name the fault that was put in, and the column that it is in.</summary>
public class FaultNamingTests(ITestOutputHelper output)
{
    // At least nine of ten.
    private const double LeastRight = 0.9;

    [SharedDataTheory]
    [InlineData("elec2")]
    [InlineData("bike")]
    [InlineData("bank")]
    [InlineData("occupancy")]
    public void Nine_of_ten_faults_are_named_in_every_stream(string name) => Judge(name);

    [Fact]
    public void Nine_of_ten_faults_are_named_in_the_flights() => Judge("flights");

    private void Judge(string name)
    {
        var faults = FaultNaming.Of(name);
        var (right, drawn) = (faults.Sum(fault => fault.Right), faults.Sum(fault => fault.Named.Count));
        var table = faults.SelectMany(fault => fault.Wrong.Select(wrong => $"    {wrong}").Prepend($"{fault.Fault,-18} {fault.Right} of {fault.Named.Count}"));
        var told = $"{name}: {right} of {drawn}\n{string.Join('\n', table)}";
        output.WriteLine(told);
        ((double)right / drawn).ShouldBeGreaterThanOrEqualTo(LeastRight, told);
    }
}
