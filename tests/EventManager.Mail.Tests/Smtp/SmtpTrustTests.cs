using System.Security.Cryptography.X509Certificates;
using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

/// <summary>What is wrong with a server's certificate is said apart, with all that somebody needs to decide.</summary>
public sealed class SmtpTrustTests
{
    private const string Unknown = "this machine does not know its issuer";

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task An_unknown_issuer_is_said_with_names_end_and_hash(SmtpSecurity security)
    {
        using var certificate = Certificates.Of("127.0.0.1", DateTimeOffset.UtcNow.AddDays(30));

        var why = await WhyNotAsync(security, certificate);

        why.ShouldContain(Unknown);
        why.ShouldNotContain("expired");
        why.ShouldNotContain("it is not for");
        why.ShouldContain(
            "It is for 127.0.0.1, issued by Amt fuer Post, valid until " + $"{certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}"
        );
        why.ShouldContain(certificate.Hash());
    }

    [Fact]
    public async Task A_wrong_name_is_said()
    {
        using var certificate = Certificates.Of("10.9.8.7", DateTimeOffset.UtcNow.AddDays(30));

        var why = await WhyNotAsync(SmtpSecurity.StartTls, certificate);

        why.ShouldContain("it is not for 127.0.0.1");
        why.ShouldContain("It is for 10.9.8.7");
    }

    [Fact]
    public async Task An_end_that_has_passed_is_said()
    {
        using var certificate = Certificates.Of("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-3));

        var why = await WhyNotAsync(SmtpSecurity.StartTls, certificate);

        why.ShouldContain($"it expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
        why.ShouldNotContain("it is not for");
    }

    [Fact]
    public async Task Another_certificate_than_the_accepted_one_is_said()
    {
        using var certificate = Certificates.Of("127.0.0.1", DateTimeOffset.UtcNow.AddDays(30));

        var why = await WhyNotAsync(SmtpSecurity.StartTls, certificate, new string('A', 64));

        why.ShouldContain("it is not the one that AcceptedCertificate names");
        why.ShouldContain(certificate.Hash());
    }

    [Fact]
    public async Task The_hash_that_it_says_is_the_one_that_opens()
    {
        using var certificate = Certificates.Of("10.9.8.7", DateTimeOffset.UtcNow.AddDays(-3));
        var why = await WhyNotAsync(SmtpSecurity.StartTls, certificate);
        await using var server = Server(certificate, SmtpSecurity.StartTls);
        var transport = new SmtpTransport(
            server.Options(options =>
            {
                options.Security = SmtpSecurity.StartTls;
                options.AcceptedCertificate = why.Split("SHA-256: ")[1].TrimEnd('.');
            })
        );

        await using var session = await transport.OpenAsync(Samples.Stop);

        transport.Certificate!.EndsAt.ShouldBe(new DateTimeOffset(certificate.NotAfter).ToUniversalTime());
    }

    [Fact]
    public async Task A_port_that_begins_in_clear_text_is_said_to_speak_StartTls()
    {
        await using var server = new FakeSmtpServer();

        var failure = await Should.ThrowAsync<MailSecurityException>(async () =>
            await server.OpenAsync(options => options.Security = SmtpSecurity.Tls)
        );

        failure.Message.ShouldContain("speaks StartTls mostly. Set Security to StartTls");
    }

    [Fact]
    public async Task A_server_that_wants_TLS_before_mail_is_no_matter_of_passwords()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "530 5.7.0 Must issue a STARTTLS command first" : null,
        };

        var failure = await Should.ThrowAsync<MailSecurityException>(() => server.SendAsync(Samples.Message()));

        failure.Message.ShouldContain("Set Security to StartTls");
    }

    private static async Task<string> WhyNotAsync(SmtpSecurity security, X509Certificate2 certificate, string? accepted = null)
    {
        await using var server = Server(certificate, security);
        var failure = await Should.ThrowAsync<MailSecurityException>(async () =>
            await server.OpenAsync(options =>
            {
                options.Security = security;
                options.AcceptedCertificate = accepted;
            })
        );
        return failure.Message;
    }

    private static FakeSmtpServer Server(X509Certificate2 certificate, SmtpSecurity security)
    {
        var server = new FakeSmtpServer { Certificate = certificate, ImplicitTls = security is SmtpSecurity.Tls };
        if (security is SmtpSecurity.StartTls)
            server.Offers.Add("STARTTLS");
        return server;
    }
}
