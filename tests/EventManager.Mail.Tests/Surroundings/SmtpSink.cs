using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EventManager.Mail.Smtp;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>Postfix's test server: real SMTP that was not written by us. Each mail becomes a file.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtp-sink-");
    private readonly Process process;
    private readonly int port = FreePort.Take();

    public SmtpSink(params string[] arguments)
    {
        var path = OutsideProgram.Require("smtp-sink", "postfix");
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = (UnixFileMode)0b111_111_111;
        // Started by root it insists on becoming somebody else.
        string[] user = Environment.UserName == "root" ? ["-u", "postfix"] : [];
        process = Process.Start(
            new ProcessStartInfo(path, [.. arguments, .. user, "-d", "mail.", $"127.0.0.1:{port}", "100"])
            {
                WorkingDirectory = folder.FullName,
            }
        )!;
    }

    public SmtpOptions Options =>
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Security = SmtpSecurity.None,
        };

    public string[] Mails() => [.. folder.GetFiles().Select(file => File.ReadAllText(file.FullName))];

    public async Task WaitAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port, Samples.Stop);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50, Samples.Stop);
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
