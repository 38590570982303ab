using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation.Incremental;

/// <summary>A project whose calls depend on other files in many ways.</summary>
internal static class Shop
{
    public static MetadataReference Library { get; } = Reference("[Monitored(\"library\")] public double Score(double x) => x;");

    public static ProjectState State { get; } = new ProjectState(ImmutableSortedDictionary<string, string>.Empty
        .Add("Usings.cs", """
            global using System;
            global using ModelMonitor;
            global using static Pricing;
            """)
        .Add("Input.cs", """
            public sealed record Hour(double Temp, string Station);
            public enum Season { Winter = 1, Summer = 2 }
            """)
        .Add("Names.cs", """"
            public static class Names
            {
                public const string Rental = "rental";
                public const string Price = """price""";
                public static readonly int Unread = 1;
                public static int Body() => 1;
            }
            """")
        .Add("Bases.cs", """
            public class ScaledModel
            {
                [Monitored("scale")]
                public double Scale(double x) => x;
            }
            public class PlainModel
            {
                public double Scale(double x) => x;
            }
            """)
        .Add("Model.cs", """
            public sealed class RentalModel : ScaledModel
            {
                [Monitored(Names.Rental)]
                public double Predict(Hour hour) => hour.Temp;
            }
            """)
        .Add("Pricing.cs", """
            public static class Pricing
            {
                [Monitored(Names.Price)]
                public static double Quote(double x) => x;
            #if DISCOUNT
                public static double Quote(int x) => 0.9 * x;
            #endif
            }
            public static class OldPricing
            {
                public static double Quote(double x) => x;
            }
            """)
        .Add("Caller.cs", """
            public static class Caller
            {
                public static double Call() => new RentalModel().Predict(new(1, "north")) + Quote(1);
                public static double Other() => new LibraryModel().Score(1);
            }
            """)
        .Add("Scaler.cs", """
            public static class Scaler
            {
                public static double Call() => new RentalModel().Scale(1);
            }
            """)
        .Add("Unrelated.cs", """
            public static class Unrelated
            {
                public static int Number() => 1;
            }
            """))
    {
        References = [Library],
    };

    /// <summary>The assembly of <c>LibraryModel</c> with one method.</summary>
    public static MetadataReference Reference(string method) =>
        new UserProject($"public sealed class LibraryModel {{ {method} }}") { Name = "Library" }.Generate().ToReference();
}
