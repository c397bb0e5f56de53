using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EventManager.Mail.Smtp;

/// <summary>Looks at the server's certificate, and says in words why it is not believed and what to do.</summary>
internal sealed class SmtpTrust(SmtpOptions options, TimeProvider clock)
{
    private const int TlsPort = 465;

    private readonly List<string> wrong = [];

    /// <summary>What the server showed; null before, and where it showed none.</summary>
    public ServerCertificate? Seen { get; private set; }

    public bool Accepts(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        wrong.Clear();
        if (shown is null)
            return false;
        using var certificate = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        Seen = ServerCertificate.Of(certificate);
        if (errors is SslPolicyErrors.None || options.AcceptedHash == Seen.Sha256)
            return true;
        if (options.AcceptedHash is not null)
            wrong.Add("it is not the one that AcceptedCertificate names");
        wrong.AddRange(Seen.WhyNot(options.Host, chain, errors, clock.GetUtcNow()));
        return false;
    }

    /// <summary>Why there was no TLS: the certificate, or a server that does not begin with it.</summary>
    public string Why(Exception failure)
    {
        if (wrong.Count > 0 && Seen is { } seen)
            return $"The certificate of {options.Host} is not trusted: {string.Join("; ", wrong)}. {seen} "
                + $"If it is the right one, set AcceptedCertificate to its SHA-256: {seen.Sha256}.";
        var port = options.PortOrDefault;
        return options.Security is SmtpSecurity.Tls && Seen is null
            ? $"The server does not begin with TLS at port {port}: "
                + (
                    port is TlsPort
                        ? "is it a mail server?"
                        : $"port {port} speaks StartTls mostly. Set Security to StartTls, or Port to {TlsPort}."
                )
            : $"TLS was not possible: {failure.InnerException?.Message ?? failure.Message}";
    }

    /// <summary>Of a server that says nothing: it waits for us to begin with TLS, mostly.</summary>
    public string? WhySilent() =>
        options.Security is not SmtpSecurity.Tls && options.PortOrDefault is TlsPort
            ? $"Port {TlsPort} speaks Tls from the first byte: set Security to Tls, or Port to 587."
            : null;
}
