using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Postfix's test server: real SMTP that was not written by us. Each mail becomes a file.</summary>
internal sealed partial class SmtpSink : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtp-sink-");
    private Process? process;

    public int Port { get; } = FreePort();

    /// <param name="arguments">More arguments, such as <c>-w 1</c> for a second's delay before each answer.</param>
    public async Task StartAsync(params string[] arguments)
    {
        var path = new[] { "/usr/sbin/smtp-sink", "/usr/bin/smtp-sink", "/usr/local/sbin/smtp-sink" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null && Environment.GetEnvironmentVariable("CI") is null, "smtp-sink is not installed (package postfix).");
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = (UnixFileMode)0b111_111_111;
        string[] user = Environment.UserName == "root" ? ["-u", "postfix"] : [];
        process = Process.Start(
            new ProcessStartInfo(path!, [.. arguments, .. user, "-d", "mail.", $"127.0.0.1:{Port}", "100"])
            {
                WorkingDirectory = folder.FullName,
            }
        )!;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    public void Stop()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public int Count() => folder.GetFiles().Count(file => file.Length > 0);

    /// <summary>The Message-ID of each mail that came in whole, doubles included.</summary>
    public List<string> MessageIds() =>
        [
            .. folder
                .GetFiles()
                .Select(file => MessageId().Match(Read(file)))
                .Where(match => match.Success)
                .Select(match => match.Groups[1].Value),
        ];

    /// <summary>smtp-sink gives a mail another name once it is whole: gone between the list and the look, it is none yet.</summary>
    private static string Read(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        Stop();
        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^Message-ID: <([^>]+)>", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
