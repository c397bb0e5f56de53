using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace EventManager.Benchmarks;

/// <summary>
/// One kept-alive HTTP/1.1 connection that costs next to nothing: server and clients share the machine, and what an ordinary client
/// costs would make every ratio look better than it is.
/// </summary>
internal sealed class LeanClient : IDisposable
{
    /// <summary>The server closes what was silent for 130 seconds; filling a large event takes longer.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    private readonly Uri address;
    private Socket socket = NewSocket();
    private long lastUsed = Stopwatch.GetTimestamp();
    private byte[] buffer = new byte[64 * 1024];

    private LeanClient(Uri address) => this.address = address;

    public static async Task<LeanClient> ConnectAsync(Uri address)
    {
        var client = new LeanClient(address);
        await client.socket.ConnectAsync(address.Host, address.Port);
        return client;
    }

    /// <summary>A request without a body, made once and sent often.</summary>
    public byte[] Get(string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Language: de\r\n\r\n");

    public byte[] Post(string path, string token, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head =
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>Sends, and reads the whole answer; valid until the next call.</summary>
    public async Task<LeanAnswer> SendAsync(byte[] request)
    {
        if (Stopwatch.GetElapsedTime(lastUsed) > Idle)
        {
            socket.Dispose();
            socket = NewSocket();
            await socket.ConnectAsync(address.Host, address.Port);
        }
        lastUsed = Stopwatch.GetTimestamp();
        await socket.SendAsync(request);
        var (length, end) = (0, -1);
        while (true)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
                throw new IOException("The server closed the connection.");
            length += read;
            if (end < 0)
                end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0 && IsWhole(buffer.AsSpan(0, end + 2), buffer.AsSpan(end + 4, length - end - 4)))
                return new LeanAnswer(StatusOf(buffer), buffer.AsMemory(end + 4, length - end - 4));
        }
    }

    public void Dispose() => socket.Dispose();

    private static Socket NewSocket() => new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private static int StatusOf(ReadOnlySpan<byte> answer) =>
        Utf8Parser.TryParse(answer["HTTP/1.1 ".Length..], out int status, out _)
            ? status
            : throw new IOException("This is no HTTP answer.");

    private static bool IsWhole(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        if (at >= 0)
            return Utf8Parser.TryParse(head[(at + "\r\nContent-Length: ".Length)..], out int length, out _) && body.Length >= length;
        return body.EndsWith("\r\n0\r\n\r\n"u8) || body.SequenceEqual("0\r\n\r\n"u8);
    }
}

/// <param name="Status">Of HTTP.</param>
/// <param name="Body">As it came, in its chunks.</param>
internal readonly record struct LeanAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public bool Says(ReadOnlySpan<byte> text) => Body.Span.IndexOf(text) >= 0;

    public int Count(ReadOnlySpan<byte> text) => Body.Span.Count(text);

    public IOException Unexpected() =>
        new($"Unexpected answer {Status}: {Encoding.UTF8.GetString(Body.Span[..Math.Min(600, Body.Length)])}");
}
