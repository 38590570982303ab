namespace ModelMonitor.Statistics.Tests;

/// <summary>On unchanged rows no level is exceeded: the normal law allows for the dependence of the folds, and permuted areas may tie.</summary>
public sealed class DomainClassifierNullLawTests
{
    // A trial fits six models for each permutation; 600 tell a level of 5 % from 8 %.
    private const int Trials = 600;

    [Theory]
    [InlineData(30, 2)]
    [InlineData(50, 1)]
    public void Domain_classifier_is_conservative(int size, int columns)
        => NullUniformity.ShouldBeConservative(
            random => DomainClassifier.Test(
                new Rows(RowSamples.Normal(random, size, columns), columns), new Rows(RowSamples.Normal(random, size, columns), columns), random.Next()).PValue,
            size, Trials);

    [Fact]
    public void Permuted_domain_classifier()
        => NullUniformity.ShouldBeConservative(
            random => DomainClassifier.Test(
                new Rows(RowSamples.Normal(random, 10, 1), 1), new Rows(RowSamples.Normal(random, 10, 1), 1), random.Next(), permutations: 4).PValue,
            9, Trials);
}
