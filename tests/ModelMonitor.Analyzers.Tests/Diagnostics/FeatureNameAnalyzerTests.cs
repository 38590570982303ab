using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Diagnostics;

/// <summary>Rules MMON1023 to MMON1025: features that are named like what is hardly meant.</summary>
public sealed class FeatureNameAnalyzerTests
{
    [Theory]
    [InlineData("string email")]
    [InlineData("string? eMail")]
    [InlineData("string customer_email")]
    [InlineData("string HomeEmailAddress")]
    [InlineData("string email2")]
    [InlineData("string emailOfCustomer")]
    [InlineData("string phone")]
    [InlineData("long mobilePhoneNumber")]
    [InlineData("string firstName")]
    [InlineData("string last_name")]
    [InlineData("string maidenName")]
    [InlineData("string customerName")]
    [InlineData("DateOnly birthDate")]
    [InlineData("DateTime? dateOfBirth")]
    [InlineData("DateTimeOffset dob")]
    [InlineData("string ssn")]
    [InlineData("int ssn")]
    [InlineData("int socialSecurityNumber")]
    [InlineData("string nationalId")]
    [InlineData("string passportNo")]
    [InlineData("string drivingLicence")]
    [InlineData("string IBAN")]
    [InlineData("long accountNumber")]
    [InlineData("string creditCardNumber")]
    [InlineData("string street")]
    [InlineData("string addressLine1")]
    [InlineData("string clientIP")]
    [InlineData("string clientIPv4")]
    [InlineData("double homeLatitude")]
    [InlineData("string ethnicity")]
    [InlineData("DayOfWeek religion")]
    public Task A_name_of_personal_data(string parameter) => Fires("MMON1023", parameter);

    [Theory]
    [InlineData("int id")]
    [InlineData("string Id")]
    [InlineData("long customerId")]
    [InlineData("ulong? userID")]
    [InlineData("Int128 transactionId")]
    [InlineData("float movieId")]
    [InlineData("string session_guid")]
    [InlineData("string uuid")]
    [InlineData("int idOfCustomer")]
    [InlineData("int rowKey")]
    [InlineData("int orderNumber")]
    [InlineData("string deviceIdentifier")]
    [InlineData("[Sensitive] string nationalId")]
    public Task A_name_of_an_identifier(string parameter) => Fires("MMON1024", parameter);

    [Theory]
    [InlineData("string description")]
    [InlineData("string? productDescription")]
    [InlineData("string comments")]
    [InlineData("string review_text")]
    [InlineData("string notesOfNurse")]
    [InlineData("string body")]
    [InlineData("string pageHTML")]
    [InlineData("string payloadJson")]
    [InlineData("string url")]
    [InlineData("[Sensitive] string prompt")]
    public Task A_name_of_free_text(string parameter) => Fires("MMON1025", parameter);

    [Theory]
    [InlineData("int emailCount")]
    [InlineData("int numberOfEmails")]
    [InlineData("string numberOfEmail")]
    [InlineData("bool hasEmail")]
    [InlineData("bool email")]
    [InlineData("int email")]
    [InlineData("string emailDomain")]
    [InlineData("string phoneType")]
    [InlineData("double distanceFromHomeAddress")]
    [InlineData("int daysSinceBirthDate")]
    [InlineData("int birthYear")]
    [InlineData("string productName")]
    [InlineData("string ipo")]
    [InlineData("string ship")]
    [InlineData("string streetType")]
    [InlineData("double latitude")]
    [InlineData("string gender")]
    [InlineData("double salary")]
    [InlineData("string postalCode")]
    [InlineData("double bid")]
    [InlineData("int grid")]
    [InlineData("int paid")]
    [InlineData("double humid")]
    [InlineData("int idle")]
    [InlineData("int idCount")]
    [InlineData("int key")]
    [InlineData("string productCode")]
    [InlineData("DayOfWeek dayId")]
    [InlineData("bool id")]
    [InlineData("char id")]
    [InlineData("DateTime id")]
    [InlineData("Guid id")]
    [InlineData("int notes")]
    [InlineData("int textLength")]
    [InlineData("string contentType")]
    [InlineData("string context")]
    [InlineData("string bodyStyle")]
    [InlineData("string jobTitle")]
    [InlineData("CancellationToken id")]
    [InlineData("double @_")]
    public async Task A_name_of_something_else(string parameter) => (await Findings(parameter)).ShouldBeEmpty();

    [Theory]
    [InlineData("[Sensitive] string email")]
    [InlineData("[NotFeature] string email")]
    [InlineData("[PredictionKey] string email")]
    [InlineData("[Feature] string email")]
    [InlineData("[Feature(Name = \"id\")] string customerId")]
    [InlineData("[Feature(Kind = FeatureKind.Categorical)] int storeId")]
    [InlineData("[PredictionKey] long id")]
    [InlineData("[NotFeature] long id")]
    [InlineData("[Feature] string comment")]
    [InlineData("[NotFeature] string comment")]
    [InlineData("[PredictionKey] string comment")]
    public async Task An_attribute_says_what_is_meant(string parameter) => (await Findings(parameter)).ShouldBeEmpty();

    [Fact]
    public async Task A_property_is_named_where_it_stands_and_once_for_two_models() =>
        (await AnalyzerRun.Findings("""
            public sealed record Customer(string Name, [Sensitive] string Email, int Visits, Contact Contact);

            public sealed class Contact
            {
                public string? Phone { get; init; }

                public string? City { get; init; }

                [NotFeature] public string? Notes { get; init; }
            }

            public sealed record Product(string Label, int Id);

            public sealed class M
            {
                [Monitored("a")] public double A(Customer customer, Product product) => 1;

                [Monitored("b")] public double B(Customer customer) => 1;

                [Monitored("c")] public double C([Sensitive] Customer customer) => 1;

                public double NotMonitored(string email, int id) => 1;
            }
            """, new FeatureNameAnalyzer())).ShouldBe(["MMON1023: Name", "MMON1023: Phone", "MMON1024: Id"]);

    [Fact]
    public async Task The_owner_may_be_named_after_what_carries_it() =>
        (await AnalyzerRun.Findings("""
            public sealed record PassengerInput(string Name);

            public sealed record EmailFeatures(string Language);

            public sealed class M
            {
                [Monitored("m")] public double Predict(PassengerInput passenger, EmailFeatures email) => 1;
            }
            """, new FeatureNameAnalyzer())).ShouldBe(["MMON1023: Name"]);

    [Fact]
    public async Task A_member_of_a_type_elsewhere_is_named_at_the_attribute()
    {
        var library = new UserProject("public sealed record Customer(string Email, int Age);") { Name = "Library" }.Generate().ToReference();

        (await AnalyzerRun.Findings(new UserProject("""
            public sealed class M
            {
                [Monitored("m")] public double Predict(Customer customer) => 1;
            }
            """) { References = [library] }, new FeatureNameAnalyzer())).ShouldBe(["MMON1023: Monitored(\"m\")"]);
    }

    [Fact]
    public async Task A_partial_method_is_asked_about_once() =>
        (await AnalyzerRun.Findings("""
            public sealed partial class M
            {
                [Monitored("m")] public partial double Predict(string email);

                private double PredictCore(string email) => 1;
            }
            """, new FeatureNameAnalyzer())).ShouldBe(["MMON1023: email"]);

    [Fact]
    public async Task A_method_that_is_not_captured_is_not_asked_about() =>
        (await AnalyzerRun.Findings("""
            public sealed class M
            {
                [Monitored("m")] public object Predict(string email) => email;
            }
            """, new FeatureNameAnalyzer())).ShouldBeEmpty();

    [Theory]
    [InlineData("string homePhone", "'homePhone' is named like personal data (phone), and baselines, metrics and alerts tell of its values; "
        + "mark it [Sensitive], [NotFeature], or [Feature] if it is none")]
    [InlineData("int shopId", "'shopId' is named like an identifier and monitored as a quantity, which drifts with every new row; "
        + "mark it [PredictionKey] or [NotFeature], or [Feature(Kind = FeatureKind.Categorical)] if it has few values")]
    [InlineData("string remarks", "'remarks' is named like free text (remarks), and a column tells apart at most 1,024 texts; "
        + "mark it [NotFeature] and take what the model derives from it, or [Feature] if it has few values")]
    public async Task The_message_names_the_feature_and_the_remedy(string parameter, string message) =>
        (await AnalyzerRun.Diagnostics(new UserProject(Source(parameter)), new FeatureNameAnalyzer())).Single().GetMessage(null).ShouldBe(message);

    private static async Task Fires(string id, string parameter) =>
        (await Findings(parameter)).ShouldBe([$"{id}: {parameter.Split(' ')[^1]}"]);

    private static Task<IReadOnlyList<string>> Findings(string parameter) => AnalyzerRun.Findings(Source(parameter), new FeatureNameAnalyzer());

    private static string Source(string parameter) => $$"""
        public sealed class M
        {
            [Monitored("m")] public double Predict(double x, {{parameter}}) => x;
        }
        """;
}
