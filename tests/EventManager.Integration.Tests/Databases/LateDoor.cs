using System.Net;
using System.Net.Sockets;

namespace EventManager.Integration.Tests.Databases;

/// <summary>A port that nobody listens on until it is opened; then it leads to a server.</summary>
internal sealed class LateDoor : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly Socket reserved = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource closing = new();
    private Task serving = Task.CompletedTask;

    public LateDoor(string host, int port)
    {
        (this.host, this.port) = (host, port);
        // Bound and not listening: refused, and nobody else's meanwhile.
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => ((IPEndPoint)reserved.LocalEndPoint!).Port;

    public void Open()
    {
        reserved.Listen();
        serving = ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        reserved.Dispose();
        await serving;
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await reserved.AcceptAsync(closing.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(host, port, closing.Token);
        await using var outside = new NetworkStream(client, ownsSocket: true);
        var inside = server.GetStream();
        try
        {
            await Task.WhenAny(outside.CopyToAsync(inside, closing.Token), inside.CopyToAsync(outside, closing.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
