using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Mail.Tests.Surroundings;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>The program and a mail server that somebody else wrote: encrypted, signed in, and everything that goes wrong there said in words.</summary>
public sealed class RealPostfixTests
{
    private const int People = 7;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_go_encrypted_and_signed_in_each_once()
    {
        using var certificate = Certificates.Of("127.0.0.1", DateTimeOffset.UtcNow.AddDays(30));
        await using var postfix = await Postfix.StartAsync(certificate);
        await using var app = await StartAsync(postfix.Settings(), certificate.Hash());

        (await ConnectAsync(app)).ShouldBe(MailTestCause.Nothing);
        (await SendAsync(app)).ShouldBe(People);

        var mails = await postfix.MailsAsync(People);
        mails.Count.ShouldBe(People);
        mails.ShouldAllBe(mail => mail.Contains("with ESMTPSA") && mail.Contains($"Authenticated sender: {Postfix.User}"));
        mails.Select(MessageId).Distinct().Count().ShouldBe(People);
        (await StatesAsync(app)).ShouldBe($"{People} Sent");
    }

    [Fact]
    public async Task A_wrong_password_is_said_stops_the_sending_and_loses_nothing()
    {
        using var certificate = Certificates.Of("127.0.0.1", DateTimeOffset.UtcNow.AddDays(30));
        await using var postfix = await Postfix.StartAsync(certificate);
        await using var app = await StartAsync(postfix.Settings("guessed"), certificate.Hash());

        (await SendAsync(app)).ShouldBe(0);
        var tries = postfix.Logged("authentication failed");
        (await SendAsync(app)).ShouldBe(0);

        postfix.Logged("authentication failed").ShouldBe(tries, "who is refused does not knock on and on: accounts are locked for that");
        var trouble = app.Services.GetRequiredService<MailTransportState>().Trouble.ShouldNotBeNull();
        trouble.Setting.ShouldContain("Mail:Password");
        trouble.Text.ShouldNotContain("guessed");
        (await ConnectAsync(app)).ShouldBe(MailTestCause.Password);
        (await StatesAsync(app)).ShouldBe($"{People} Queued", "none has failed, and none counts a try");

        await ThenAllGoAsync(app, postfix, postfix.Settings(), certificate.Hash());
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_said_and_nothing_goes_until_somebody_accepts_it()
    {
        using var certificate = Certificates.Of("10.9.8.7", DateTimeOffset.UtcNow.AddDays(30));
        await using var postfix = await Postfix.StartAsync(certificate);
        await using var app = await StartAsync(postfix.Settings(), null);

        (await SendAsync(app)).ShouldBe(0);

        var trouble = app.Services.GetRequiredService<MailTransportState>().Trouble.ShouldNotBeNull();
        trouble.Setting.ShouldContain("Mail:AcceptedCertificate");
        trouble.Text.ShouldContain("it is not for 127.0.0.1");
        trouble.Text.ShouldContain(certificate.Hash());
        (await ConnectAsync(app)).ShouldBe(MailTestCause.Certificate);
        postfix.Logged("sasl_method").ShouldBe(0, "a stranger is told no password");
        (await StatesAsync(app)).ShouldBe($"{People} Queued");

        await ThenAllGoAsync(app, postfix, postfix.Settings(), certificate.Hash());
    }

    /// <summary>Another start of the program, with the settings put right, over the same outbox.</summary>
    private static async Task ThenAllGoAsync(TestApp before, Postfix postfix, Dictionary<string, string?> settings, string hash)
    {
        settings["Mail:AcceptedCertificate"] = hash;
        await using var app = await TestApp.StartAsync(settings: settings, on: before.Database);
        await using var db = await app.OpenDbAsync();
        // What the closed way has put off is due in seconds; nobody waits for that here.
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, DateTimeOffset.UtcNow.AddMinutes(-1)), Stop);
        (await SendAsync(app)).ShouldBe(People);
        (await postfix.MailsAsync(People)).Select(MessageId).Distinct().Count().ShouldBe(People);
        (await StatesAsync(app)).ShouldBe($"{People} Sent");
    }

    /// <summary>An event that was called off, with its mails in the outbox.</summary>
    private static async Task<TestApp> StartAsync(Dictionary<string, string?> settings, string? hash)
    {
        settings["Mail:AcceptedCertificate"] = hash;
        var app = await TestApp.StartAsync(settings: settings);
        var fair = EventsTest.Published("messe");
        await app.AddAsync([fair, .. Enumerable.Range(0, People).Select(number => (object)Person(fair, number))]);
        var called = await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);
        called.Value.Count.ShouldBe(People);
        return app;
    }

    private static Domain.Registrations.Registration Person(Event fair, int number)
    {
        var now = DateTimeOffset.UtcNow;
        var one = new Domain.Registrations.Registration(fair, new("Kim", "Nr" + number, $"kim{number}@example.org"), "de", 1, now);
        one.Confirm(now);
        return one;
    }

    private static Task<int> SendAsync(TestApp app) => app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

    private static async Task<MailTestCause> ConnectAsync(TestApp app) =>
        (await app.Services.GetRequiredService<MailTest>().ConnectAsync(Stop)).Cause;

    private static async Task<string> StatesAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var states = await db.Outbox.GroupBy(m => m.State).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(Stop);
        return string.Join(", ", states.Select(state => $"{state.Count} {state.Key}"));
    }

    private static string MessageId(string mail) =>
        mail.Split('\n').First(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase));
}
