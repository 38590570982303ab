using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Features;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON1023 to MMON1025: what a name asks is answered by an attribute, and is then no longer asked.</summary>
public sealed class FeatureNameFixTests
{
    private const string Sensitive = "Keep it, without its values: [Sensitive]";
    private const string NotFeature = "Leave it out: [NotFeature]";
    private const string PredictionKey = "Join labels by it: [PredictionKey]";
    private const string Categorical = "Count it by category: [Feature(Kind = FeatureKind.Categorical)]";
    private const string Feature = "Keep it as it is: [Feature]";

    private static string Model(string parameters) => $$"""
        public class Model
        {
            [Monitored("demand")]
            public double Predict({{parameters}}) => 0;
        }
        """;

    [Theory]
    [InlineData("MMON1023", "string email", Sensitive, NotFeature)]
    [InlineData("MMON1023", "DateOnly birthDate", Sensitive, NotFeature)]
    [InlineData("MMON1024", "long customerId", PredictionKey, NotFeature, Categorical, Feature)]
    [InlineData("MMON1024", "string customerId", PredictionKey, NotFeature, Feature)]
    [InlineData("MMON1024", "float movieId", NotFeature, Feature)]
    [InlineData("MMON1024", "Int128 movieId", NotFeature, Feature)]
    [InlineData("MMON1025", "string comments", NotFeature, Feature)]
    public async Task The_answers_fit_the_question_and_the_type(string id, string parameter, params string[] titles) =>
        (await CodeFixRun.Titles(Model($"double x, {parameter}"), new FeatureAnnotationFix(), id)).ShouldBe(titles);

    [Theory]
    [InlineData("MMON1023", "string email", Sensitive, "[Sensitive] string email")]
    [InlineData("MMON1023", "string email", NotFeature, "[NotFeature] string email")]
    [InlineData("MMON1023", "in DateTime birthDate", Sensitive, "[Sensitive] in DateTime birthDate")]
    [InlineData("MMON1024", "long? customerId", PredictionKey, "[PredictionKey] long? customerId")]
    [InlineData("MMON1024", "string customerId", PredictionKey, "[PredictionKey] string customerId")]
    [InlineData("MMON1024", "int customerId = 1", NotFeature, "[NotFeature] int customerId = 1")]
    [InlineData("MMON1024", "int customerId", Categorical, "[Feature(Kind = FeatureKind.Categorical)] int customerId")]
    [InlineData("MMON1024", "[Sensitive] int customerId", Feature, "[Sensitive][Feature] int customerId")]
    [InlineData("MMON1024", "/* of the shop */ float movieId", Feature, "/* of the shop */ [Feature] float movieId")]
    [InlineData("MMON1025", "string comments", NotFeature, "[NotFeature] string comments")]
    [InlineData("MMON1025", "string? comments", Feature, "[Feature] string? comments")]
    public async Task A_parameter_is_annotated(string id, string parameter, string title, string result) =>
        (await CodeFixRun.Fix(Model($"double x, {parameter}"), new FeatureAnnotationFix(), id, title)).ShouldBe(Model($"double x, {result}"));

    [Theory]
    [InlineData("MMON1023", Sensitive, "public string Email { get; set; } = \"\"; // of the account", "[Sensitive]")]
    [InlineData("MMON1023", NotFeature, "/// <summary>Where to.</summary>\n    public required string Street { get; init; }", "[NotFeature]")]
    [InlineData("MMON1024", PredictionKey, "public long CustomerId { get; set; }", "[PredictionKey]")]
    [InlineData("MMON1024", Categorical, "public int CustomerId;", "[Feature(Kind = FeatureKind.Categorical)]")]
    [InlineData("MMON1024", Feature, "public readonly double MovieId;", "[Feature]")]
    [InlineData("MMON1025", NotFeature, "public string? Comments { get; set; }", "[NotFeature]")]
    public async Task A_property_or_field_of_another_file_is_annotated(string id, string title, string member, string attribute)
    {
        var type = $$"""
            namespace Shop;

            public class Customer
            {
                public double X { get; set; }

                {{member}}
            }
            """;
        var place = member.LastIndexOf("public", StringComparison.Ordinal);

        (await CodeFixRun.Fix(new UserProject(Model("Shop.Customer customer"), type), new FeatureAnnotationFix(), id, title)).Sources
            .ShouldBe([Model("Shop.Customer customer"), type.Replace(member, member.Insert(place, $"{attribute}\n    "), StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("MMON1023", Sensitive, "string Email", "[Sensitive] string Email")]
    [InlineData("MMON1023", NotFeature, "[property: Obsolete] string Email", "[property: Obsolete][NotFeature] string Email")]
    [InlineData("MMON1024", PredictionKey, "long CustomerId", "[PredictionKey] long CustomerId")]
    [InlineData("MMON1024", Categorical, "int CustomerId", "[Feature(Kind = FeatureKind.Categorical)] int CustomerId")]
    [InlineData("MMON1025", NotFeature, "string Comments", "[NotFeature] string Comments")]
    [InlineData("MMON1025", Feature, "string Comments", "[Feature] string Comments")]
    public async Task A_parameter_of_a_record_is_annotated(string id, string title, string parameter, string result)
    {
        var project = new UserProject($"public record Customer(double X, {parameter});", Model("Customer customer"));

        (await CodeFixRun.Fix(project, new FeatureAnnotationFix(), id, title)).Sources
            .ShouldBe([$"public record Customer(double X, {result});", Model("Customer customer")]);
    }

    [Fact]
    public async Task What_two_models_take_is_annotated_once() =>
        (await CodeFixRun.Fix("""
            public record Customer(double X, string Email);

            public class Model
            {
                [Monitored("demand")]
                public double Predict(Customer customer) => 0;

                [Monitored("price")]
                public double Price(Customer customer) => 0;
            }
            """, new FeatureAnnotationFix(), "MMON1023", Sensitive)).ShouldContain("double X, [Sensitive] string Email");

    [Fact]
    public async Task All_are_answered_alike_at_once() =>
        (await CodeFixRun.FixAll(
            new UserProject("public record Customer(string Email, string Street);", Model("Customer customer, string phone")),
            new FeatureAnnotationFix(), "MMON1023", Sensitive)).Sources
            .ShouldBe(["public record Customer([Sensitive] string Email, [Sensitive] string Street);", Model("Customer customer, [Sensitive] string phone")]);

    [Fact]
    public async Task A_using_is_added_where_it_is_missing() =>
        (await CodeFixRun.Fix(new UserProject("""
            public class Customer
            {
                public int CustomerId { get; set; }
            }

            public class Model
            {
                [ModelMonitor.Monitored("demand")]
                public double Predict(Customer customer) => 0;
            }
            """) { Usings = "" }, new FeatureAnnotationFix(), "MMON1024", Categorical)).Sources.ShouldBe(["""
            using ModelMonitor;

            public class Customer
            {
                [Feature(Kind = FeatureKind.Categorical)]
                public int CustomerId { get; set; }
            }

            public class Model
            {
                [ModelMonitor.Monitored("demand")]
                public double Predict(Customer customer) => 0;
            }
            """]);
}
