using ModelMonitor.Capture;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Schema;

public class RuleSchemaTests
{
    private static readonly FeatureRule Range = new(0, "distance", "range", "Range(0, 5000)");

    [Fact]
    public void Rules_do_not_change_the_fingerprint()
    {
        var schema = RuledModel.Schema("fingerprint");
        var other = RuledModel.Schema("fingerprint", ViolationPolicy.Flag, Range);
        var none = new ModelSchema(schema.Name, schema.Version, schema.Task, schema.Method, schema.Columns);

        schema.Rules.Count.ShouldBe(3);
        schema.Fingerprint.ShouldBe(none.Fingerprint);
        other.Fingerprint.ShouldBe(none.Fingerprint);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(64, 5)]
    [InlineData(65, 6)]
    [InlineData(512, 12)]
    public void A_row_has_a_word_of_flags_for_each_64_rules_between_the_monitored_columns_and_the_key(int rules, int length)
    {
        var schema = RuledModel.Schema("long", ViolationPolicy.Count, [.. Enumerable.Repeat(Range, rules)]);

        schema.RowLength.ShouldBe(length);
        schema.FlagsOf(Enumerable.Range(0, length).Select(i => (double)i).ToArray()).ToArray()
            .ShouldBe(Enumerable.Range(3, length - 4).Select(i => (double)i));
    }

    [Fact]
    public void A_row_without_rules_has_no_flags() => TestModel.Schema("plain").RowLength.ShouldBe(4);

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_rule_for_what_is_no_feature_is_refused(int column) =>
        Should.Throw<ArgumentException>(() => RuledModel.Schema("misplaced", ViolationPolicy.Count, Range with { Column = column }))
            .Message.ShouldStartWith($"Model 'misplaced': a rule of 'distance' is for column {column}, which is no feature.");

    [Fact]
    public void A_rule_that_could_not_be_told_is_refused()
    {
        Refusal(Range with { Feature = "" }).ShouldContain("white");
        Refusal(Range with { Name = "a\nb" }).ShouldStartWith("A rule's name holds the character U+000A at position 1");
        Refusal(Range with { Description = new('x', 513) }).ShouldStartWith("A rule's description has 513 characters; at most 512 are allowed.");
        RuledModel.Schema("told", ViolationPolicy.Count, Range with { Description = new('x', 512) }).Rules.Count.ShouldBe(1);

        static string Refusal(FeatureRule rule) =>
            Should.Throw<ArgumentException>(() => RuledModel.Schema("untold", ViolationPolicy.Count, rule)).Message;
    }

    [Fact]
    public void More_than_512_rules_are_refused() =>
        Should.Throw<ArgumentException>(() => RuledModel.Schema("many", ViolationPolicy.Count, [.. Enumerable.Repeat(Range, 513)]))
            .Message.ShouldStartWith("Model 'many' has 513 rules; at most 512 are allowed.");

    [Fact]
    public void The_same_method_with_the_same_rules_is_one_source() =>
        PredictionSource.Register(RuledModel.Schema("ruled-shared"))
            .ShouldBeSameAs(PredictionSource.Register(RuledModel.Schema("ruled-shared")));

    /// <summary>Their rows have other flags, or are to be treated in another way: one would be read as the other.</summary>
    [Fact]
    public void The_same_method_with_other_rules_or_another_policy_is_a_conflict_and_said_to_be_one()
    {
        PredictionSource.Register(RuledModel.Schema("ruled-twice")).Conflict.ShouldBeNull();

        PredictionSource.Register(RuledModel.Schema("ruled-twice", ViolationPolicy.Count, Range)).Conflict.ShouldBe(
            "Model 'ruled-twice' version '1' is declared by RuledModel.Predict(double, double) and by RuledModel.Predict(double, double) " +
            "with other rules; only the first is monitored. Give one of them another name or version.");
        PredictionSource.Register(RuledModel.Schema("ruled-twice", ViolationPolicy.Throw)).Conflict.ShouldNotBeNull();
    }
}
