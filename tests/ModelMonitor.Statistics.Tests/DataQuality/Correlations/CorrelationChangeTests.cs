using MathNet.Numerics.Distributions;

namespace ModelMonitor.Statistics.Tests;

public sealed class CorrelationChangeTests
{
    private static readonly double[] Before = [1, 0.5, 0.2, 0.5, 1, -0.3, 0.2, -0.3, 1];
    private static readonly double[] Now = [1, 0.1, 0.2, 0.1, 1, -0.4, 0.2, -0.4, 1];

    [Fact]
    public void Every_pair_has_fishers_z_and_all_are_corrected_together()
    {
        var change = CorrelationChange.Test(Before, 500, Now, 200);

        change.Dimensions.ShouldBe(3);
        change.Pairs.Length.ShouldBe(3);
        double[] p = [FisherZ.Test(0.5, 500, 0.1, 200).PValue, 1, FisherZ.Test(-0.3, 500, -0.4, 200).PValue], adjusted = new double[3];
        BenjaminiHochberg.Adjust(p, adjusted);
        for (var i = 0; i < 3; i++)
        {
            change.Pairs[i].PValue.ShouldBe(p[i]);
            change.Pairs[i].AdjustedPValue.ShouldBe(adjusted[i]);
        }
        change.Pairs[0].ShouldBe(new CorrelationPairChange(0, 1, 0.5, 0.1, FisherZ.Test(0.5, 500, 0.1, 200).Z, p[0], adjusted[0]));
        (change.Pairs[2].First, change.Pairs[2].Second).ShouldBe((1, 2));
        change.CountChanged().ShouldBe(1);
        change.CountChanged(1).ShouldBe(3);
        change.FrobeniusDistance.ShouldBeWithin(Math.Sqrt(2 * (0.4 * 0.4 + 0.1 * 0.1)), 1e-14);
    }

    [Fact]
    public void Spearmans_coefficients_have_a_larger_variance()
    {
        var pearson = CorrelationChange.Test(Before, 500, Now, 200).Pairs[0];
        var spearman = CorrelationChange.Test(Before, 500, Now, 200, CorrelationKind.Spearman).Pairs[0];
        spearman.Z.ShouldBeWithin(pearson.Z / Math.Sqrt(1.06), 1e-14);
        spearman.PValue.ShouldBeWithin(Tails.NormalTwoSided(spearman.Z), 1e-14);
    }

    [Fact]
    public void Pairs_with_a_constant_feature_are_left_out()
    {
        double[] constant = [1, double.NaN, 0.2, double.NaN, double.NaN, double.NaN, 0.2, double.NaN, 1];
        var change = CorrelationChange.Test(constant, 50, Now, 50);
        change.Pairs.ToArray().Select(pair => (pair.First, pair.Second)).ShouldBe([(0, 2)]);
        change.FrobeniusDistance.ShouldBe(0);
        CorrelationChange.Test([1], 50, [double.NaN], 50).Pairs.Length.ShouldBe(0);
    }

    [Fact]
    public void Rounding_beyond_one_is_forgiven()
    {
        double[] rounded = [1 + 1e-15, 1 + 2e-16, 1, 1];
        CorrelationChange.Test(rounded, 50, [1, 0.5, 0.5, 1], 50).Pairs[0].Baseline.ShouldBe(1);
    }

    [Fact]
    public void P_values_are_uniform_when_nothing_has_changed()
        => NullUniformity.ShouldBeUniform(
            random => CorrelationChange.Test(Matrix(random, 80), 80, Matrix(random, 50), 50).Pairs[0].PValue, seed: 11);

    [Fact]
    public void The_simulated_distance_is_that_of_samples_without_change()
    {
        var random = new Random(12);
        var outside = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            double[] baseline = Values(random, 100), live = Values(random, 60);
            var distance = CorrelationChange.Test(MatrixOf(baseline), 100, MatrixOf(live), 60).FrobeniusDistance;
            outside += CorrelationChange.NullDistance(new Rows(baseline, 3), 60, seed: trial, repetitions: 99).PValue(distance) <= 0.1 ? 1 : 0;
        }
        // Nominal 10 %; three standard errors are 6.4 %.
        (outside / 200.0).ShouldBeInRange(0.036, 0.164);
    }

    [Fact]
    public void The_simulated_distance_repeats_with_its_seed_and_ignores_constant_columns()
    {
        var values = Values(new Random(13), 50);
        var first = CorrelationChange.NullDistance(new Rows(values, 3), 40, seed: 2, repetitions: 50);
        first.Threshold(0.1).ShouldBe(CorrelationChange.NullDistance(new Rows(values, 3), 40, seed: 2, repetitions: 50).Threshold(0.1));
        first.Threshold(0.1).ShouldNotBe(CorrelationChange.NullDistance(new Rows(values, 3), 40, seed: 3, repetitions: 50).Threshold(0.1));

        var constant = values.Select((value, i) => i % 3 == 0 ? value : 0.1).ToArray();
        CorrelationChange.NullDistance(new Rows(constant, 3), 40, seed: 2, repetitions: 50).Threshold(0).ShouldBe(0);

        Should.Throw<ArgumentException>(() => CorrelationChange.NullDistance(new Rows([1, 2, 3], 1), 40, 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => CorrelationChange.NullDistance(new Rows([1, 2, 3, double.NaN], 1), 40, 1)).Message.ShouldContain("Row 3");
        Should.Throw<ArgumentOutOfRangeException>(() => CorrelationChange.NullDistance(new Rows(values, 3), 3, 1)).ParamName.ShouldBe("liveSize");
        Should.Throw<ArgumentOutOfRangeException>(() => CorrelationChange.NullDistance(new Rows(values, 3), 40, 1, 1)).ParamName.ShouldBe("repetitions");
    }

    [Fact]
    public void Bad_input_is_refused_with_a_reason()
    {
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([], 50, [], 50)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([1, 0.5], 50, [1, 0.5], 50)).Message.ShouldContain("square");
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([1], 50, Before, 50)).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([4, 1, 1, 4], 50, [4, 1, 1, 4], 50)).Message.ShouldContain("covariances");
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([1, 0.1, 0.2, 1], 50, [1, 0, 0, 1], 50)).Message.ShouldContain("symmetric");
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([1, 0, 0, 1], 50, [1, 1.1, 1.1, 1], 50)).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => CorrelationChange.Test([1, double.PositiveInfinity, double.PositiveInfinity, 1], 50, [1, 0, 0, 1], 50));
        Should.Throw<ArgumentOutOfRangeException>(() => CorrelationChange.Test(Before, 3, Now, 50)).ParamName.ShouldBe("baselineSize");
        Should.Throw<ArgumentOutOfRangeException>(() => CorrelationChange.Test(Before, 50, Now, 3)).ParamName.ShouldBe("liveSize");
        Should.Throw<ArgumentOutOfRangeException>(() => CorrelationChange.Test(Before, 50, Now, 50, (CorrelationKind)7)).ParamName.ShouldBe("kind");
        Should.Throw<ArgumentOutOfRangeException>(() => CorrelationChange.Test(Before, 50, Now, 50).CountChanged(double.NaN));
    }

    private static double[] Matrix(Random random, int rows) => MatrixOf(Values(random, rows));

    /// <summary>Rows of three normal variables, of which the first two have a correlation of 0.6.</summary>
    private static double[] Values(Random random, int rows)
    {
        var values = new double[3 * rows];
        for (var i = 0; i < values.Length; i += 3)
        {
            var (x, y) = (Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1));
            (values[i], values[i + 1], values[i + 2]) = (x, 0.6 * x + 0.8 * y, Normal.Sample(random, 0, 1));
        }
        return values;
    }

    private static double[] MatrixOf(double[] values)
    {
        var matrix = new double[9];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var pairs = new RunningCovariance();
                for (var row = 0; row < values.Length; row += 3)
                {
                    pairs.Add(values[row + i], values[row + j]);
                }
                matrix[3 * i + j] = pairs.Correlation;
            }
        }
        return matrix;
    }
}
