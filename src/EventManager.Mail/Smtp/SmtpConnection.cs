using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace EventManager.Mail.Smtp;

/// <summary>A connection that has been greeted, encrypted and signed in as the settings ask.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(10);
    private readonly SmtpOptions options;

    private SmtpConnection(SmtpOptions options) => this.options = options;

    public SmtpChannel Channel { get; } = new();

    public SmtpCapabilities Offered { get; private set; } = SmtpCapabilities.None;

    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken stop)
    {
        var connection = new SmtpConnection(options);
        try
        {
            await connection.StartAsync(stop);
            return connection;
        }
        catch
        {
            connection.Abort();
            throw;
        }
    }

    /// <summary>Asks whether the server still listens; in between nothing is under way, so silence is an answer too.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken stop)
    {
        try
        {
            return (
                await Channel.AskAsync("NOOP", options.CommandTimeout < ProbeLimit ? options.CommandTimeout : ProbeLimit, stop)
            ).IsPositive;
        }
        catch (MailConnectionException)
        {
            return false;
        }
    }

    public void Abort() => Channel.Dispose();

    /// <summary>Says goodbye; whether the server hears it does not matter.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Channel.AskAsync("QUIT", FarewellLimit, CancellationToken.None);
        }
        catch (MailConnectionException)
        {
            // Gone already.
        }
        Channel.Dispose();
    }

    private async Task StartAsync(CancellationToken stop)
    {
        await Channel.ConnectAsync(options.Host, options.PortOrDefault, options.ConnectTimeout, stop);
        if (options.Security is SmtpSecurity.Tls)
            await EncryptAsync(stop);
        var greeting = await Channel.ReadAsync(options.ConnectTimeout, stop);
        if (!greeting.IsPositive)
            throw new MailConnectionException($"The server takes no connections ({greeting.Code}).");
        await IntroduceAsync(stop);
        if (options.Security is SmtpSecurity.StartTls)
            await StartTlsAsync(stop);
        if (!string.IsNullOrEmpty(options.User))
            await new SmtpSignIn(Channel, options).RunAsync(Offered, stop);
    }

    private async Task IntroduceAsync(CancellationToken stop)
    {
        var reply = await Channel.AskAsync($"EHLO {LocalName()}", options.CommandTimeout, stop);
        Offered = reply.IsPositive ? new(reply.Lines.Skip(1)) : SmtpCapabilities.None;
        if (reply.Code is >= 500)
            reply = await Channel.AskAsync($"HELO {LocalName()}", options.CommandTimeout, stop);
        if (!reply.IsPositive)
            throw new MailConnectionException($"The server does not accept our name ({reply.Code}).");
    }

    private async Task StartTlsAsync(CancellationToken stop)
    {
        if (!Offered.StartTls)
            throw new MailSecurityException("The settings ask for STARTTLS, but the server does not offer it. Nothing was sent.");
        var reply = await Channel.AskAsync("STARTTLS", options.CommandTimeout, stop);
        if (!reply.IsPositive)
            throw new MailSecurityException($"The server offers STARTTLS, but refuses it ({reply.Code}). Nothing was sent.");
        // What came in clear text must not count as said under TLS: somebody on the way could have put it there.
        if (Channel.HasUnread)
            throw new MailSecurityException("The server spoke on after STARTTLS, in clear text. Nothing was sent.");
        await EncryptAsync(stop);
        await IntroduceAsync(stop);
    }

    private Task EncryptAsync(CancellationToken stop) =>
        Channel.EncryptAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = options.Host,
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    errors is SslPolicyErrors.None
                    || (
                        options.AcceptedHash is { } hash
                        && certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == hash
                    ),
            },
            options.ConnectTimeout,
            stop
        );

    private string LocalName()
    {
        if (options.LocalName is { Length: > 0 } name)
            return name;
        var machine = Dns.GetHostName();
        if (
            machine.Contains('.', StringComparison.Ordinal)
            && Uri.CheckHostName(machine) is UriHostNameType.Dns
            && HeaderText.IsAscii(machine)
        )
            return machine;
        var address = Channel.LocalAddress;
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[IPv6:{address.ToString().Split('%')[0]}]" : $"[{address}]";
    }
}
