namespace ModelMonitor.Statistics.Tests;

public sealed class DriftShareTests
{
    [Fact]
    public void Half_of_the_features_is_drift()
    {
        DriftShare.Of([true, false, true, false]).ShouldBe(new DriftShareResult(0.5, true, -1, 2, 4));
        DriftShare.Of([true, false, false]).IsDrift.ShouldBeFalse();
        DriftShare.Of([true, false, false], threshold: 0.3).IsDrift.ShouldBeTrue();
        DriftShare.Of([]).ShouldBe(new DriftShareResult(0, false, -1, 0, 0));
    }

    [Fact]
    public void Importance_decides_instead_of_number()
    {
        // Ten features, of which nine are worth a tenth of the model together.
        double[] importances = [90, .. Enumerable.Repeat(10.0 / 9, 9)];
        bool[] unimportant = [false, .. Enumerable.Repeat(true, 9)];
        var many = DriftShare.Of(unimportant, importances);
        (many.IsDrift, many.Decisive, many.Drifted).ShouldBe((false, -1, 9));
        many.Share.ShouldBe(0.1, 1e-12);

        var one = DriftShare.Of([true, .. new bool[9]], importances);
        (one.IsDrift, one.Decisive).ShouldBe((true, 0));
        one.Share.ShouldBe(0.9, 1e-12);
    }

    [Fact]
    public void Several_features_add_up_and_one_of_a_fifth_suffices()
    {
        double[] importances = [0.15, 0.15, 0.2, 0.5];
        DriftShare.Of([true, true, false, false], importances).ShouldBe(new DriftShareResult(0.3, true, -1, 2, 4));
        DriftShare.Of([true, false, false, false], importances).IsDrift.ShouldBeFalse();
        DriftShare.Of([false, false, true, false], importances).ShouldBe(new DriftShareResult(0.2, true, 2, 1, 4));
        DriftShare.Of([true, true, true, true], importances).Decisive.ShouldBe(3);
    }

    [Fact]
    public void Importances_may_be_as_large_as_numbers_are()
        => DriftShare.Of([true, false], [double.MaxValue, double.MaxValue]).Share.ShouldBe(0.5);

    [Fact]
    public void Without_features_there_is_no_drift() => DriftShare.Of([], []).ShouldBe(new DriftShareResult(0, false, -1, 0, 0));

    [Fact]
    public void Bad_input_is_named()
    {
        Should.Throw<ArgumentException>(() => DriftShare.Of([true], [])).ParamName.ShouldBe("importances");
        Should.Throw<ArgumentException>(() => DriftShare.Of([true], [0])).Message.ShouldContain("All importances are zero");
        Should.Throw<ArgumentException>(() => DriftShare.Of([true], [double.NaN])).ParamName.ShouldBe("importances");
        Should.Throw<ArgumentException>(() => DriftShare.Of([true], [-1])).ParamName.ShouldBe("importances");
        Should.Throw<ArgumentOutOfRangeException>(() => DriftShare.Of([true], threshold: 0)).ParamName.ShouldBe("threshold");
        Should.Throw<ArgumentOutOfRangeException>(() => DriftShare.Of([true], [1], decisive: double.NaN)).ParamName.ShouldBe("decisive");
    }
}
