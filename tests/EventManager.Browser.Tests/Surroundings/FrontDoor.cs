using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>As a proxy before several nodes: each connection goes to the first node that takes it.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly ConcurrentDictionary<Task, bool> passing = new();
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
        await Task.WhenAll(passing.Keys);
        closed.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var passed = PassOnAsync(await listener.AcceptTcpClientAsync(closed.Token));
                passing.TryAdd(passed, true);
                _ = passed.ContinueWith(
                    done => passing.TryRemove(done, out var _),
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnRanToCompletion,
                    TaskScheduler.Default
                );
            }
        }
        catch (Exception over) when (closed.IsCancellationRequested && IsEnd(over))
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
            using var either = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
            await using var there = node.GetStream();
            await using var here = visitor.GetStream();
            Task[] both = [CopyAsync(here, there, either.Token), CopyAsync(there, here, either.Token)];
            await Task.WhenAny(both);
            await either.CancelAsync();
            await Task.WhenAll(both);
        }
        catch (Exception error) when (IsEnd(error))
        {
            // The visitor sees a connection that was closed.
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        try
        {
            await from.CopyToAsync(to, stop);
        }
        catch (Exception error) when (IsEnd(error))
        {
            // One side is gone; the other one is ended for it.
        }
    }

    private static bool IsEnd(Exception error) =>
        error is IOException or SocketException or OperationCanceledException or ObjectDisposedException;

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
            catch
            {
                client.Dispose();
                throw;
            }
        }
        throw new IOException("No node is there.");
    }
}
