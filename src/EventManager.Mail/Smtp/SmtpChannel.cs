using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace EventManager.Mail.Smtp;

/// <summary>The bytes between us and a server: buffered commands out, replies in, each within a time limit.</summary>
internal sealed class SmtpChannel : IDisposable
{
    private readonly TcpClient client = new() { NoDelay = true };
    private readonly ArrayBufferWriter<byte> pending = new(1024);
    private readonly SmtpReplyReader replies = new();
    private Stream stream = Stream.Null;

    public bool IsEncrypted => stream is SslStream;

    public bool IsLoopback =>
        client.Client.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(Unmapped(address));

    public IPAddress LocalAddress => Unmapped(((IPEndPoint)client.Client.LocalEndPoint!).Address);

    /// <summary>Whether the server has spoken without being asked.</summary>
    public bool HasUnread => replies.HasUnread || client.Available > 0;

    public Task ConnectAsync(string host, int port, TimeSpan limit, CancellationToken stop) =>
        WithinAsync(
            limit,
            async token =>
            {
                await client.ConnectAsync(host, port, token);
                stream = client.GetStream();
                return true;
            },
            stop
        );

    /// <exception cref="MailSecurityException">The server's certificate is not trusted.</exception>
    public Task EncryptAsync(SslClientAuthenticationOptions options, TimeSpan limit, CancellationToken stop) =>
        WithinAsync(
            limit,
            async token =>
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsClientAsync(options, token);
                return true;
            },
            stop
        );

    public void Append(string command) => Encoding.UTF8.GetBytes($"{command}\r\n", pending);

    public void Append(ReadOnlySpan<byte> content) => pending.Write(content);

    public Task FlushAsync(TimeSpan limit, CancellationToken stop) =>
        WithinAsync(
            limit,
            async token =>
            {
                await stream.WriteAsync(pending.WrittenMemory, token);
                pending.ResetWrittenCount();
                return true;
            },
            stop
        );

    /// <exception cref="MailConnectionException">Also for 421: after it the server hangs up.</exception>
    public async Task<SmtpReply> ReadAsync(TimeSpan limit, CancellationToken stop)
    {
        var reply = await WithinAsync(limit, token => replies.ReadAsync(stream, token).AsTask(), stop);
        return reply.IsClosing
            ? throw new MailConnectionException("The server ended the connection (421).") { Dropped = true, Refused = true }
            : reply;
    }

    public async Task<SmtpReply> AskAsync(string command, TimeSpan limit, CancellationToken stop)
    {
        Append(command);
        await FlushAsync(limit, stop);
        return await ReadAsync(limit, stop);
    }

    public void Dispose()
    {
        stream.Dispose();
        client.Dispose();
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // The one place where what can happen on a network gets our own names.
    private static async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(limit);
        try
        {
            return await work(deadline.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new MailConnectionException(
                string.Create(CultureInfo.InvariantCulture, $"The server did not answer within {limit.TotalSeconds:0.#} s.")
            );
        }
        catch (SocketException failure)
        {
            throw new MailConnectionException($"The server cannot be reached ({failure.SocketErrorCode}).", failure);
        }
        catch (System.Security.Authentication.AuthenticationException failure)
        {
            throw new MailSecurityException($"TLS was not possible: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new MailConnectionException("The connection to the server broke.", failure) { Dropped = true };
        }
    }
}
