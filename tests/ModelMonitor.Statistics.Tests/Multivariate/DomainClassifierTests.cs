namespace ModelMonitor.Statistics.Tests;

public sealed class DomainClassifierTests
{
    [Fact]
    public void A_shifted_column_is_found_and_ranked_first()
    {
        var random = new Random(1);
        var (x, y) = (RowSamples.Normal(random, 500, 5), RowSamples.Normal(random, 400, 5, shift: 0.5));
        var result = DomainClassifier.Test(new Rows(x, 5), new Rows(y, 5), seed: 1);
        // Half a standard deviation between normals has an area of Φ(0.5/√2) = 0.638; five columns are fitted.
        result.AreaUnderCurve.ShouldBe(0.638, 0.06);
        result.PValue.ShouldBeLessThan(1e-3);
        result.Importance.ToArray().Max().ShouldBe(result.Importance[0]);
        (result.BaselineSize, result.LiveSize, result.Permutations, result.Seed).ShouldBe((500, 400, 0, 1));
        DomainClassifier.Test(new Rows(x, 5), new Rows(y, 5), seed: 1, permutations: 19).PValue.ShouldBe(0.05);
    }

    [Fact]
    public void A_wider_column_is_found_by_its_square()
    {
        var random = new Random(2);
        var (x, y) = (RowSamples.Normal(random, 200, 3), RowSamples.Normal(random, 200, 3));
        for (var i = 2; i < y.Length; i += 3)
        {
            y[i] *= 2;
        }
        var result = DomainClassifier.Test(new Rows(x, 3), new Rows(y, 3), seed: 1);
        result.PValue.ShouldBeLessThan(1e-5);
        result.Importance.ToArray().Max().ShouldBe(result.Importance[2]);
    }

    [Fact]
    public void Coefficients_solve_the_equations_of_the_penalised_likelihood()
    {
        var random = new Random(3);
        Rows x = new(RowSamples.Normal(random, 40, 2), 2), y = new(RowSamples.Normal(random, 30, 2, shift: 1), 2);
        var design = new DomainDesign(x, y);
        design.Terms.ShouldBe(5);
        var isLive = new bool[70];
        isLive.AsSpan(40).Fill(true);
        var model = new LogisticRegression(design);
        model.Fit(isLive, new int[70], leftOut: -1);
        for (var k = 0; k < design.Terms; k++)
        {
            var gradient = k > 0 ? -model.Coefficients[k] : 0;
            for (var i = 0; i < 70; i++)
            {
                gradient += ((isLive[i] ? 1 : 0) - model.Score(i)) * design.Row(i)[k];
            }
            gradient.ShouldBe(0, 1e-9);
        }
    }

    [Fact]
    public void Separated_samples_and_wild_columns_are_told_apart_without_overflow()
    {
        var random = new Random(4);
        var (x, y) = (RowSamples.Normal(random, 30, 4), RowSamples.Normal(random, 30, 4));
        for (var i = 0; i < y.Length; i += 4)
        {
            (x[i + 1], y[i + 1]) = (5, 5);
            y[i] += 1000;
            (x[i + 2], y[i + 2]) = (x[i], y[i]);
            x[i + 3] = Math.Pow(x[i + 3], 9) * 1e50;
        }
        var result = DomainClassifier.Test(new Rows(x, 4), new Rows(y, 4), seed: 1);
        result.AreaUnderCurve.ShouldBe(1);
        result.Importance[1].ShouldBe(0);
        result.Importance[0].ShouldBe(result.Importance[2], 1e-6);
        result.LiveScores.ToArray().ShouldAllBe(score => score > 0.5 && score <= 1);
    }

    [Fact]
    public void A_category_is_found_by_its_column()
    {
        var random = new Random(5);
        double[] Rows(int count, double share) => [.. Enumerable.Range(0, count).SelectMany(_ => new[] { random.NextDouble() < share ? 1.0 : 0, random.NextDouble() })];
        var (x, y) = (Rows(300, 0.2), Rows(300, 0.4));
        new DomainDesign(new Rows(x, 2), new Rows(y, 2)).Terms.ShouldBe(4);
        var result = DomainClassifier.Test(new Rows(x, 2), new Rows(y, 2), seed: 1);
        result.AreaUnderCurve.ShouldBe(0.6, 0.06);
        result.Importance[0].ShouldBeGreaterThan(2 * result.Importance[1]);
    }

    [Fact]
    public void Equal_rows_have_nothing_to_tell()
    {
        var result = DomainClassifier.Test(new Rows(new double[20], 1), new Rows(new double[30], 1), seed: 1);
        result.AreaUnderCurve.ShouldBe(0.5);
        result.PValue.ShouldBe(0.5);
        result.BaselineScores.ToArray().ShouldAllBe(score => Math.Abs(score - 0.6) < 1e-9);
        result.Importance.ToArray().ShouldBe([0]);
        DomainClassifier.Test(new Rows(new double[20], 1), new Rows(new double[30], 1), seed: 1, permutations: 9).PValue.ShouldBe(1);
    }

    [Fact]
    public void Weighted_baseline_rows_have_the_mean_of_the_live_rows()
    {
        var random = new Random(6);
        var (x, y) = (RowSamples.Normal(random, 2000, 2), RowSamples.Normal(random, 1000, 2, shift: 0.5));
        var result = DomainClassifier.Test(new Rows(x, 2), new Rows(y, 2), seed: 1);
        var weights = new double[2000];
        DensityRatio.Weights(result.BaselineScores, result.BaselineSize, result.LiveSize, weights);
        // The true ratio is exp(0.5·x − 0.125), with mean 1 and second moment exp(0.25).
        weights.Average().ShouldBe(1, 0.05);
        weights.Select((weight, i) => weight * x[2 * i]).Sum().ShouldBe(0.5 * weights.Sum(), 0.1 * weights.Sum());
        DensityRatio.EffectiveSampleSize(weights).ShouldBe(2000 / Math.Exp(0.25), 150);
    }

    [Fact]
    public void Weights_have_floors()
    {
        var weights = new double[4];
        DensityRatio.Weights([0, 0.5, 0.9, 1], baselineSize: 200, liveSize: 100, weights);
        weights[0].ShouldBe(0.001);
        weights[1].ShouldBe(2);
        weights[2].ShouldBe(18, 1e-12);
        weights[3].ShouldBe(40, 1e-12);
        DensityRatio.EffectiveSampleSize([2, 2, 2]).ShouldBe(3, 1e-15);
        DensityRatio.EffectiveSampleSize([1e300, 1e300, 0]).ShouldBe(2, 1e-15);
        DensityRatio.EffectiveSampleSize([0, 0]).ShouldBe(0);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        double[] ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Should.Throw<ArgumentException>(() => DomainClassifier.Test(new Rows(ten.AsSpan(1), 1), new Rows(ten, 1), 1)).ParamName.ShouldBe("baseline");
        Should.Throw<ArgumentException>(() => DomainClassifier.Test(new Rows(ten, 1), new Rows([], 1), 1)).ParamName.ShouldBe("live");
        Should.Throw<ArgumentException>(() => DomainClassifier.Test(new Rows(ten, 1), new Rows([.. ten, .. ten], 2), 1)).Message.ShouldContain("same columns");
        Should.Throw<ArgumentException>(() => DomainClassifier.Test(new Rows(ten, 1), new Rows([.. ten, double.NaN], 1), 1)).Message.ShouldContain("Row 10");
        Should.Throw<ArgumentOutOfRangeException>(() => DomainClassifier.Test(new Rows(ten, 1), new Rows(ten, 1), 1, -1)).ParamName.ShouldBe("permutations");
        Should.Throw<ArgumentException>(() => DensityRatio.Weights([0.5, 1.5], 1, 1, new double[2])).Message.ShouldContain("Score 1");
        Should.Throw<ArgumentException>(() => DensityRatio.Weights([0.5], 1, 1, new double[2])).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentOutOfRangeException>(() => DensityRatio.Weights([0.5], 1, 0, new double[1])).ParamName.ShouldBe("liveSize");
        Should.Throw<ArgumentException>(() => DensityRatio.EffectiveSampleSize([1, -1])).Message.ShouldContain("Weight 1");
    }
}
