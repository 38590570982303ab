using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

public sealed class ExpectedAucTests
{
    [Fact]
    public void Every_pair_of_rows_counts_by_its_probabilities()
        => Properties.Check(Gen.Choose(0, 6).ArrayOf(15), draws =>
        {
            var scores = Array.ConvertAll(draws, draw => (double)draw);
            var probabilities = draws.Select((draw, i) => (draw + i % 3) / 9.0).ToArray();
            var estimate = ExpectedAuc.FromScores(scores, probabilities);

            var (pairs, all) = (0.0, 0.0);
            for (var i = 0; i < scores.Length; i++)
            {
                for (var j = 0; j < scores.Length; j++)
                {
                    var weight = probabilities[i] * (1 - probabilities[j]);
                    all += weight;
                    pairs += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0);
                }
            }
            return Math.Abs(estimate.Value - pairs / all) < 1e-12;
        });

    [Fact]
    public void Labels_as_probabilities_give_the_AUC_itself()
    {
        // Mann-Whitney's U over the number of pairs.
        var world = ScoredWorld.Draw(300, new Random(31));
        var positives = world.Scores.Where((_, i) => world.Labels[i]).ToArray();
        var negatives = world.Scores.Where((_, i) => !world.Labels[i]).ToArray();
        var estimate = ExpectedAuc.FromScores(world.Scores, Array.ConvertAll(world.Labels, label => label ? 1.0 : 0));
        estimate.Value.ShouldBeWithin(MannWhitney.Test(positives, negatives).Superiority, 1e-12);
        estimate.StandardError.ShouldBe(0);
    }

    [Fact]
    public void The_estimate_covers_the_realised_AUC_and_its_error_is_that_of_simulated_labels()
    {
        var random = new Random(32);
        foreach (var mean in new[] { 0.0, -1.5 })
        {
            var (covered, squares) = (0, 0.0);
            const int Windows = 300;
            for (var window = 0; window < Windows; window++)
            {
                var world = ScoredWorld.Draw(400, random, mean);
                var estimate = ExpectedAuc.FromScores(world.Scores, world.Scores);
                var realised = ExpectedAuc.FromScores(world.Scores, Array.ConvertAll(world.Labels, label => label ? 1.0 : 0)).Value;
                var z = (realised - estimate.Value) / estimate.StandardError;
                covered += Math.Abs(z) <= 3 ? 1 : 0;
                squares += z * z / Windows;
            }
            covered.ShouldBeGreaterThanOrEqualTo((int)(0.98 * Windows));
            // 300 squares of standard normal values average to 1 ± 0.3 but once in 4,000 times.
            squares.ShouldBe(1, 0.3);
        }
    }

    [Fact]
    public void Cells_of_equal_scores_lose_nothing_and_wider_ones_at_most_what_they_tie()
    {
        var world = ScoredWorld.Draw(1000, new Random(33));
        var rounded = Array.ConvertAll(world.Scores, score => Math.Round(score, 2));
        var (positives, negatives) = (new double[101], new double[101]);
        for (var i = 0; i < rounded.Length; i++)
        {
            positives[(int)Math.Round(100 * rounded[i])] += world.Scores[i];
            negatives[(int)Math.Round(100 * rounded[i])] += 1 - world.Scores[i];
        }
        var (cells, tied, raw) = (
            ExpectedAuc.FromCells(positives, negatives), ExpectedAuc.FromScores(rounded, world.Scores), ExpectedAuc.FromScores(world.Scores, world.Scores));
        cells.Value.ShouldBeWithin(tied.Value, 1e-12);
        cells.StandardError.ShouldBeGreaterThanOrEqualTo(tied.StandardError);
        cells.StandardError.ShouldBeWithin(tied.StandardError, 0.01);
        cells.EffectiveSize.ShouldBe(1000, 1e-9);
        var bound = positives.Zip(negatives, (p, n) => p / positives.Sum() * n / negatives.Sum()).Sum() / 2;
        Math.Abs(cells.Value - raw.Value).ShouldBeLessThanOrEqualTo(bound + 1e-12);
    }

    [Fact]
    public void One_class_alone_is_undefined_and_constant_scores_give_one_half()
    {
        ExpectedAuc.FromScores([1, 2], [1, 1]).Value.ShouldBe(double.NaN);
        ExpectedAuc.FromScores([1, 2], [0, 0]).StandardError.ShouldBe(double.NaN);
        ExpectedAuc.FromCells([0, 0], [3, 1]).Value.ShouldBe(double.NaN);
        ExpectedAuc.FromScores([7, 7, 7], [0.2, 0.5, 0.9]).Value.ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromScores([], [])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromScores([double.NaN], [0.5])).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromScores([1], [0.5, 0.5])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromScores([1], [2])).ParamName.ShouldBe("probabilities");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromCells([], [])).ParamName.ShouldBe("positives");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromCells([1], [1, 2])).ParamName.ShouldBe("negatives");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromCells([1, -1], [1, 2])).ParamName.ShouldBe("positives");
        Should.Throw<ArgumentException>(() => ExpectedAuc.FromCells([1, 1], [1, double.NaN])).ParamName.ShouldBe("negatives");
    }
}
