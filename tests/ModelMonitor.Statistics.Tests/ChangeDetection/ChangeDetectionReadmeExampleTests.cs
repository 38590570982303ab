namespace ModelMonitor.Statistics.Tests;

/// <summary>The code of the package readme on streaming detectors, with the results it states.</summary>
public sealed class ChangeDetectionReadmeExampleTests
{
    [Fact]
    public void One_stream_and_several_detectors()
    {
        var printed = new List<string>();

        IChangeDetector[] detectors = [new Adwin(), new DriftDetectionMethod(), new StatisticalTestOfEqualProportions()];
        for (var i = 0; i < 1150; i++)
        {
            var isError = i % (i < 1000 ? 10 : 3) == 0;        // from value 1,000 on every third prediction is wrong
            foreach (var detector in detectors)
            {
                if (detector.Update(isError ? 1 : 0) == ChangeSignal.Change)
                {
                    printed.Add($"{detector.GetType().Name} at {i}");
                }
            }
        }

        printed.ShouldBe(["StatisticalTestOfEqualProportions at 1026", "DriftDetectionMethod at 1086", "Adwin at 1119"]);
    }
}
