using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Anybody can type anybody's address: what goes there says nothing that was typed, comes seldom, and can be stopped.</summary>
public sealed partial class StrangerMailTests
{
    private const string Bait = "www.gewinn.example";
    private const string Victim = "opfer@schule.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nothing_that_was_typed_reaches_an_address_that_nobody_confirmed(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerUnconfirmedAddress"] = "100" });
        var @event = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        var form = app.Services.GetRequiredService<RegisterByFormHandler>();
        var typed = new RegisterVisitor(@event.Slug, new(Bait, Bait, Victim), "de", 2)
        {
            Organisation = Bait,
            IsMinor = true,
            GuardianEmail = "mutter@schule.example",
        };
        // Twice: the second one sends the click again.
        foreach (var _ in (int[])[1, 2])
            (await form.HandleAsync(typed, Stop)).IsRefused.ShouldBeFalse();
        (
            await app.RegisterAsync(typed with { Person = new(Bait, Bait, "kind@schule.example"), ConfirmEmail = false })
        ).IsRefused.ShouldBeFalse();
        (await form.HandleAsync(typed with { Person = new(Bait, Bait, "kind@schule.example") }, Stop)).IsRefused.ShouldBeFalse();
        await ApplyAsync(app, @event.Id);
        await SendAsync(app);

        var sent = Sent(app);
        var kinds = await KindsAsync(app);
        foreach (var expected in (string[])["registration-confirm", "registration-again", "guardian-consent", "exhibitor-applied"])
            kinds.ShouldContain(expected);
        // Who was registered by somebody trusted gets a ticket with the name.
        foreach (var mail in sent.Where(mail => mail.ListUnsubscribe is not null))
        {
            mail.To[0].DisplayName.ShouldBeNullOrEmpty();
            (mail.Subject + mail.Text + mail.Html).ShouldNotContain("gewinn", Case.Insensitive);
            mail.Text.ShouldContain("/stop/");
        }
        sent.Count(mail => mail.ListUnsubscribe is not null).ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task Twelve_applications_send_an_address_no_more_mails_than_the_setting_says(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            kind,
            new() { ["Mail:MaxPerUnconfirmedAddress"] = "3" },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        var @event = await app.AddEventAsync();
        for (var number = 0; number < 12; number++)
            await ApplyAsync(app, @event.Id, $"Firma {number}", number % 2 == 0 ? Victim : $"Opfer+{number}@schule.example");
        await SendAsync(app);

        Sent(app).Count.ShouldBe(4, "three, and the first of the event");
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(mail => mail.State == OutboxState.Withheld, Stop)).ShouldBe(8);
        clock.Advance(TimeSpan.FromHours(25));
        await ApplyAsync(app, @event.Id, "Firma am nächsten Tag");
        await ApplyAsync(app, @event.Id, "Firma für jemand anders", "andere@schule.example");
        await SendAsync(app);
        Sent(app).Count.ShouldBe(6);
        (await db.MailedAddresses.CountAsync(Stop)).ShouldBe(3);
    }

    /// <summary>A stranger who types an address again and again uses up nothing that its owner needs for a ticket.</summary>
    [Theory, EachDatabase]
    public async Task Nobody_is_locked_out_of_the_own_ticket_by_a_stranger(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerUnconfirmedAddress"] = "2" });
        var (fair, own) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "eigene"));
        for (var number = 0; number < 6; number++)
            await ApplyAsync(app, fair.Id, $"Firma {number}");
        await SendAsync(app);
        var form = app.Services.GetRequiredService<RegisterByFormHandler>();
        var mine = new RegisterVisitor(own.Slug, new("Ada", "Opfer", Victim), "de", 1);
        (await form.HandleAsync(mine, Stop)).IsRefused.ShouldBeFalse();
        await SendAsync(app);
        (await KindsAsync(app)).ShouldContain("registration-confirm");

        await using var db = await app.OpenDbAsync();
        var id = await db.Registrations.Select(r => r.Id).SingleAsync(Stop);
        (await app.Services.GetRequiredService<ConfirmRegistrationHandler>().HandleAsync(id, Stop)).IsRefused.ShouldBeFalse();
        await SendAsync(app);
        (await KindsAsync(app)).ShouldContain("registration-ticket");
        // Asked for by anybody: a few times a day, and not out of what the forms may send.
        for (var number = 0; number < 6; number++)
            (await form.HandleAsync(mine, Stop)).IsRefused.ShouldBeFalse();
        await SendAsync(app);
        (await KindsAsync(app)).Count(sent => sent == "registration-again").ShouldBeInRange(1, 2);
    }

    [Theory, EachDatabase]
    public async Task The_address_stops_them_by_a_button_and_allows_them_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync();
        await ApplyAsync(app, @event.Id, "Erste");
        await SendAsync(app);
        var page = StopLink().Match(Sent(app).Single().Text).Value;

        (await app.Client.GetStringAsync(page, Stop)).ShouldContain("Keine E-Mails mehr an diese Adresse");
        await ApplyAsync(app, @event.Id, "Zweite");
        await SendAsync(app);
        Sent(app).Count.ShouldBe(2, "a mail scanner that opens the link stops nothing");
        (await app.Client.PostFormAsync(page, "stop", [])).StatusCode.ShouldBe(HttpStatusCode.Found);
        await ApplyAsync(app, @event.Id, "Dritte");
        await SendAsync(app);
        Sent(app).Count.ShouldBe(2);

        (await app.Client.PostFormAsync(page, "allow", [])).StatusCode.ShouldBe(HttpStatusCode.Found);
        await ApplyAsync(app, @event.Id, "Vierte");
        await SendAsync(app);
        Sent(app).Count.ShouldBe(3);
        (await app.Client.GetAsync("/stop/falsch", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task ApplyAsync(TestApp app, Guid eventId, string company = Bait, string mail = Victim)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var exhibitor = new Exhibitor(eventId, company, Bait, mail, now);
        await using var db = await app.OpenDbAsync();
        db.AddRange(exhibitor, ExhibitorOutbox.Applied(exhibitor, now));
        await db.SaveChangesAsync(Stop);
    }

    private static Task SendAsync(TestApp app) => app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

    private static List<MailMessage> Sent(TestApp app) =>
        [.. app.Services.GetRequiredService<DevelopmentMailbox>().List().Select(item => item.Message)];

    private static async Task<List<string>> KindsAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Outbox.Where(mail => mail.State == OutboxState.Sent).Select(mail => mail.Kind).ToListAsync(Stop);
    }

    [GeneratedRegex("/stop/[A-Za-z0-9_-]{43}")]
    private static partial Regex StopLink();
}
