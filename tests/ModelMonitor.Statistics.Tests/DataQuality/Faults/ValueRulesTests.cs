using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class ValueRulesTests
{
    private static readonly ValueRules Rules = new(new ValueRange(10, 20), new ValueRange(0, 100));

    [Theory]
    [InlineData(double.NaN, ValueFault.Missing)]
    [InlineData(double.PositiveInfinity, ValueFault.Infinite)]
    [InlineData(double.NegativeInfinity, ValueFault.Infinite)]
    [InlineData(-0.1, ValueFault.BelowLimits)]
    [InlineData(100.1, ValueFault.AboveLimits)]
    [InlineData(0, ValueFault.ImplausiblyLow)]
    [InlineData(100, ValueFault.ImplausiblyHigh)]
    [InlineData(10, ValueFault.None)]
    [InlineData(20, ValueFault.None)]
    public void The_first_fault_that_applies_is_found(double value, ValueFault expected) => Rules.Check(value).ShouldBe(expected);

    [Fact]
    public void Without_declared_limits_finite_values_can_only_be_implausible()
    {
        var rules = new ValueRules(ValueRange.Plausible([1, 2, 3]));
        rules.Check(1e300).ShouldBe(ValueFault.ImplausiblyHigh);
        new ValueRules(ValueRange.Unlimited).Check(-1e300).ShouldBe(ValueFault.None);
        rules.Check(double.PositiveInfinity).ShouldBe(ValueFault.Infinite);
    }

    [Fact]
    public void Counts_are_kept_for_each_rule()
    {
        var counts = new FaultCounts();
        foreach (var value in new[] { 15, 15, 5, 200, double.NaN, double.NaN })
        {
            counts.Add(Rules.Check(value));
        }
        counts.Add(ValueFault.Unreadable);
        counts.Total.ShouldBe(7);
        counts.Faulty.ShouldBe(5);
        counts[ValueFault.None].ShouldBe(2);
        counts[ValueFault.Missing].ShouldBe(2);
        counts[ValueFault.ImplausiblyLow].ShouldBe(1);
        counts[ValueFault.AboveLimits].ShouldBe(1);
        counts[ValueFault.Unreadable].ShouldBe(1);
        counts.Reset();
        counts.Total.ShouldBe(0);
        counts.Faulty.ShouldBe(0);
    }

    [Fact]
    public void Merged_counts_are_those_of_all_values()
        => Properties.Check(Gen.Choose(0, (int)ValueFault.ImplausiblyHigh).ListOf(), faults =>
        {
            var (all, left, right) = (new FaultCounts(), new FaultCounts(), new FaultCounts());
            for (var i = 0; i < faults.Count; i++)
            {
                all.Add((ValueFault)faults[i]);
                (i % 3 == 0 ? left : right).Add((ValueFault)faults[i]);
            }
            left.Merge(right);
            return left.Total == all.Total && Enum.GetValues<ValueFault>().All(fault => left[fault] == all[fault]);
        });

    [Fact]
    public void Bad_input_is_refused_and_leaves_no_trace()
    {
        var counts = new FaultCounts();
        Should.Throw<ArgumentOutOfRangeException>(() => counts.Add((ValueFault)9)).ParamName.ShouldBe("fault");
        Should.Throw<ArgumentOutOfRangeException>(() => counts.Add((ValueFault)(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => counts[(ValueFault)9]);
        Should.Throw<ArgumentNullException>(() => counts.Merge(null!));
        counts.Total.ShouldBe(0);
    }
}
