using System.Net;
using System.Net.Sockets;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>As a proxy before several nodes: each connection goes to the first node that takes it.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly Uri[] nodes;
    private readonly Task taking;

    public FrontDoor(params Uri[] nodes)
    {
        this.nodes = nodes;
        listener.Start();
        taking = TakeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        listener.Stop();
        await taking;
        closed.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _ = PassOnAsync(await listener.AcceptTcpClientAsync(closed.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    /// <summary>Ends with either side, as a connection does whose node died.</summary>
    private async Task PassOnAsync(TcpClient visitor)
    {
        using var _ = visitor;
        try
        {
            using var node = await FirstAsync();
            await using var there = node.GetStream();
            await using var here = visitor.GetStream();
            await Task.WhenAny(here.CopyToAsync(there, closed.Token), there.CopyToAsync(here, closed.Token));
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The visitor sees a connection that was closed.
        }
    }

    private async Task<TcpClient> FirstAsync()
    {
        foreach (var node in nodes)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, node.Port, closed.Token);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
            }
        }
        throw new IOException("No node is there.");
    }
}
