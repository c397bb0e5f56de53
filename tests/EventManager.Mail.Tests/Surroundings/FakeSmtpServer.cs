using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EventManager.Mail.Smtp;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>A mail server on a free loopback port that takes everything, unless its script says otherwise.</summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    public const string HangUp = "hang up";
    public const string Silence = "silence";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Task accepting;
    private int connections;

    public FakeSmtpServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>
    /// Answer to a command line (CONNECT and "." included); null: the ordinary one. One that ends in <see cref="HangUp"/> is the last.
    /// </summary>
    public Func<string, string?> Script { get; set; } = _ => null;

    public List<string> Offers { get; } = ["PIPELINING", "8BITMIME", "SMTPUTF8"];

    public X509Certificate2? Certificate { get; set; }

    public bool ImplicitTls { get; set; }

    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>Contents as they came over the wire, dots still doubled.</summary>
    public ConcurrentQueue<string> Contents { get; } = [];

    public int Connections => connections;

    public SmtpOptions Options(Action<SmtpOptions>? change = null)
    {
        var options = new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Security = SmtpSecurity.None,
            LocalName = "client.example",
        };
        change?.Invoke(options);
        return options;
    }

    public ValueTask<IMailSession> OpenAsync(Action<SmtpOptions>? change = null) =>
        new SmtpTransport(Options(change)).OpenAsync(Samples.Stop);

    public async Task<MailResult> SendAsync(MailMessage message, Action<SmtpOptions>? change = null)
    {
        await using var session = await OpenAsync(change);
        return await session.SendAsync(message, Samples.Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(conversations);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref connections);
                conversations.Add(ConverseAsync(client));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        try
        {
            using var conversation = new FakeSmtpConversation(this, client.GetStream());
            await conversation.RunAsync(closing.Token);
        }
        catch (Exception gone)
            when (gone is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client left, or the test is over.
        }
    }
}

internal sealed class FakeSmtpConversation(FakeSmtpServer server, Stream stream) : IDisposable
{
    private Stream stream = stream;
    private StreamReader reader = new(stream, Encoding.UTF8);

    public async Task RunAsync(CancellationToken stop)
    {
        if (server.ImplicitTls)
            await EncryptAsync(stop);
        if (!await AnswerAsync(server.Script("CONNECT") ?? "220 fake.example ESMTP", stop))
            return;
        while (await reader.ReadLineAsync(stop) is { } command)
        {
            server.Commands.Enqueue(command);
            var answer = server.Script(command) ?? await OrdinaryAnswerAsync(command, stop);
            if (!await AnswerAsync(answer, stop) || command == "QUIT")
                return;
            if (command == "DATA" && answer.StartsWith('3') && !await TakeContentAsync(stop))
                return;
            if (command == "STARTTLS" && answer.StartsWith('2'))
                await EncryptAsync(stop);
        }
    }

    public void Dispose() => reader.Dispose();

    private async Task<string> OrdinaryAnswerAsync(string command, CancellationToken stop) =>
        command.Split(' ')[0] switch
        {
            "EHLO" => string.Join("\r\n", ["250-fake.example", .. server.Offers.Select(offer => $"250-{offer}"), "250 HELP"]),
            "AUTH" when command == "AUTH LOGIN" => await TakeCredentialsAsync(stop),
            "AUTH" => "235 2.7.0 Welcome",
            "DATA" => "354 Go on",
            "STARTTLS" => "220 Go on",
            "QUIT" => "221 Bye",
            _ => "250 Fine",
        };

    private async Task<string> TakeCredentialsAsync(CancellationToken stop)
    {
        foreach (var prompt in (string[])["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"])
        {
            await AnswerAsync(prompt, stop);
            server.Commands.Enqueue(await reader.ReadLineAsync(stop) ?? "");
        }
        return server.Script("CREDENTIALS") ?? "235 2.7.0 Welcome";
    }

    private async Task<bool> TakeContentAsync(CancellationToken stop)
    {
        var content = new StringBuilder();
        string? line;
        while ((line = await reader.ReadLineAsync(stop)) != ".")
        {
            if (line is null)
                return false; // gone before the end: no server keeps that
            content.Append(line).Append("\r\n");
        }
        server.Contents.Enqueue(content.ToString());
        return await AnswerAsync(server.Script(".") ?? "250 Taken", stop);
    }

    private async Task<bool> AnswerAsync(string answer, CancellationToken stop)
    {
        if (answer == FakeSmtpServer.HangUp)
            return false;
        if (answer == FakeSmtpServer.Silence)
            await Task.Delay(Timeout.Infinite, stop);
        var isLast = answer.EndsWith(FakeSmtpServer.HangUp, StringComparison.Ordinal);
        var words = isLast ? answer[..^FakeSmtpServer.HangUp.Length] : answer;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(words + "\r\n"), stop);
        return !isLast && !answer.StartsWith("421", StringComparison.Ordinal);
    }

    private async Task EncryptAsync(CancellationToken stop)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, stop);
        stream = secured;
        reader = new(secured, Encoding.UTF8);
    }
}
