using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

public sealed class PrincipalComponentsTests
{
    private static readonly ReferenceFile Reference = new("multivariate");

    public static TheoryData<string> Cases => Reference.NamesWhere((name, _) => name.StartsWith("pca", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Components_and_errors_agree_with_scikit_learn(string name)
    {
        var (inputs, expected) = (Reference[name].GetProperty("inputs"), Reference[name].GetProperty("expected"));
        var columns = inputs.Columns("reference");
        var rows = new Rows(inputs.Flat("reference"), columns);
        var baseline = RunningCovarianceMatrix.Of(rows);
        var standardizer = new Standardizer(rows);
        ShouldAgree(standardizer.Means, expected.Numbers("mean"), 1e-12);
        ShouldAgree(standardizer.Scales, expected.Numbers("scale_ddof0"), 1e-12);
        foreach (var (key, components) in new[]
        {
            ("k1", PrincipalComponents.FitComponents(baseline, 1)),
            ("k2", PrincipalComponents.FitComponents(baseline, Math.Min(2, columns - 1))),
            ("var_0.65", PrincipalComponents.Fit(baseline)),
            ("var_0.95", PrincipalComponents.Fit(baseline, 0.95)),
        })
        {
            ShouldAgree(components.Variances, expected.Numbers("explained_variance_ddof1"), 1e-9);
            components.ExplainedShare.ShouldBe(expected.Numbers("explained_variance_ratio").Take(components.Count).Sum(), 1e-12);
            ShouldAgree(components, rows, inputs, expected.GetProperty(key));
        }
    }

    [Fact]
    public void T_squared_is_the_squared_distance_of_Mahalanobis_when_all_components_are_kept()
    {
        var random = new Random(1);
        var rows = RowSamples.Normal(random, 100, 3, correlation: 0.8);
        var baseline = RunningCovarianceMatrix.Of(new Rows(rows, 3));
        var (components, mahalanobis) = (PrincipalComponents.FitComponents(baseline, 3), new Mahalanobis(baseline));
        for (var i = 0; i < 20; i++)
        {
            var distance = components.Measure(rows.AsSpan(3 * i, 3));
            distance.ReconstructionError.ShouldBe(0, 1e-13);
            distance.TSquared.ShouldBe(mahalanobis.SquaredDistance(rows.AsSpan(3 * i, 3)), 1e-10);
        }
    }

    [Fact]
    public void A_broken_correlation_leaves_the_components_and_a_shift_along_them_shows_in_T_squared()
    {
        var random = new Random(2);
        var baseline = RowSamples.Normal(random, 3000, 2, correlation: 0.9);
        var components = PrincipalComponents.Fit(RunningCovarianceMatrix.Of(new Rows(baseline, 2)));
        components.Count.ShouldBe(1);
        var limits = PrincipalComponents.Limits(new Rows(baseline, 2), 150);
        limits.Chunks.ShouldBe(20);

        var same = components.Measure(new Rows(RowSamples.Normal(random, 150, 2, correlation: 0.9), 2));
        (limits.Error.Contains(same.MeanError), limits.TSquared.Contains(same.MeanTSquared)).ShouldBe((true, true));
        var broken = components.Measure(new Rows(RowSamples.Normal(random, 150, 2), 2));
        limits.Error.Contains(broken.MeanError).ShouldBeFalse();
        double[] along = [.. RowSamples.Normal(random, 150, 2, correlation: 0.9).Select(value => value + 1)];
        var shifted = components.Measure(new Rows(along, 2));
        (limits.Error.Contains(shifted.MeanError), limits.TSquared.Contains(shifted.MeanTSquared)).ShouldBe((true, false));
    }

    [Fact]
    public void Limits_are_of_chunks_against_all_other_rows()
    {
        double[] rows = [1, 2, 2, 1, 3, 5, 4, 4, 5, 3, 6, 8, 9, 9];
        var limits = PrincipalComponents.Limits(new Rows(rows, 2), chunkSize: 2, deviations: 2);
        var errors = new List<double>();
        for (var c = 0; c < 3; c++)
        {
            var others = RunningCovarianceMatrix.Of(new Rows([.. rows[..(4 * c)], .. rows[(4 * c + 4)..]], 2));
            errors.Add(PrincipalComponents.FitComponents(others, 1).Measure(new Rows(rows.AsSpan(4 * c, 4), 2)).MeanError);
        }
        var deviation = Math.Sqrt(errors.Average(error => Math.Pow(error - errors.Average(), 2)));
        limits.Chunks.ShouldBe(3);
        limits.Error.Upper.ShouldBe(errors.Average() + 2 * deviation, 1e-12);
        limits.Error.Lower.ShouldBe(Math.Max(0, errors.Average() - 2 * deviation), 1e-12);
    }

    [Fact]
    public void Windows_merge_and_know_their_standard_errors()
    {
        var random = new Random(3);
        var rows = RowSamples.Normal(random, 60, 3, correlation: 0.8);
        var components = PrincipalComponents.Fit(RunningCovarianceMatrix.Of(new Rows(rows, 3)));
        var all = components.Measure(new Rows(rows, 3));
        var merged = components.Measure(new Rows(rows.AsSpan(0, 30), 3));
        merged.Merge(components.Measure(new Rows(rows.AsSpan(30), 3)));
        merged.Count.ShouldBe(60);
        merged.MeanError.ShouldBe(all.MeanError, 1e-14);
        merged.StandardErrorOfTSquared.ShouldBe(all.StandardErrorOfTSquared, 1e-14);
        // In the baseline itself the mean of T² is k·(m − 1)/m.
        all.MeanTSquared.ShouldBe(components.Count * 59.0 / 60, 1e-12);
        components.Measure(new Rows([], 3)).MeanError.ShouldBe(double.NaN);
        Should.Throw<ArgumentException>(() => merged.Add(new PrincipalComponentsDistance(double.NaN, 1))).ParamName.ShouldBe("distance");
        merged.Count.ShouldBe(60);
    }

    [Fact]
    public void Constant_and_equal_columns_do_no_harm()
    {
        double[] rows = [1, 1, 7, 2, 2, 7, 4, 4, 7, 3, 3, 7];
        var components = PrincipalComponents.Fit(RunningCovarianceMatrix.Of(new Rows(rows, 3)), 0.99);
        components.Count.ShouldBe(1);
        PrincipalComponents.FitComponents(RunningCovarianceMatrix.Of(new Rows(rows, 3)), 3).Count.ShouldBe(1);
        components.Measure([5, 5, 900]).ReconstructionError.ShouldBe(0, 1e-12);
        components.Measure([5, 1, 7]).ReconstructionError.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Many_columns_are_decomposed()
    {
        // Eigenvalues of the correlation matrix with all correlations ½: 1 + (d − 1)/2 once, ½ for all others.
        var d = 60;
        var matrix = new double[d * d];
        Array.Fill(matrix, 0.5);
        for (var i = 0; i < d; i++)
        {
            matrix[i * d + i] = 1;
        }
        var eigen = new SymmetricEigen(matrix, d);
        eigen.Values[0].ShouldBe(1 + (d - 1) / 2.0, 1e-12);
        eigen.Values.Skip(1).ShouldAllBe(value => Math.Abs(value - 0.5) < 1e-13);
        eigen.Vectors(1).ShouldAllBe(value => Math.Abs(Math.Abs(value) - 1 / Math.Sqrt(d)) < 1e-12);
    }

    [Fact]
    public void Standardised_rows_have_mean_zero_and_deviation_one()
    {
        double[] rows = [1, 10, 5, 3, 10, 9], scaled = new double[6];
        var standardizer = new Standardizer(new Rows(rows, 3));
        standardizer.Transform(new Rows(rows, 3), scaled);
        scaled.ShouldBe([-1, 0, -1, 1, 0, 1]);
        standardizer.Transform(new Rows([2, 99, 7], 3), scaled.AsSpan(0, 3));
        scaled[..3].ShouldBe([0, 0, 0]);
        Should.Throw<ArgumentException>(() => new Standardizer(new RunningCovarianceMatrix(2))).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => standardizer.Transform(new Rows([1, 2], 2), new double[2])).ParamName.ShouldBe("rows");
        Should.Throw<ArgumentException>(() => standardizer.Transform(new Rows([1, 2, double.NaN], 3), new double[3])).ParamName.ShouldBe("rows");
        Should.Throw<ArgumentException>(() => standardizer.Transform(new Rows([1, 2, 3], 3), new double[2])).ParamName.ShouldBe("destination");
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var baseline = RunningCovarianceMatrix.Of(new Rows([1, 2, 3, 5, 4, 4], 2));
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(baseline, 1)).ParamName.ShouldBe("varianceShare");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit(new RunningCovarianceMatrix(2))).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit(RunningCovarianceMatrix.Of(new Rows([1, 1, 1], 1)))).Message.ShouldContain("varies");
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.FitComponents(baseline, 3)).ParamName.ShouldBe("components");
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.FitComponents(baseline, 0)).ParamName.ShouldBe("components");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit(baseline).Measure([1])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit(baseline).Measure([1, double.NaN])).ParamName.ShouldBe("row");
        Should.Throw<ArgumentException>(() => PrincipalComponents.Limits(new Rows([1, 2, 3, 4, 5], 1), 3)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.Limits(new Rows([1, 2, 3, 4, 5], 1), 1)).ParamName.ShouldBe("chunkSize");
    }

    private static void ShouldAgree(PrincipalComponents components, Rows baseline, JsonElement inputs, JsonElement expected)
    {
        components.Count.ShouldBe(expected.GetProperty("n_components").GetInt32());
        var test = new Rows(inputs.Flat("test"), components.Dimensions);
        var errors = expected.Numbers("row_error_test");
        for (var i = 0; i < test.Count; i++)
        {
            components.Measure(test[i]).ReconstructionError.ShouldBeWithin(errors[i], 1e-9, what: $"error of row {i}");
        }
        components.Measure(test).MeanError.ShouldBeWithin(expected.Number("mean_error_test"), 1e-9, what: "mean error");
        var reference = components.Measure(baseline);
        reference.MeanError.ShouldBeWithin(expected.Number("mean_error_reference"), 1e-9, what: "mean error of the baseline");
        (reference.StandardErrorOfError * Math.Sqrt(baseline.Count)).ShouldBeWithin(expected.Number("std_error_reference_ddof1"), 1e-9, what: "deviation");
    }

    private static void ShouldAgree(ReadOnlySpan<double> actual, double[] expected, double relative)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBeWithin(expected[i], relative, what: $"value {i}");
        }
    }
}
