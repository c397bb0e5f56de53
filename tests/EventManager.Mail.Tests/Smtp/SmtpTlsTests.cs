using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpTlsTests
{
    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task An_accepted_certificate_opens_an_encrypted_connection(SmtpSecurity security)
    {
        using var certificate = Certificates.SelfSigned();
        await using var server = Server(security, certificate);

        var result = await server.SendAsync(
            Samples.Message(),
            options =>
            {
                options.Security = security;
                options.AcceptedCertificate = certificate.Hash().ToLowerInvariant();
            }
        );

        result.AllAccepted.ShouldBeTrue();
        server
            .Commands.Count(line => line.StartsWith("EHLO", StringComparison.Ordinal))
            .ShouldBe(security is SmtpSecurity.StartTls ? 2 : 1);
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task A_certificate_that_nobody_vouches_for_is_refused(SmtpSecurity security)
    {
        using var certificate = Certificates.SelfSigned();
        using var another = Certificates.SelfSigned();
        foreach (var accepted in (string?[])[null, another.Hash()])
        {
            await using var server = Server(security, certificate);

            await Should.ThrowAsync<MailSecurityException>(async () =>
                await server.OpenAsync(options =>
                {
                    options.Security = security;
                    options.AcceptedCertificate = accepted;
                })
            );

            server.Contents.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("501 Not with me")]
    [InlineData("454 TLS not available", true)]
    public async Task A_missing_STARTTLS_stops_everything(string? refusal, bool forNow = false)
    {
        await using var server = new FakeSmtpServer { Script = line => line == "STARTTLS" ? refusal : null };
        if (refusal is not null)
            server.Offers.Add("STARTTLS");

        var failure = await Should.ThrowAsync<MailTransportException>(async () =>
            await server.OpenAsync(options =>
            {
                options.Security = SmtpSecurity.StartTls;
                options.User = "fair";
                options.Password = "secret";
            })
        );

        failure.ShouldBeOfType(forNow ? typeof(MailConnectionException) : typeof(MailSecurityException)); // RFC 3207: 454 passes by itself
        failure.Message.ShouldContain("STARTTLS");
        server.Commands.ShouldNotContain(line =>
            line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Words_slipped_in_before_the_encryption_are_noticed()
    {
        using var certificate = Certificates.SelfSigned();
        await using var server = Server(SmtpSecurity.StartTls, certificate);
        server.Script = line => line == "STARTTLS" ? "220 Go on\r\n250 Injected" : null;

        var failure = await Should.ThrowAsync<MailSecurityException>(async () =>
            await server.OpenAsync(options =>
            {
                options.Security = SmtpSecurity.StartTls;
                options.AcceptedCertificate = certificate.Hash();
            })
        );

        failure.Message.ShouldContain("clear text");
    }

    [Fact]
    public async Task What_was_offered_in_clear_text_does_not_count_under_TLS()
    {
        using var certificate = Certificates.SelfSigned();
        await using var server = Server(SmtpSecurity.StartTls, certificate);
        var greetings = 0;
        server.Script = line => line.StartsWith("EHLO", StringComparison.Ordinal) && ++greetings == 2 ? "250 fake.example" : null;

        await server.SendAsync(
            Samples.Message("jürgen@example.org", "a@example.org"),
            options =>
            {
                options.Security = SmtpSecurity.StartTls;
                options.AcceptedCertificate = certificate.Hash();
            }
        );

        server.Commands.ShouldContain("MAIL FROM:<fair@example.org>");
    }

    private static FakeSmtpServer Server(SmtpSecurity security, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        var server = new FakeSmtpServer { Certificate = certificate, ImplicitTls = security is SmtpSecurity.Tls };
        if (security is SmtpSecurity.StartTls)
            server.Offers.Add("STARTTLS");
        return server;
    }
}
