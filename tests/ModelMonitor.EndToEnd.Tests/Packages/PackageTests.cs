namespace ModelMonitor.EndToEnd.Packages;

/// <summary>Tests that share the packages, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<LocalFeed>
{
    public const string Name = "packages";
}
