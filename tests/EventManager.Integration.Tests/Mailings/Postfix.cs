using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>
/// A real Postfix on a free port of loopback, with a queue and a configuration of its own: takes mail for example.org after STARTTLS and a
/// password, which a real Dovecot judges. What it takes lies in a mailbox.
/// </summary>
internal sealed class Postfix : IAsyncDisposable
{
    public const string User = "mailer";
    public const string Password = "secret";
    private const string Daemons = "/usr/lib/postfix/sbin";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postfix-");
    private readonly int passwords = FreePort.Take();
    private readonly List<Process> running = [];

    private Postfix() { }

    public int Port { get; } = FreePort.Take();

    public static async Task<Postfix> StartAsync(X509Certificate2 certificate)
    {
        OutsideProgram.Require("postconf", "postfix");
        var dovecot = OutsideProgram.Require("dovecot", "dovecot-imapd");
        // Its master serves no other account; whoever builds as one has no CI here.
        Assert.SkipWhen(
            Environment.UserName != "root" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
            "Postfix runs as root."
        );
        var postfix = new Postfix();
        try
        {
            await postfix.RunAsync(dovecot, certificate);
            return postfix;
        }
        catch
        {
            await postfix.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a program is told to send by it.</summary>
    public Dictionary<string, string?> Settings(string password = Password) =>
        new()
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{Port}",
            ["Mail:Security"] = "StartTls",
            ["Mail:User"] = User,
            ["Mail:Password"] = password,
            ["Mail:From"] = "messe@example.org",
            ["Mail:MaxPerMinute"] = "0",
            ["Mail:OnlyTo"] = "example.org",
        };

    /// <summary>Each mail as it was delivered. Postfix answers before it delivers.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync(int expected)
    {
        var box = Path.Combine(folder.FullName, "mail", "box", "new");
        for (var attempt = 0; attempt < 200 && Count() < expected; attempt++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return [.. (Directory.Exists(box) ? Directory.GetFiles(box) : []).Select(File.ReadAllText)];

        int Count() => Directory.Exists(box) ? Directory.GetFiles(box).Length : 0;
    }

    /// <summary>How often its log says so.</summary>
    public int Logged(string words)
    {
        var log = Path.Combine(folder.FullName, "log");
        return File.Exists(log) ? File.ReadLines(log).Count(line => line.Contains(words, StringComparison.Ordinal)) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in running)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
            process.Dispose();
        }
        folder.Delete(recursive: true);
    }

    private async Task RunAsync(string dovecot, X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = (UnixFileMode)0b111_101_101;
        await FoldersAsync();
        await WriteAsync("cert.pem", certificate.ExportCertificatePem());
        await WriteAsync("key.pem", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await WriteAsync("etc/main.cf", Main());
        await WriteAsync("etc/master.cf", Master());
        await WriteAsync("dovecot.conf", Dovecot());
        running.Add(Process.Start(dovecot, ["-F", "-c", Path.Combine(folder.FullName, "dovecot.conf")]));
        running.Add(Process.Start(Path.Combine(Daemons, "master"), ["-c", Path.Combine(folder.FullName, "etc"), "-d"]));
        foreach (var port in (int[])[passwords, Port])
            await AnswersAsync(port);
    }

    /// <summary>As Postfix's own script makes them, which takes seconds for its other checks.</summary>
    private async Task FoldersAsync()
    {
        string[] queues = ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace"];
        Directory.CreateDirectory(In("etc"));
        Directory.CreateDirectory(In("spool/pid"));
        await InstallAsync("postfix", "root", "0700", [In("data"), .. queues.Select(queue => In("spool/" + queue))]);
        await InstallAsync("postfix", "postdrop", "0730", [In("spool/maildrop")]);
        await InstallAsync("postfix", "postdrop", "0710", [In("spool/public")]);
        await InstallAsync("nobody", "nogroup", "0700", [In("mail")]);

        string In(string name) => Path.Combine(folder.FullName, name);

        static Task InstallAsync(string user, string group, string mode, string[] folders) =>
            OutsideProgram.RunAsync("install", ["-d", "-o", user, "-g", group, "-m", mode, .. folders]);
    }

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text + "\n", TestContext.Current.CancellationToken);

    private async Task AnswersAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (attempt < 200 && !running.Exists(process => process.HasExited))
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private string Main() =>
        $$"""
            compatibility_level = 3.6
            queue_directory = {{folder}}/spool
            data_directory = {{folder}}/data
            command_directory = /usr/sbin
            daemon_directory = {{Daemons}}
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mail.example.org
            mydestination =
            alias_maps =
            alias_database =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            maillog_file = {{folder}}/log
            maillog_file_prefixes = {{folder}}
            virtual_mailbox_domains = example.org
            virtual_mailbox_base = {{folder}}/mail
            virtual_mailbox_maps = static:box/
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            smtpd_relay_restrictions = permit_sasl_authenticated, reject
            smtpd_tls_security_level = may
            smtpd_tls_auth_only = yes
            smtpd_tls_received_header = yes
            smtpd_tls_cert_file = {{folder}}/cert.pem
            smtpd_tls_key_file = {{folder}}/key.pem
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = inet:127.0.0.1:{{passwords}}
            smtpd_sasl_authenticated_header = yes
            smtpd_error_sleep_time = 0
            """;

    private string Master() =>
        $"""
            127.0.0.1:{Port} inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """;

    private string Dovecot() =>
        $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/dovecot.log
            protocols =
            ssl = no
            disable_plaintext_auth = no
            auth_mechanisms = plain login
            auth_failure_delay = 0
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{folder}}
            }
            service anvil {
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service auth {
              inet_listener {
                address = 127.0.0.1
                port = {{passwords}}
              }
            }
            """;
}
