using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>A mail to try the way says at once what became of it, and waits in no queue.</summary>
public sealed class MailTestTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_says_what_the_server_said()
    {
        var transport = new ScriptedTransport();
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMailTransport>(transport));
        var test = app.Services.GetRequiredService<MailTest>();

        (await test.SendAsync("chef@example.org", "de", Stop)).ShouldBe(MailTestResult.Good);
        transport.Seen.ShouldHaveSingleItem().To[0].Address.ShouldBe("chef@example.org");

        transport.Answer = (message, _) =>
            ValueTask.FromResult(ScriptedTransport.Say(message, Delivery.Permanent, 550, "5.7.1 <chef@example.org> not for this sender"));
        (await test.SendAsync("chef@example.org", "de", Stop)).ShouldBe(
            new MailTestResult(MailTestCause.Recipient, "550 5.7.1", "Mail:From")
        );

        transport.Closed = new MailSecurityException("The certificate of mail.example is not trusted.");
        (await test.SendAsync("chef@example.org", "de", Stop)).ShouldBe(
            new MailTestResult(
                MailTestCause.Certificate,
                "The certificate of mail.example is not trusted.",
                "Mail:Security, Mail:AcceptedCertificate"
            )
        );
        transport.Closed = new MailAuthenticationException("The server refused the sign-in (535).", 535);
        (await test.ConnectAsync(Stop)).Cause.ShouldBe(MailTestCause.Password);
        transport.Closed = null;
        (await test.ConnectAsync(Stop)).Cause.ShouldBe(MailTestCause.Nothing);
        transport.Answer = (_, _) => throw new MailSenderException("The server does not let us send under this address (553).", 553);
        (await test.SendAsync("chef@example.org", "de", Stop)).Cause.ShouldBe(MailTestCause.Sender);
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_test_that_arrives_ends_the_pause_of_the_outbox()
    {
        var transport = new ScriptedTransport();
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMailTransport>(transport));
        var state = app.Services.GetRequiredService<MailTransportState>();
        state.Failed(new MailConnectionException("The server is away."));
        state.IsPaused.ShouldBeTrue();

        await app.Services.GetRequiredService<MailTest>().SendAsync("chef@example.org", "en", Stop);

        state.Trouble.ShouldBeNull();
        transport.Seen.ShouldHaveSingleItem().Subject.ShouldStartWith("Test: emails from");
    }
}
