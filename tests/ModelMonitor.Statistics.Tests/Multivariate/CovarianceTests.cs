namespace ModelMonitor.Statistics.Tests;

public sealed class CovarianceTests
{
    private static readonly ReferenceFile Reference = new("multivariate");

    public static TheoryData<string> MahalanobisCases => Reference.NamesWhere((name, _) => name.StartsWith("mahalanobis", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(MahalanobisCases))]
    public void Distances_of_Mahalanobis_agree_with_scipy(string name)
    {
        var (inputs, expected) = (Reference[name].GetProperty("inputs"), Reference[name].GetProperty("expected"));
        var columns = inputs.Columns("reference");
        var state = RunningCovarianceMatrix.Of(new Rows(inputs.Flat("reference"), columns));
        var covariance = expected.Flat("covariance_ddof1");
        for (var i = 0; i < columns; i++)
        {
            state.Mean(i).ShouldBeWithin(expected.Numbers("mean")[i], 1e-12, what: "mean");
            for (var j = 0; j < columns; j++)
            {
                state.Covariance(i, j).ShouldBeWithin(covariance[i * columns + j], 1e-11, what: "covariance");
            }
        }
        var mahalanobis = new Mahalanobis(state);
        (mahalanobis.Ridge, mahalanobis.DegreesOfFreedom).ShouldBe((0, columns));
        var test = new Rows(inputs.Flat("test"), columns);
        for (var i = 0; i < test.Count; i++)
        {
            var squared = mahalanobis.SquaredDistance(test[i]);
            squared.ShouldBeWithin(expected.Numbers("distance_squared")[i], 1e-10, what: "squared distance");
            Math.Sqrt(squared).ShouldBeWithin(expected.Numbers("distance")[i], 1e-10, what: "distance");
            mahalanobis.PValue(squared).ShouldBeWithin(expected.Numbers("chi2_sf")[i], 1e-9, absolute: 0, what: "p");
        }
    }

    [Fact]
    public void Merged_states_are_those_of_all_rows()
        => Properties.Check(Properties.SamplePairs, pair =>
        {
            var (merged, other) = (Paired(pair.X), Paired(pair.Y));
            merged.Merge(other);
            var all = Paired([.. pair.X, .. pair.Y]);
            if (merged.Count != all.Count || all.Count < 2)
            {
                return merged.Count == all.Count;
            }
            var plain = new RunningCovariance();
            foreach (var x in pair.X.Concat(pair.Y))
            {
                plain.Add(x, Second(x));
            }
            // Means are rounded to their own precision, far from zero too.
            double Scale(double m2, double mean) => Math.Sqrt(m2) + 1e-6 * Math.Abs(mean) * Math.Sqrt(all.Count);
            var (scaleX, scaleY) = (Scale(plain.M2X, plain.MeanX), Scale(plain.M2Y, plain.MeanY));
            bool Near(double actual, double expected, double scale) => Math.Abs(actual - expected) * (all.Count - 1) <= 1e-10 * scale;
            return Near(merged.Covariance(0, 1), all.Covariance(0, 1), scaleX * scaleY)
                && Near(merged.Covariance(0, 0), all.Covariance(0, 0), scaleX * scaleX)
                && Near(all.Covariance(1, 0), plain.Covariance, scaleX * scaleY)
                && Near(all.Covariance(1, 1), plain.M2Y / (plain.Count - 1), scaleY * scaleY);
        });

    [Fact]
    public void Without_rows_everything_is_NaN()
    {
        var state = new RunningCovarianceMatrix(2);
        state.Mean(0).ShouldBe(double.NaN);
        state.Covariance(0, 0).ShouldBe(double.NaN);
    }

    [Fact]
    public void Bytes_of_impossible_moments_are_refused()
    {
        Should.Throw<InvalidDataException>(() => RunningCovarianceMatrix.FromBytes(Written(3, 10_000, 1, 1, 0, 1)));
        Should.Throw<InvalidDataException>(() => RunningCovarianceMatrix.FromBytes(Written(3, 2, 1, 1, -1, 0, 1)));
        Should.Throw<InvalidDataException>(() => RunningCovarianceMatrix.FromBytes(Written(3, 2, double.NaN, 1, 1, 0, 1)));
        Should.Throw<InvalidDataException>(() => RunningCovarianceMatrix.FromBytes(Written(0, 2, 1, 1, 0, 0, 0)));
        Should.Throw<InvalidDataException>(() => RunningCovarianceMatrix.FromBytes(Written(1, 2, 1, 1, 1, 0, 1)));
        RunningCovarianceMatrix.FromBytes(Written(3, 2, 1, 2, 4, 1, 6)).Covariance(1, 0).ShouldBe(0.5);
    }

    [Fact]
    public void T_squared_of_one_column_is_the_squared_t()
    {
        var (x, y) = TwoSampleReference.Golden;
        double[] moments(double[] values) => [values.Average(), values.Sum(value => Math.Pow(value - values.Average(), 2))];
        var (a, b) = (moments(x), moments(y));
        var pooled = (a[1] + b[1]) / 13;
        var t = (a[0] - b[0]) / Math.Sqrt(pooled * (1.0 / 7 + 1.0 / 8));
        var result = HotellingTSquared.Test(new Rows(x, 1), new Rows(y, 1));
        result.TSquared.ShouldBe(t * t, 1e-12);
        result.F.ShouldBe(t * t, 1e-12);
        result.PValue.ShouldBe(Tails.StudentTwoSided(t, 13), 1e-12);
        result.Distance.ShouldBe(Math.Abs(a[0] - b[0]) / Math.Sqrt(pooled), 1e-12);
        (result.Dimensions, result.Ridge, result.Permutations).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void T_squared_of_two_columns_by_hand()
    {
        // Means (1, 1) and (3, 2); pooled scatter [[4, 1], [1, 4]] over 6 + 6 − 2 = 10, so S⁻¹ = 10/15·[[4, −1], [−1, 4]].
        double[] x = [0, 1, 2, 1, 1, 0, 1, 2, 1, 1, 1, 1], y = [2.5, 1.5, 3.5, 2.5, 2.5, 1.5, 3.5, 2.5, 2, 2, 4, 2];
        var pooled = new[] { 2 + 4 * 0.25 + 2, 4 * 0.25, 2 + 4 * 0.25 };
        var determinant = pooled[0] * pooled[2] - pooled[1] * pooled[1];
        var squared = 10 * (4 * pooled[2] - 4 * pooled[1] + pooled[0]) / determinant;
        var result = HotellingTSquared.Test(new Rows(x, 2), new Rows(y, 2));
        result.TSquared.ShouldBe(3 * squared, 1e-11);
        result.F.ShouldBe(3 * squared * 9 / (10 * 2), 1e-11);
        // With two degrees of freedom above, the tail of F is (1 + 2F/ν)^(−ν/2).
        result.PValue.ShouldBe(Math.Pow(1 + 2 * result.F / 9, -4.5), 1e-13);
    }

    [Fact]
    public void T_squared_has_no_units_and_is_symmetric_and_the_same_from_states()
    {
        var random = new Random(4);
        var (x, y) = (RowSamples.Normal(random, 40, 3, correlation: 0.9), RowSamples.Normal(random, 30, 3, shift: 0.4));
        double[] Scaled(double[] values) => [.. values.Select((value, i) => value * Math.Pow(1000, i % 3) + 7)];
        var result = HotellingTSquared.Test(new Rows(x, 3), new Rows(y, 3));
        HotellingTSquared.Test(new Rows(y, 3), new Rows(x, 3)).TSquared.ShouldBe(result.TSquared, 1e-11);
        HotellingTSquared.Test(new Rows(Scaled(x), 3), new Rows(Scaled(y), 3)).TSquared.ShouldBe(result.TSquared, 1e-8);
        var state = RunningCovarianceMatrix.Of(new Rows(x.AsSpan(0, 60), 3));
        state.Merge(RunningCovarianceMatrix.Of(new Rows(x.AsSpan(60), 3)));
        HotellingTSquared.Test(state, RunningCovarianceMatrix.Of(new Rows(y, 3))).PValue.ShouldBe(result.PValue, 1e-12);
    }

    [Fact]
    public void Equal_columns_and_few_rows_take_a_ridge_that_makes_the_test_conservative()
    {
        var random = new Random(5);
        var (x, y) = (RowSamples.Normal(random, 50, 2), RowSamples.Normal(random, 50, 2, shift: 0.5));
        double[] Doubled(double[] values) => [.. Enumerable.Range(0, values.Length / 2).SelectMany(i => new[] { values[2 * i], values[2 * i + 1], values[2 * i] })];
        var plain = HotellingTSquared.Test(new Rows(x, 2), new Rows(y, 2));
        var ridged = HotellingTSquared.Test(new Rows(Doubled(x), 3), new Rows(Doubled(y), 3));
        (plain.Ridge, ridged.Ridge).ShouldBe((0, 0.01));
        ridged.TSquared.ShouldBeLessThan(plain.TSquared);
        ridged.TSquared.ShouldBeGreaterThan(0.95 * plain.TSquared);
        ridged.PValue.ShouldBeGreaterThan(plain.PValue);

        var (few, moved) = (RowSamples.Normal(random, 8, 30), RowSamples.Normal(random, 8, 30));
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] += 3;
        }
        var result = HotellingTSquared.Test(new Rows(few, 30), new Rows(moved, 30));
        (result.F, result.PValue, result.Ridge).ShouldBe((double.NaN, 1, 0.01));
        HotellingTSquared.PermutationTest(new Rows(few, 30), new Rows(moved, 30), seed: 1, permutations: 999).PValue.ShouldBeLessThan(0.005);
    }

    [Fact]
    public void Permutations_order_splits_as_T_squared_does()
    {
        // All 20 splits of six rows, the observed one among them; T² of each from the definition.
        double[] rows = [1, 5, 2, 3, 4, 4, 6, 1, 5, 2.5, 9, 3];
        var values = new List<double>();
        for (var bits = 0; bits < 64; bits++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)bits) == 3)
            {
                double[] Chosen(int bit) => [.. Enumerable.Range(0, 6).Where(i => ((bits >> i) & 1) == bit).SelectMany(i => rows[(2 * i)..(2 * i + 2)])];
                values.Add(TSquaredWithoutRidge(Chosen(1), Chosen(0)));
            }
        }
        var observed = TSquaredWithoutRidge(rows[..6], rows[6..]);
        var exact = values.Count(value => value >= observed * (1 - 1e-9)) / 20.0;
        var result = HotellingTSquared.PermutationTest(new Rows(rows.AsSpan(0, 6), 2), new Rows(rows.AsSpan(6), 2), seed: 1, permutations: 20_000);
        // The ridge of the whole scatter moves T² a little; no two splits of these rows change places. 4 standard errors.
        result.PValue.ShouldBe(exact, 0.012);
    }

    [Fact]
    public void Constant_columns_are_left_out_or_infinitely_far()
    {
        double[] x = [1, 7, 2, 7, 3, 7, 4, 7, 5, 7, 6, 7], y = [2, 7, 3, 7, 5, 7, 4, 7, 6, 7, 1.5, 7], moved = [2, 8, 3, 8, 5, 8, 4, 8, 6, 8, 1.5, 8];
        HotellingTSquared.Test(new Rows(x, 2), new Rows(y, 2)).Dimensions.ShouldBe(1);
        var far = HotellingTSquared.Test(new Rows(x, 2), new Rows(moved, 2));
        (far.TSquared, far.PValue, far.Distance).ShouldBe((double.PositiveInfinity, 0, double.PositiveInfinity));
        var all = HotellingTSquared.PermutationTest(new Rows([1, 1, 1], 1), new Rows([1, 1, 1], 1), seed: 1, permutations: 9);
        (all.TSquared, all.F, all.PValue, all.Dimensions, all.Permutations).ShouldBe((0, double.NaN, 1, 0, 9));

        var mahalanobis = new Mahalanobis(RunningCovarianceMatrix.Of(new Rows(x, 2)));
        mahalanobis.DegreesOfFreedom.ShouldBe(1);
        mahalanobis.SquaredDistance([3.5, 7]).ShouldBe(0);
        mahalanobis.SquaredDistance([3.5, 7.1]).ShouldBe(double.PositiveInfinity);
        mahalanobis.PValue(double.PositiveInfinity).ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_named_and_leaves_no_trace()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RunningCovarianceMatrix(0)).ParamName.ShouldBe("dimensions");
        var state = Paired([1, 2, 4]);
        var before = state.ToBytes();
        Should.Throw<ArgumentException>(() => state.Add([1])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => state.Add([1, double.NaN])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentOutOfRangeException>(() => state.Covariance(2, 0)).ParamName.ShouldBe("first");
        Should.Throw<ArgumentOutOfRangeException>(() => state.Mean(-1)).ParamName.ShouldBe("column");
        state.ToBytes().ShouldBe(before);
        Should.Throw<ArgumentException>(() => new Mahalanobis(new RunningCovarianceMatrix(2))).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => new Mahalanobis(state).SquaredDistance([1])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentOutOfRangeException>(() => new Mahalanobis(state).PValue(-1)).ParamName.ShouldBe("squaredDistance");
        Should.Throw<ArgumentException>(() => HotellingTSquared.Test(state, new RunningCovarianceMatrix(2))).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => HotellingTSquared.Test(new Rows([1], 1), new Rows([1, 2], 1))).ParamName.ShouldBe("x");
        Should.Throw<ArgumentException>(() => HotellingTSquared.Test(new Rows([1, 2], 1), new Rows([1, 2, 3, 4], 2))).ParamName.ShouldBe("y");
        Should.Throw<ArgumentOutOfRangeException>(() => HotellingTSquared.PermutationTest(new Rows([1, 2], 1), new Rows([1, 2], 1), 1, 0))
            .ParamName.ShouldBe("permutations");
    }

    private static double Second(double x) => x * x / (1 + Math.Abs(x)) + 1;

    private static RunningCovarianceMatrix Paired(double[] values)
        => RunningCovarianceMatrix.Of(new Rows([.. values.SelectMany(x => new[] { x, Second(x) })], 2));

    private static double TSquaredWithoutRidge(double[] x, double[] y)
    {
        var (a, b) = (RunningCovarianceMatrix.Of(new Rows(x, 2)), RunningCovarianceMatrix.Of(new Rows(y, 2)));
        double S(int i, int j) => (a.Covariance(i, j) + b.Covariance(i, j)) / 2;
        var (first, second) = (a.Mean(0) - b.Mean(0), a.Mean(1) - b.Mean(1));
        return 1.5 * (first * first * S(1, 1) - 2 * first * second * S(0, 1) + second * second * S(0, 0)) / (S(0, 0) * S(1, 1) - S(0, 1) * S(0, 1));
    }

    private static byte[] Written(long count, long columns, params double[] numbers)
    {
        var writer = new SketchWriter(SketchKind.CovarianceMatrix);
        writer.WriteCount(count);
        writer.WriteCount(columns);
        foreach (var number in numbers)
        {
            writer.WriteDouble(number);
        }
        return writer.ToBytes();
    }

    [Fact]
    public void Values_whose_squares_overflow_are_refused_by_all_that_takes_rows()
    {
        double[] far = [1, 2, 3, 1e200], near = [1, 2, 3, 4];
        Should.Throw<ArgumentException>(() => HotellingTSquared.Test(new Rows(near, 1), new Rows(far, 1))).Message.ShouldContain("Row 3 holds 1E+200");
        Should.Throw<ArgumentException>(() => EnergyDistance.Distance(new Rows(far, 2), new Rows(near, 2))).Message.ShouldContain("Row 1 holds 1E+200 in column 1");
        Should.Throw<ArgumentException>(() => MaximumMeanDiscrepancy.Test(new Rows(near, 2), new Rows(far, 2), seed: 1)).Message.ShouldContain("scale the column");
        Should.Throw<ArgumentException>(() => new RunningCovarianceMatrix(4).Add(far)).ParamName.ShouldBe("row");
    }
}
