using ModelMonitor.Aggregation;
using ModelMonitor.Detection;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Detection;

public class GuardedCheckTests
{
    [Fact]
    public void A_fault_costs_the_tests_of_its_own_check_and_no_others()
    {
        var model = new SimulatedModel(SimulatedModel.Numbers(1), Windows.Normal(new(1), 200, 1));
        var window = model.Window(Windows.Normal(new(2), 100, 1));
        var faults = new List<Exception>();
        var detector = new CheckDetector(
            [.. new[] { new Check("first"), new Check("broken", hasFault: true), new Check("last") }.Select(check => new GuardedCheck(check, faults.Add))],
            new(), panes: 1);

        detector.Test(window);

        detector.Tests.Select(test => test.Subject).ShouldBe(["first", "last"]);
        faults.ShouldHaveSingleItem().ShouldBeOfType<InvalidOperationException>();
    }

    private sealed class Check(string name, bool hasFault = false) : WindowCheck
    {
        public override void AddTo(List<CheckTest> tests, WindowCounts window)
        {
            tests.Add(new()
            {
                Subject = name,
                Aspect = DriftAspect.Volume,
                Kind = DriftKind.None,
                Category = AlarmCategory.Reliability,
                PValue = 1,
                Expected = 0,
                Observed = 0,
                Effect = 0,
                Describe = () => name,
                Columns = [],
                Detectors = [],
            });
            if (hasFault)
            {
                throw new InvalidOperationException(name);
            }
        }
    }
}
