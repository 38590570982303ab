namespace ModelMonitor.Statistics.Tests;

/// <summary>The conformal detector against its definition, one bet after the other and without logarithms.</summary>
public sealed class ConformalDetectorDefinitionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(44)]
    public void Evidence_is_that_of_the_definition(int cells)
    {
        var random = new Random(cells);
        var baseline = Enumerable.Range(0, cells).Select(_ => (long)random.Next(1, 60)).ToArray();
        var detector = new ConformalDetector(baseline, meanRunLength: 1000, seed: 9);
        var draws = new Random(9);
        var (bag, weights, evidence, changes) = (baseline.ToArray(), Even(), 0.0, 0);
        for (var i = 0; i < 3000; i++)
        {
            // The last third of the stream lies in the upper half of the cells.
            var cell = i < 2000 ? random.Next(cells) : random.Next(cells / 2, cells);
            bag[cell]++;
            var p = (bag.Skip(cell + 1).Sum() + draws.NextDouble() * bag[cell]) / bag.Sum();
            evidence = (evidence + 1) * Bet(weights, p);
            var signal = detector.Update(cell);

            detector.Evidence.ShouldBeWithin(evidence, 1e-10, what: $"evidence after {i}");
            signal.ShouldBe(evidence >= 1000 ? ChangeSignal.Change : ChangeSignal.None);
            if (signal == ChangeSignal.Change)
            {
                changes++;
                (bag, weights, evidence) = (baseline.ToArray(), Even(), 0);
            }
        }
        changes.ShouldBeGreaterThan(0);
    }

    private static double[] Even() => [.. Enumerable.Repeat(1.0 / 9, 9)];

    private static double Bet(double[] weights, double p)
    {
        double[] strengths = [-0.999, -0.4995, 0.4995, 0.999];
        double[] payoffs = [1, .. strengths.Select(e => 1 + e * (2 * p - 1)), .. strengths.Select(e => 1 + e * (6 * Math.Pow(p - 0.5, 2) - 0.5))];
        for (var k = 0; k < 9; k++)
        {
            weights[k] = (0.99 * weights[k] + 0.01 / 9) * payoffs[k];
        }
        var total = weights.Sum();
        for (var k = 0; k < 9; k++)
        {
            weights[k] /= total;
        }
        return total;
    }
}
