using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>An OTLP/HTTP receiver of metrics on the loopback interface.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const string MetricsPath = "/v1/metrics";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<IReadOnlyList<OtlpMetric>> _exports = new();
    private readonly ConcurrentQueue<Exception> _faults = new();
    private readonly Task _serving;

    /// <summary>Listens on a port, by default a free one.</summary>
    public OtlpReceiver(int? port = null)
    {
        Endpoint = new($"http://127.0.0.1:{port ?? LoopbackPort.Free()}{MetricsPath}");
        _listener.Prefixes.Add(Endpoint.GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where metrics are to be posted.</summary>
    public Uri Endpoint { get; }

    /// <summary>The status of the answers; a refused export is not kept.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The metrics of each export, in the order of arrival.</summary>
    public IReadOnlyList<IReadOnlyList<OtlpMetric>> Exports => [.. _exports];

    /// <summary>The metrics of the last export.</summary>
    public IReadOnlyList<OtlpMetric> Last => _exports.Last();

    /// <summary>What was wrong with requests.</summary>
    public IReadOnlyList<Exception> Faults => [.. _faults];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using (context.Response)
            {
                context.Response.StatusCode = (int)await AnswerAsync(context.Request);
            }
        }
    }

    private async Task<HttpStatusCode> AnswerAsync(HttpListenerRequest request)
    {
        if (request.Url?.AbsolutePath != MetricsPath || request.HttpMethod != "POST")
        {
            return HttpStatusCode.NotFound;
        }

        var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        body.Position = 0;
        if (Status == HttpStatusCode.OK)
        {
            try
            {
                _exports.Enqueue(Decode(body, request.Headers["Content-Encoding"]));
            }
            catch (Exception exception)
            {
                _faults.Enqueue(exception);
                return HttpStatusCode.BadRequest;
            }
        }

        return Status;
    }

    private static IReadOnlyList<OtlpMetric> Decode(Stream body, string? encoding)
    {
        using var plain = encoding switch
        {
            null => body,
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"Content-Encoding '{encoding}' is not supported; use gzip or none."),
        };
        return MetricsRequestReader.Read(plain);
    }
}
