using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Interception;

/// <summary>
/// Calls in this very project: built by the SDK's compiler, which is newer than the one that the generator is
/// built on, through the shipped targets.
/// </summary>
public sealed class SdkCompilerTests
{
    [Fact]
    public void A_call_is_captured()
    {
        using var agent = new RowRecorder("sdk");

        new Pricing(2).Price(3).ShouldBe(6);

        agent.Drain().ShouldHaveSingleItem().Row.ShouldBe([3, 6]);
    }

    [Fact]
    public void Calls_of_an_extension_block_are_captured_in_either_form()
    {
        using var agent = new RowRecorder("sdk extension");

        new Pricing(2).Discounted(3).ShouldBe(5);
        PricingExtensions.Discounted(new Pricing(4), 3).ShouldBe(11);
        Pricing.List(7).ShouldBe(70);

        agent.Drain().Select(observation => observation.Row).ShouldBe([[2, 3, 5], [4, 3, 11], [7, 70]]);
    }

    [Fact]
    public void A_partial_method_captures_itself()
    {
        using var agent = new RowRecorder("sdk partial");
        Func<double, double> group = new Rounding().Round;

        group(3.4).ShouldBe(3);

        agent.Drain().ShouldHaveSingleItem().Row.ShouldBe([3.4, 3]);
    }
}

internal sealed class Pricing(double factor)
{
    public double Factor => factor;

    [Monitored("sdk")]
    public double Price(double cost) => factor * cost;
}

internal static class PricingExtensions
{
    extension(Pricing pricing)
    {
        [Monitored("sdk extension")]
        public double Discounted(double cost) => pricing.Price(cost) - 1;

        [Monitored("sdk extension/static")]
        public static double List(double cost) => 10 * cost;
    }
}

internal sealed partial class Rounding
{
    [Monitored("sdk partial")]
    public partial double Round(double value);

    private static double RoundCore(double value) => Math.Round(value);
}
