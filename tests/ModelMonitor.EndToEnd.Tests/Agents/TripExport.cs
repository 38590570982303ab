using ModelMonitor.Detection;
using ModelMonitor.EndToEnd.Models;
using ModelMonitor.EndToEnd.Otlp;
using ModelMonitor.Hosting;

namespace ModelMonitor.EndToEnd.Agents;

/// <summary>
/// A hosted application that makes predictions of which some drift, throw or cannot be read, and what it exports.
/// </summary>
public sealed class TripExport : IAsyncLifetime
{
    public const int BaselineSize = 400;
    public const int WindowSize = 200;
    public const int CleanSize = 2 * WindowSize;
    public const int DriftedSize = 3 * WindowSize;
    public const int OpenWindowSize = 50;
    public const int ObservedSize = CleanSize + DriftedSize + OpenWindowSize;
    public const int FailedSize = 7;
    public const int UnreadableSize = 3;

    private readonly List<Trip> _observed = [];

    /// <summary>The trips after the baseline that were captured.</summary>
    public IReadOnlyList<Trip> Observed => _observed;

    /// <summary>The last export.</summary>
    internal IReadOnlyList<OtlpMetric> Metrics { get; private set; } = [];

    public ModelStatus Status { get; private set; } = null!;

    public IReadOnlyList<WindowReport> Reports { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using var receiver = new OtlpReceiver();
        await using var application = await HostedApplication.StartAsync(receiver.Endpoint, options =>
        {
            var trips = options.ForModel(TripModel.Name);
            trips.BaselineSize = BaselineSize;
            trips.WindowSize = WindowSize;
            trips.KeptReports = (CleanSize + DriftedSize) / WindowSize;
            trips.TimeOneIn = 1;
        });
        var model = new TripModel();
        var traffic = new TripTraffic(seed: 20_010_101);
        traffic.Take(BaselineSize).ToList().ForEach(trip => model.Predict(trip));
        // An export before the end: what follows must add to it, not start anew.
        application.ExportSuccessfully();

        _observed.AddRange(traffic.Take(CleanSize));
        _observed.AddRange(traffic.Take(DriftedSize, distanceFactor: 1.609344));
        _observed.AddRange(traffic.Take(OpenWindowSize));
        _observed.ForEach(trip => model.Predict(trip));
        foreach (var trip in traffic.Take(FailedSize))
        {
            Should.Throw<ArgumentOutOfRangeException>(() => model.Predict(trip with { Distance = -1 }));
        }

        foreach (var trip in traffic.Take(UnreadableSize))
        {
            model.Predict(trip.WithUnreadableWeight()).ShouldBe(TripModel.Expected(trip));
        }

        // For the metrics that only a model with rules has.
        new ParcelModel().Predict(1, zone: null);
        application.ExportSuccessfully();
        receiver.Faults.ShouldBeEmpty();
        receiver.Exports.Count.ShouldBe(2);
        Metrics = receiver.Last;
        Status = application.Agent.Models.Single(status => status.Model == TripModel.Name);
        Reports = application.Agent.Reports(TripModel.Name);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal OtlpMetric Metric(string name) => Metrics.Where(metric => metric.Name == name).ShouldHaveSingleItem();

    /// <summary>The points of a metric that belong to the model of trips.</summary>
    internal IReadOnlyList<OtlpPoint> Points(string name, params (string Key, string Value)[] attributes) =>
        [.. Metric(name).Points.Where(point => point.Attributes.GetValueOrDefault("model.name") == TripModel.Name
            && attributes.All(attribute => point.Attributes.GetValueOrDefault(attribute.Key) == attribute.Value))];
}
