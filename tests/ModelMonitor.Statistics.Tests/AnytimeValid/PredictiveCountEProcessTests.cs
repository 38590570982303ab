using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class PredictiveCountEProcessTests
{
    private const int Cells = 20;

    [Fact]
    public void Evidence_is_the_product_of_the_predictive_ratios()
    {
        // One value after another is predicted by both, each with the counts before it.
        long[] baseline = [9, 5, 3];
        int[] stream = [2, 2, 0, 1, 2, 2, 0];
        var known = 17 + 1.5;
        var changed = 1 / (1 / 10.0 + 1 / known);
        var counts = new long[3];
        var log = 0.0;
        for (var n = 0; n < stream.Length; n++)
        {
            var cell = stream[n];
            var prior = baseline[cell] + 0.5;
            log += Math.Log((changed * prior / known + counts[cell]) / (changed + n)) - Math.Log((prior + counts[cell]) / (known + n));
            counts[cell]++;
            PredictiveCountEProcess.LogEvidence(counts, baseline, concentration: 10).ShouldBe(log, 1e-12);
        }
    }

    [Fact]
    public void All_outcomes_together_have_an_expected_evidence_of_1()
    {
        // Every way to put 6 values into 3 cells, with its probability under the predictive law of the baseline.
        long[] baseline = [4, 1, 0];
        var (sum, probability) = (0.0, 0.0);
        for (var a = 0; a <= 6; a++)
        {
            for (var b = 0; a + b <= 6; b++)
            {
                long[] counts = [a, b, 6 - a - b];
                var p = SpecialFunctions.Factorial(6) / counts.Aggregate(1.0, (product, c) => product * SpecialFunctions.Factorial((int)c))
                    * Math.Exp(SpecialFunctions.GammaLn(6.5) - SpecialFunctions.GammaLn(12.5)
                        + counts.Zip(baseline, (c, m) => SpecialFunctions.GammaLn(m + 0.5 + c) - SpecialFunctions.GammaLn(m + 0.5)).Sum());
                probability += p;
                sum += p * Math.Exp(PredictiveCountEProcess.LogEvidence(counts, baseline));
            }
        }
        probability.ShouldBe(1, 1e-12);
        sum.ShouldBe(1, 1e-12);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(2000)]
    [InlineData(20_000)]
    public void Unchanged_data_rarely_reach_the_threshold_at_any_time_however_small_the_baseline(int size)
    {
        var random = new Random(size);
        var alarms = 0;
        const int Runs = 500;
        for (var run = 0; run < Runs; run++)
        {
            var baseline = new long[Cells];
            for (var i = 0; i < size; i++)
            {
                baseline[Cell(random, 0)]++;
            }
            alarms += FirstAlarm(random, baseline, 0, longest: 2000) < 2000 ? 1 : 0;
        }
        // At most 1 % are allowed: more than 13 of 500 are rarer than one in a thousand.
        alarms.ShouldBeLessThanOrEqualTo(13);
    }

    [Fact]
    public void Known_shares_would_not_do_for_a_small_baseline()
    {
        // The evidence against the baseline's shares as if they were the true ones, where the test above has at most 13.
        var random = new Random(500);
        var alarms = 0;
        for (var run = 0; run < 100; run++)
        {
            var baseline = new long[Cells];
            for (var i = 0; i < 500; i++)
            {
                baseline[Cell(random, 0)]++;
            }
            double[] shares = [.. baseline.Select(count => (count + 0.5) / (500 + 0.5 * Cells))];
            var counts = new long[Cells];
            for (var i = 0; i < 2000; i++)
            {
                counts[Cell(random, 0)]++;
            }
            alarms += CountEProcess.LogEvidence(counts, shares) >= Math.Log(100) ? 1 : 0;
        }
        alarms.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(0.5, 250)]
    [InlineData(1, 80)]
    public void A_shift_is_found(double deviations, int within)
    {
        var random = new Random(3);
        var delays = new List<int>();
        for (var run = 0; run < 101; run++)
        {
            var baseline = new long[Cells];
            for (var i = 0; i < 2000; i++)
            {
                baseline[Cell(random, 0)]++;
            }
            delays.Add(FirstAlarm(random, baseline, deviations, longest: 2000));
        }
        delays.Sort();
        delays[50].ShouldBeLessThan(within);
    }

    [Fact]
    public void Whole_numbers_may_be_given_as_either_and_few_values_are_little_evidence()
    {
        PredictiveCountEProcess.LogEvidence([3.0, 20.0], [50.0, 50.0]).ShouldBe(PredictiveCountEProcess.LogEvidence([3L, 20], [50, 50]));
        PredictiveCountEProcess.LogEvidence([1.5, 10.0], [50.0, 50.0])
            .ShouldBeLessThan(PredictiveCountEProcess.LogEvidence([3.0, 20.0], [50.0, 50.0]));
        PredictiveCountEProcess.LogEvidence([0L, 0], [5, 0]).ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => PredictiveCountEProcess.LogEvidence([1L], [1, 1])).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => PredictiveCountEProcess.LogEvidence([1L, -1], [1, 1])).ParamName.ShouldBe("counts");
        Should.Throw<ArgumentException>(() => PredictiveCountEProcess.LogEvidence([1.0], [1.0, 1])).ParamName.ShouldBe("counts");
        Should.Throw<ArgumentException>(() => PredictiveCountEProcess.LogEvidence([1.0, 1], [1.0, double.NaN])).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => PredictiveCountEProcess.LogEvidence([1L], [1], 0)).ParamName.ShouldBe("concentration");
    }

    // Cells of equal mass of a standard normal variable.
    private static int Cell(Random random, double shift)
        => Math.Min(Cells - 1, (int)(Cells * Normal.CDF(0, 1, Normal.Sample(random, shift, 1))));

    private static int FirstAlarm(Random random, long[] baseline, double shift, int longest)
    {
        var counts = new long[Cells];
        for (var i = 1; i <= longest; i++)
        {
            counts[Cell(random, shift)]++;
            if (i % 10 == 0 && PredictiveCountEProcess.LogEvidence(counts, baseline) >= Math.Log(100))
            {
                return i;
            }
        }
        return longest;
    }
}
