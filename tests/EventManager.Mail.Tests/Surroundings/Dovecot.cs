using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EventManager.Mail.Imap;
using EventManager.Mail.Smtp;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>A real IMAP server on a free loopback port, with one mailbox.</summary>
internal sealed class Dovecot : IAsyncDisposable
{
    private readonly StringBuilder errors = new();
    private readonly string folder = Directory.CreateTempSubdirectory("dovecot").FullName;
    private readonly int port = FreePort.Take();
    private Process? process;
    private int delivered;

    public static async Task<Dovecot> StartAsync()
    {
        var path = OutsideProgram.Require("dovecot", "dovecot-imapd");
        var dovecot = new Dovecot();
        try
        {
            await dovecot.RunAsync(path);
            return dovecot;
        }
        catch
        {
            await dovecot.DisposeAsync();
            throw;
        }
    }

    public ImapOptions Options(Action<ImapOptions>? change = null)
    {
        var options = new ImapOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Security = SmtpSecurity.None,
            User = "bounce",
            Password = "secret",
            Timeout = TimeSpan.FromSeconds(20),
        };
        change?.Invoke(options);
        return options;
    }

    public void Deliver(byte[] mail)
    {
        var file = Path.Combine(folder, "mail", "new", $"{++delivered:D4}.test");
        File.WriteAllBytes(file, mail);
        Allow(file, (UnixFileMode)0b110_110_110);
    }

    /// <summary>What still lies there, read or not.</summary>
    public int Left() => new[] { "new", "cur" }.Sum(part => Directory.GetFiles(Path.Combine(folder, "mail", part)).Length);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private async Task RunAsync(string path)
    {
        foreach (var part in (string[])["mail", "mail/new", "mail/cur", "mail/tmp", "home"])
            Allow(Directory.CreateDirectory(Path.Combine(folder, part)).FullName, (UnixFileMode)0b111_111_111);
        Allow(folder, (UnixFileMode)0b111_101_101);
        var settings = Path.Combine(folder, "dovecot.conf");
        await File.WriteAllTextAsync(settings, Settings());
        process = Process.Start(new ProcessStartInfo(path, ["-F", "-c", settings]) { RedirectStandardError = true })!;
        // As it comes, not to the end: that never is while the server runs, and a full pipe would stop it.
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
        for (var attempt = 0; attempt < 100 && !process.HasExited; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, Samples.Stop);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, Samples.Stop);
            }
        }
        // What it says last comes after its end; its children may hold the pipe for longer.
        if (process.HasExited)
            await Task.WhenAny(process.WaitForExitAsync(Samples.Stop), Task.Delay(1_000, Samples.Stop));
        throw new InvalidOperationException("dovecot does not start: " + Noted());
    }

    private void Note(string? line)
    {
        lock (errors)
            errors.AppendLine(line);
    }

    private string Noted()
    {
        lock (errors)
            return errors.ToString();
    }

    private string Settings()
    {
        var isRoot = Environment.UserName == "root";
        var own = isRoot ? "" : $"default_login_user = {Environment.UserName}\ndefault_internal_user = {Environment.UserName}\n";
        var (user, root) = isRoot ? ("nobody", "") : (Environment.UserName, "chroot =");
        return $$"""
            {{own}}base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:{{folder}}/mail
            auth_failure_delay = 0
            passdb {
              driver = static
              args = password=secret
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{(isRoot ? "nogroup" : user)}} home={{folder}}/home
            }
            service imap-login {
              {{root}}
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              {{root}}
            }
            """;
    }
}
