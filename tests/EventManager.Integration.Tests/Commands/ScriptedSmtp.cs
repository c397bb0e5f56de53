using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EventManager.Integration.Tests.Commands;

/// <summary>A mail server on loopback that greets, offers AUTH and answers it as told; notes what it was asked.</summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string answerToAuth;
    private readonly Task serving;

    /// <param name="answerToAuth">For example <c>535 5.7.8 No</c>.</param>
    public ScriptedSmtp(string answerToAuth = "235 2.7.0 Welcome")
    {
        this.answerToAuth = answerToAuth;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Commands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await ConverseAsync(client);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 scripted ESMTP");
        while (await reader.ReadLineAsync() is { } command)
        {
            Commands.Enqueue(command);
            await writer.WriteLineAsync(
                command.Split(' ')[0] switch
                {
                    "EHLO" => "250-scripted\r\n250 AUTH PLAIN",
                    "AUTH" => answerToAuth,
                    "QUIT" => "221 Bye",
                    _ => "500 Not in the script",
                }
            );
            if (command == "QUIT")
                return;
        }
    }
}
