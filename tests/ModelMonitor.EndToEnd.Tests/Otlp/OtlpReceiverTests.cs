using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>The receiver against what the real exporter sends.</summary>
public sealed class OtlpReceiverTests
{
    [Fact]
    public async Task A_counter_arrives_with_its_scope_unit_attributes_and_total()
    {
        using var meter = NewMeter();
        var counter = meter.CreateCounter<long>("orders", "{order}");

        var metric = await ExportAsync(meter, () =>
        {
            counter.Add(3, new("city", "Łódź"), new("paid", true));
            counter.Add(4, new("city", "Łódź"), new("paid", true));
            counter.Add(5, new("city", ""), new("shelf", 7));
        });

        metric.Scope.ShouldBe(meter.Name);
        metric.Name.ShouldBe("orders");
        metric.Unit.ShouldBe("{order}");
        metric.Kind.ShouldBe(OtlpKind.Sum);
        metric.Temporality.ShouldBe(OtlpTemporality.Cumulative);
        metric.IsMonotonic.ShouldBeTrue();
        metric.Points.Count.ShouldBe(2);
        metric.Points[0].Attributes.ShouldBe(new Dictionary<string, string> { ["city"] = "Łódź", ["paid"] = "true" }, ignoreOrder: true);
        metric.Points[0].Value.ShouldBe(7);
        metric.Points[1].Attributes.ShouldBe(new Dictionary<string, string> { ["city"] = "", ["shelf"] = "7" }, ignoreOrder: true);
        metric.Points[1].Value.ShouldBe(5);
        metric.Points.ShouldAllBe(point => point.StartTime > 0 && point.StartTime <= point.Time);
    }

    [Theory]
    [InlineData(-273.15)]
    [InlineData(0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public async Task A_gauge_arrives_with_its_value(double value)
    {
        using var meter = NewMeter();
        meter.CreateObservableGauge("temperature", () => value, "Cel");

        var metric = await ExportAsync(meter, () => { });

        metric.Kind.ShouldBe(OtlpKind.Gauge);
        metric.Unit.ShouldBe("Cel");
        metric.Temporality.ShouldBe(OtlpTemporality.Unspecified);
        metric.Points.ShouldHaveSingleItem().Value.ShouldBe(value);
    }

    [Fact]
    public async Task An_integer_gauge_arrives_with_its_sign()
    {
        using var meter = NewMeter();
        meter.CreateObservableGauge("balance", () => long.MinValue / 1024);

        var metric = await ExportAsync(meter, () => { });

        metric.Points.ShouldHaveSingleItem().Value.ShouldBe(long.MinValue / 1024);
    }

    [Fact]
    public async Task An_up_down_counter_is_not_monotonic()
    {
        using var meter = NewMeter();
        var counter = meter.CreateUpDownCounter<double>("queue");

        var metric = await ExportAsync(meter, () => counter.Add(-2.5));

        metric.Kind.ShouldBe(OtlpKind.Sum);
        metric.IsMonotonic.ShouldBeFalse();
        metric.Points.ShouldHaveSingleItem().Value.ShouldBe(-2.5);
    }

    [Fact]
    public async Task A_histogram_arrives_with_its_buckets()
    {
        using var meter = NewMeter();
        var histogram = meter.CreateHistogram("wait", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 10] });

        var metric = await ExportAsync(meter, () => new[] { 0.05, 0.1, 0.5, 2, 100 }.ToList().ForEach(wait => histogram.Record(wait, new KeyValuePair<string, object?>("desk", "a"))));

        metric.Kind.ShouldBe(OtlpKind.Histogram);
        metric.Temporality.ShouldBe(OtlpTemporality.Cumulative);
        var point = metric.Points.ShouldHaveSingleItem();
        point.Attributes["desk"].ShouldBe("a");
        point.Count.ShouldBe(5UL);
        point.Value.ShouldBe(102.65, 1e-12);
        point.Bounds.ShouldBe([0.1, 1, 10]);
        point.BucketCounts.ShouldBe([2UL, 1, 1, 1]);
    }

    [Fact]
    public async Task A_refused_export_is_not_kept()
    {
        await using var receiver = new OtlpReceiver { Status = HttpStatusCode.ServiceUnavailable };
        using var meter = NewMeter();
        using var provider = Provider(meter, receiver.Endpoint);
        var counter = meter.CreateCounter<long>("orders");
        counter.Add(1);

        provider.ForceFlush();
        receiver.Exports.ShouldBeEmpty();

        receiver.Status = HttpStatusCode.OK;
        counter.Add(1);
        provider.ForceFlush();
        receiver.Last.ShouldHaveSingleItem().Points.ShouldHaveSingleItem().Value.ShouldBe(2);
    }

    // One request with one metric that has only a name: "a".
    private static readonly byte[] MinimalRequest = [0x0A, 0x07, 0x12, 0x05, 0x12, 0x03, 0x0A, 0x01, 0x61];

    [Fact]
    public async Task A_compressed_request_is_read()
    {
        await using var receiver = new OtlpReceiver();
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(MinimalRequest);
        }

        (await PostAsync(receiver.Endpoint, compressed.ToArray(), "gzip")).ShouldBe(HttpStatusCode.OK);

        receiver.Last.ShouldHaveSingleItem().Name.ShouldBe("a");
    }

    [Theory]
    [InlineData(8, null)]
    [InlineData(9, "gzip")]
    [InlineData(9, "br")]
    public async Task A_broken_request_is_refused_and_noted(int length, string? encoding)
    {
        await using var receiver = new OtlpReceiver();

        (await PostAsync(receiver.Endpoint, MinimalRequest[..length], encoding)).ShouldBe(HttpStatusCode.BadRequest);

        receiver.Exports.ShouldBeEmpty();
        receiver.Faults.Count.ShouldBe(1);
    }

    private static Meter NewMeter() => new($"test-{Guid.NewGuid()}");

    private static MeterProvider Provider(Meter meter, Uri endpoint) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(meter.Name)
        .AddOtlpExporter((exporter, reader) =>
        {
            exporter.Endpoint = endpoint;
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = Timeout.Infinite;
        })
        .Build();

    private static async Task<OtlpMetric> ExportAsync(Meter meter, Action record)
    {
        await using var receiver = new OtlpReceiver();
        using var provider = Provider(meter, receiver.Endpoint);
        record();
        provider.ForceFlush().ShouldBeTrue();
        receiver.Faults.ShouldBeEmpty();
        return receiver.Last.ShouldHaveSingleItem();
    }

    private static async Task<HttpStatusCode> PostAsync(Uri endpoint, byte[] body, string? encoding)
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var response = await client.PostAsync(endpoint, content);
        return response.StatusCode;
    }
}
