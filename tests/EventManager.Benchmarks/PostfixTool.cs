using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EventManager.Benchmarks;

/// <summary>Postfix's test server, which takes mails and throws them away, and its counterpart that sends as fast as it can.</summary>
internal sealed class PostfixTool : IAsyncDisposable
{
    private readonly Process sink;

    private PostfixTool(Process sink, int port) => (this.sink, Port) = (sink, port);

    public int Port { get; }

    public static string? Find(string name) =>
        new[] { "/usr/sbin/", "/usr/bin/", "/usr/local/sbin/" }.Select(folder => folder + name).FirstOrDefault(File.Exists);

    public static async Task<PostfixTool> SinkAsync()
    {
        var port = FreePort();
        // Started by root it insists on becoming somebody else.
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "postfix"] : [];
        var sink = Process.Start(Find("smtp-sink")!, [.. user, $"127.0.0.1:{port}", "1000"]);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new(sink, port);
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <param name="mails">How many.</param>
    /// <param name="connections">At once.</param>
    /// <param name="size">Bytes of a mail.</param>
    /// <param name="kept">The next mail over the same connection.</param>
    /// <returns>Mails a second.</returns>
    public async Task<double> SourceAsync(int mails, int connections, int size, bool kept)
    {
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{(kept ? "-d " : "")}-s {connections} -m {mails} -l {size} 127.0.0.1:{Port}"
        );
        var watch = Stopwatch.StartNew();
        using var source = Process.Start(Find("smtp-source")!, words.Split(' '));
        await source.WaitForExitAsync();
        return source.ExitCode == 0
            ? mails / watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"smtp-source ended with {source.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        sink.Kill();
        await sink.WaitForExitAsync();
        sink.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
