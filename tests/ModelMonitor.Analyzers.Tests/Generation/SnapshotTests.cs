using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Generation;

/// <summary>The generated files, as a reviewer reads them.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Intercepted_methods() => Snapshot.Match(nameof(Intercepted_methods), new UserProject("""
        namespace Bikes;

        public enum Weather { Clear, Rain = 5 }

        public sealed record Station(string Name, int? Docks);

        public sealed record Hour(double Temp, bool? Holiday, [property: Segment] Weather Weather, Station? Station, [property: Sensitive] string City)
        {
            [PredictionKey]
            public long Id { get; init; }
        }

        public interface IRentalModel
        {
            [Monitored("bike-demand", Version = "3")]
            double Predict(Hour hour);
        }

        public struct Fleet
        {
            [Monitored("fleet \"2\"")]
            public (bool PredictedLabel, float Probability)? Classify(in DateTime at, ref int bikes, out int spare, params double[] rest)
            {
                spare = 0;
                return null;
            }

            [Monitored("eta")]
            public static ValueTask<float?> EtaAsync(
                [Feature(Kind = FeatureKind.HourOfDay)] DateTimeOffset at, (double Latitude, double Longitude) place) => new(1f);
        }

        public static class Caller
        {
            public static double Call(IRentalModel model, Hour hour, Fleet fleet)
            {
                var bikes = 1;
                fleet.Classify(default, ref bikes, out _);
                return model.Predict(hour) + (model?.Predict(hour) ?? 0);
            }
        }
        """).Generate());

    [Fact]
    public void Partial_methods() => Snapshot.Match(nameof(Partial_methods), new UserProject("""
        namespace Bikes;

        public static partial class Outer
        {
            internal readonly partial record struct RentalModel(double Factor)
            {
                [Monitored("partial")]
                public partial double Predict(double temp, double wind = 1);

                private double PredictCore(double temp, double wind) => Factor * temp;
            }
        }
        """).Generate());

    [Fact]
    public void Models_of_a_referenced_assembly()
    {
        var library = new UserProject("""
            public sealed class RentalModel
            {
                [Monitored("library")]
                public double Predict(double temp) => temp;

                [Monitored("uncalled")]
                public double Uncalled(double temp) => temp;
            }
            """) { Name = "Library" };

        Snapshot.Match(nameof(Models_of_a_referenced_assembly), new UserProject("""
            public static class Caller
            {
                public static double Call() => new RentalModel().Predict(1);
            }
            """) { References = [library.Generate().ToReference()] }.Generate());
    }

    [Fact]
    public void Files_do_not_depend_on_the_order_of_the_sources()
    {
        var sources = Enumerable.Range(0, 5).Select(i => $$"""
            public static class Model{{i}}
            {
                [Monitored("order", Version = "{{i}}")]
                public static double Predict(double temp) => temp;
            }
            """).ToList();

        var forward = new UserProject(sources).Generate();
        var backward = new UserProject(Enumerable.Reverse(sources)).Generate();

        backward.Source("Registration").ShouldBe(forward.Source("Registration"));
        backward.Files.Order().ShouldBe(forward.Files.Order());
    }
}
