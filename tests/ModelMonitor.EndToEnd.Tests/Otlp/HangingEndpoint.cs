using System.Net;
using System.Net.Sockets;

namespace ModelMonitor.EndToEnd.Otlp;

/// <summary>An endpoint that accepts connections and never answers.</summary>
internal sealed class HangingEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _accepted = [];
    private readonly Task _accepting;

    public HangingEndpoint()
    {
        _listener.Start();
        Endpoint = new($"http://{_listener.LocalEndpoint}/v1/metrics");
        _accepting = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>The connections that were made.</summary>
    public int Connections
    {
        get
        {
            lock (_accepted)
            {
                return _accepted.Count;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        _accepted.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync();
                lock (_accepted)
                {
                    _accepted.Add(socket);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
