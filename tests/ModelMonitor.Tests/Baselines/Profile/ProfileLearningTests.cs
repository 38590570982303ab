using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class ProfileLearningTests
{
    [Fact]
    public void Correlations_are_those_of_the_scores_of_rows_in_which_both_are_present()
    {
        var rows = Matrices.Rows(2000, seed: 1);
        var baseline = Matrices.Baseline(2000, seed: 1);
        var scores = Matrices.ScoresOf(baseline, rows);

        baseline.Profile.Correlations.Count.ShouldBe(15, "six columns have so many pairs");
        foreach (var pair in baseline.Profile.Correlations)
        {
            var present = Enumerable.Range(0, rows.Length).Where(row => !double.IsNaN(rows[row][pair.First]) && !double.IsNaN(rows[row][pair.Second])).ToList();
            pair.Rows.ShouldBe(present.Count);
            pair.First.ShouldBeLessThan(pair.Second);
            double[] x = [.. present.Select(row => scores[row][pair.First])], y = [.. present.Select(row => scores[row][pair.Second])];
            pair.Correlation.ShouldBe(PearsonCorrelation.Test(x, y).Coefficient, 1e-5);
        }

        baseline.Profile.Correlations[0].Correlation.ShouldBe(0.8, 0.05, "normal scores of normal values are the values");
    }

    [Fact]
    public void Of_many_columns_the_pairs_of_largest_correlation_are_kept_and_those_with_the_output_go_first()
    {
        // 30 features, of which the first follows the second closely, and an output that is noise.
        var schema = Houses.Of([.. Enumerable.Range(0, 30).Select(i => ColumnSchema.Number($"x{i}", "double")), ColumnSchema.Number("y", "double", ColumnRole.Prediction)]);
        var random = new Random(2);
        var matrix = Enumerable.Range(0, 500).SelectMany(_ =>
        {
            var row = Enumerable.Range(0, 31).Select(_ => random.NextDouble()).ToArray();
            row[0] = row[1] + 0.1 * row[0];
            return row;
        }).ToArray();

        var pairs = Baseline.FromMatrix(schema, matrix, (_, _) => "").Profile.Correlations;

        pairs.Count.ShouldBe(50);
        pairs.Count(pair => pair.Second == 30).ShouldBeInRange(25, 30);
        pairs.ShouldContain(pair => pair.First == 0 && pair.Second == 1 && pair.Correlation > 0.9);
    }

    [Fact]
    public void What_components_leave_of_fresh_rows_is_what_the_baseline_says()
    {
        // 12 columns of two factors; few rows, so that components fit their own rows better than others.
        var schema = Houses.Of([.. Enumerable.Range(0, 12).Select(i => ColumnSchema.Number($"x{i}", "double"))]);
        var (rows, fresh) = (Factors(150, seed: 5), Factors(20_000, seed: 6));
        var baseline = Baseline.FromMatrix(schema, [.. rows.SelectMany(row => row)], (_, _) => "");
        var structure = baseline.Profile.Structure.ShouldNotBeNull();

        var errors = new RunningMoments();
        foreach (var row in Matrices.ScoresOf(baseline, fresh))
        {
            errors.Add(ErrorOf(structure, row));
        }

        structure.Rows.ShouldBe(150);
        structure.Components.ShouldAllBe(component => Math.Abs(component.Sum(loading => loading * loading) - 1) < 1e-5);
        // The mean of 150 errors has an error of its own.
        structure.ErrorMean.ShouldBe(errors.Mean, 3.5 * errors.StandardDeviation / Math.Sqrt(150));
        structure.ErrorDeviation.ShouldBe(errors.StandardDeviation, 0.25 * errors.StandardDeviation);
    }

    [Fact]
    public void Too_few_rows_for_the_columns_have_no_structure()
    {
        var schema = Houses.Of([.. Enumerable.Range(0, 12).Select(i => ColumnSchema.Number($"x{i}", "double"))]);

        Baseline.FromMatrix(schema, [.. Factors(59, seed: 5).SelectMany(row => row)], (_, _) => "").Profile.Structure.ShouldBeNull();
        Baseline.FromMatrix(schema, [.. Factors(60, seed: 5).SelectMany(row => row)], (_, _) => "").Profile.Structure.ShouldNotBeNull();
    }

    [Fact]
    public void Responses_are_the_mean_scores_of_the_rows_in_each_cell()
    {
        var rows = Matrices.Rows(3000, seed: 7);
        var baseline = Matrices.Baseline(3000, seed: 7);
        var response = baseline.Profile.Response.ShouldNotBeNull();

        (response.Output, response.Category).ShouldBe((5, -1));
        response.Mean.ShouldBe(rows.Average(row => row[5]), 1e-5);
        response.Curves.Count.ShouldBe(5);

        // A score stands for the mean of those in its cell.
        var scoreOf = rows.GroupBy(row => Matrices.CellOf(baseline.Columns[5], row[5])).ToDictionary(group => group.Key, group => group.Average(row => row[5]));
        for (var feature = 0; feature < 5; feature++)
        {
            var cells = rows.GroupBy(row => Matrices.CellOf(baseline.Columns[feature], row[feature]))
                .ToDictionary(group => group.Key, group => group.Average(row => scoreOf[Matrices.CellOf(baseline.Columns[5], row[5])]));
            for (var cell = 0; cell < response.Curves[feature].Length; cell++)
            {
                response.Curves[feature][cell].ShouldBe(cells.GetValueOrDefault(cell, response.Mean), 1e-5);
            }
        }
    }

    [Fact]
    public void A_category_that_is_predicted_responds_by_its_share()
    {
        var schema = Houses.Of(ColumnSchema.Number("x", "double"), ColumnSchema.Text("label", "string", ColumnRole.Prediction));
        var baseline = Baseline.FromRows(schema, Enumerable.Range(0, 100).Select(i => new object?[] { i % 4, i % 4 == 0 ? "rare" : i % 8 == 1 ? null : "common" }));
        var response = baseline.Profile.Response.ShouldNotBeNull();

        (response.Output, response.Category).ShouldBe((1, 0));
        ((CategoricalLayout)baseline.Columns[1].Layout).Tracked[0].ShouldBe("common");
        response.Mean.ShouldBe(Math.Round(62 / 87.0, 6), 1e-9);
        Enumerable.Range(0, 4).ShouldAllBe(value => response.Curves[0][Matrices.CellOf(baseline.Columns[0], value)] == (value == 0 ? 0 : 1));
    }

    [Fact]
    public void Copies_of_rows_are_counted()
    {
        var rows = Houses.Rows(300);
        var distinct = Baseline.FromRows(Houses.Schema, rows);
        var copied = Baseline.FromRows(Houses.Schema, [.. rows, .. rows.Take(100)]);

        distinct.Profile.DuplicateShare.ShouldBe(0);
        copied.Profile.DuplicateShare.ShouldBe(0.25);
    }

    [Fact]
    public void Rows_that_follow_their_neighbours_count_as_fewer_and_shuffled_ones_as_they_are()
    {
        // A first-order autoregression of 0.8 has the autocorrelation time 1.8 / 0.2 = 9; its normal scores have nearly the same.
        var random = new Random(8);
        var value = 0.0;
        var series = Samples.Normal(20_000, seed: 8).Select(noise => value = 0.8 * value + 0.6 * noise).ToArray();
        var schema = Houses.Of(ColumnSchema.Number("x", "double"));

        Baseline.FromMatrix(schema, series, (_, _) => "").Profile.AutocorrelationTimes[0].ShouldBe(9, 1.5);
        random.Shuffle(series);
        Baseline.FromMatrix(schema, series, (_, _) => "").Profile.AutocorrelationTimes[0].ShouldBe(1, 0.1);
    }

    private static double ErrorOf(LinearStructure structure, double[] row)
    {
        var rest = row.Select((value, column) => structure.Scales[column] > 0 ? (value - structure.Means[column]) / structure.Scales[column] : 0).ToArray();
        foreach (var component in structure.Components)
        {
            var score = component.Zip(rest, (loading, value) => loading * value).Sum();
            rest = [.. rest.Zip(component, (value, loading) => value - score * loading)];
        }

        return Math.Sqrt(rest.Sum(value => value * value));
    }

    private static double[][] Factors(int rows, int seed)
    {
        var normal = Samples.Normal(rows * 14, seed);
        return [.. Enumerable.Range(0, rows).Select(row =>
            Enumerable.Range(0, 12).Select(column => normal[row * 14 + 12 + column % 2] + 0.7 * normal[row * 14 + column]).ToArray())];
    }
}
