using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Mail;
using EventManager.Mail.Mime;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Files;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Minutes and plan go with a rule's mails as files that are made of what the event is when a mail leaves.</summary>
public sealed class MadeFileTests : IAsyncDisposable
{
    private const MadeFiles Both = MadeFiles.Minutes | MadeFiles.Plan;
    private readonly TestClock clock = new();
    private readonly ScriptedTransport transport = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => transport.DisposeAsync();

    [Theory, EachDatabase]
    public async Task What_is_approved_and_where_the_booths_are_goes_with_each_mail_in_its_language(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind);
        var fair = await app.AddEventAsync();
        await AddBoothAsync(app, fair);
        await AddMinutesAsync(app, fair, "Erste <AG>", "Wir **machen** weiter.", approved: true);
        await AddMinutesAsync(app, fair, "Zweite AG", "Noch nicht fertig.", approved: false);
        await AddMinutesAsync(app, fair, "Dritte AG", "Wird überarbeitet.", approved: true, again: true);
        await AddMinutesAsync(app, await app.AddEventAsync(), "Fremde AG", "Anderswo.", approved: true);
        await SaveAsync(app, fair, Both);
        await using (var db = await app.OpenDbAsync())
            await db.Registrations.OrderBy(r => r.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(r => r.Language, "en"), Stop);

        var mails = await SentAsync(app);

        var english = mails.Single(mail => mail.Attachments.Any(file => file.FileName == "Minutes.html"));
        english.Attachments.Select(file => file.FileName).ShouldBe(["Minutes.html", "Booth plan.html"]);
        Text(english.Attachments[0]).ShouldContain("<html lang=\"en\" dir=\"ltr\">");
        var german = mails.Single(mail => mail != english);
        german
            .Attachments.Select(file => (file.FileName, file.MediaType))
            .ShouldBe([("Protokolle.html", FileDocument.MediaType), ("Standplan.html", FileDocument.MediaType)]);
        german.Text.ShouldContain("Protokolle.html (");
        german.Text.ShouldContain("Standplan.html (");
        MimeWriter.Write(german).Length.ShouldBeGreaterThan(0);

        var minutes = Text(german.Attachments[0]);
        minutes.ShouldContain("Erste &lt;AG&gt;");
        minutes.ShouldContain("<strong>machen</strong>");
        minutes.ShouldContain("Mia");
        minutes.ShouldNotContain("Noch nicht fertig");
        minutes.ShouldNotContain("Wird überarbeitet", Case.Insensitive, "it was approved, and is a draft again");
        minutes.ShouldNotContain("Anderswo");
        var plan = Text(german.Attachments[1]);
        plan.ShouldContain("<svg");
        plan.ShouldContain("E1: ");
        plan.ShouldContain("Müller &amp; Söhne");
        foreach (var file in new[] { minutes, plan })
        {
            file.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"de\" dir=\"ltr\">");
            Regex.Count(file, "<h1>").ShouldBe(1);
            Regex
                .IsMatch(file, "<script|<link|<img|src=|href=\"(?!#|mailto:)", RegexOptions.IgnoreCase)
                .ShouldBeFalse("nothing from elsewhere");
        }
    }

    [Theory, EachDatabase]
    public async Task Where_nothing_is_approved_the_preflight_says_so_and_the_mail_goes_without(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind);
        var fair = await app.AddEventAsync();
        await AddMinutesAsync(app, fair, "AG", "Noch nicht fertig.", approved: false);
        await MailRuleWorld.AddPeopleAsync(app, fair, 2, waiting: 0);

        (await GapsAsync()).ShouldBe([new MadeGap(MadeFiles.Minutes, true, 1), new MadeGap(MadeFiles.Plan, true, 0)]);
        (await GapsAsync(MadeFiles.None)).ShouldBeEmpty();
        await SaveAsync(app, fair, Both, people: 0);
        (await SentAsync(app)).ShouldAllBe(mail => mail.Attachments.Count == 0 && !mail.Text.Contains("Protokolle"));

        await AddBoothAsync(app, fair);
        await AddMinutesAsync(app, fair, "Zweite AG", "Fertig.", approved: true);
        (await GapsAsync()).ShouldBe([new MadeGap(MadeFiles.Minutes, false, 1)]);

        async Task<IReadOnlyList<MadeGap>> GapsAsync(MadeFiles made = Both) =>
            (await app.Get<PreflightRule>().HandleAsync(new(fair.Id, null, Plan(made), null, null), Stop)).Value.MadeGaps;
    }

    [Theory, EachDatabase]
    public async Task What_does_not_fit_goes_as_a_link_that_shows_the_event_as_it_is_for_a_while(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind, new() { ["Mail:MaxAttachedMegabytes"] = "1" });
        var fair = await app.AddEventAsync();
        await AddBoothAsync(app, fair);
        var content = new byte[1024 * 1024 - 200];
        "%PDF-1.7"u8.CopyTo(content);
        var file = (await app.Get<AddMailFileHandler>().HandleAsync(new(fair.Id, "Karte.pdf", content, null), Stop)).Value;
        await SaveAsync(app, fair, Both, file, people: 1);

        var mail = (await SentAsync(app)).ShouldHaveSingleItem();

        mail.Attachments.ShouldHaveSingleItem().FileName.ShouldBe("Karte.pdf");
        var link = Regex.Match(mail.Text, "/files/[A-Za-z0-9_-]+").Value;
        await using var db = await app.OpenDbAsync();
        await db.Booths.ExecuteUpdateAsync(set => set.SetProperty(b => b.Label, "Z9"), Stop);
        using var answer = await app.Client.GetAsync(link, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, "without signing in");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment", "never shown as a page of the house");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Z9: ");
        var links = app.Get<MailFileLinks>();
        links.MadeOf(link["/files/".Length..]).ShouldBe((fair.Id, MadeFiles.Plan));
        links.FileOf(link["/files/".Length..]).ShouldBeNull("it opens no file of that id");

        (await app.Client.GetAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await db.Booths.ExecuteDeleteAsync(Stop);
        (await app.Client.GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "there is nothing to draw");
        clock.Advance(TimeSpan.FromDays(91));
        links.MadeOf(link["/files/".Length..]).ShouldBeNull("its time is over");
    }

    private static string Text(MailAttachment file) => Encoding.UTF8.GetString(file.Content.Span);

    private static MailRulePlan Plan(MadeFiles made, params Guid[] files) =>
        new(
            MailRule.Reminder,
            new(MailAnchor.Confirmed, true, 0, MailUnit.Minutes, null),
            MailAudience.Everybody,
            LocalizedText.Empty,
            LocalizedText.Empty
        )
        {
            Made = made,
            Files = files,
        };

    private static async Task AddBoothAsync(TestApp app, Event fair)
    {
        var firm = new Exhibitor(fair.Id, "Müller & Söhne", "Eva", "eva@firma.example", DateTimeOffset.UtcNow);
        firm.Decide(ExhibitorState.Accepted, DateTimeOffset.UtcNow).ShouldBeNull();
        var venue = new Venue("Rathaus");
        var floor = new Floor(venue.Id, new LocalizedText("Erdgeschoss", "Ground floor"), 0);
        var room = new Room(floor.Id, "Foyer", 0, 0, 2_000, 1_000);
        await app.AddAsync(firm, venue, floor, room, new Booth(fair.Id, room.Id, "E1", 100, 100, 300, 200) { ExhibitorId = firm.Id });
    }

    private static async Task AddMinutesAsync(TestApp app, Event fair, string title, string words, bool approved, bool again = false)
    {
        var session = new Session(
            fair.Id,
            SessionKind.WorkingGroup,
            new LocalizedText(title),
            fair.StartsAt,
            fair.StartsAt.AddHours(1),
            null
        );
        var minutes = new Minutes(session.Id);
        minutes.Revise(words, "Mehr Plätze", "Räume suchen | Mia | 24.08.2026", "Ada", DateTimeOffset.UtcNow);
        if (approved)
            minutes.Approve(1, DateTimeOffset.UtcNow).ShouldBeNull();
        if (again)
            minutes.Revise(words, "", "", "Ada", DateTimeOffset.UtcNow);
        await app.AddAsync(session, minutes);
    }

    private static async Task SaveAsync(TestApp app, Event fair, MadeFiles made, Guid? file = null, int people = 2)
    {
        await MailRuleWorld.AddPeopleAsync(app, fair, people, waiting: 0);
        var plan = Plan(made, file is { } id ? [id] : []);
        var saved = await app.Get<SaveMailRuleHandler>().HandleAsync(new(fair.Id, null, plan, true, null), Stop);
        saved.Refusal.ShouldBeNull();
        await using var db = await app.OpenDbAsync();
        (await db.MailRules.SingleAsync(r => r.Id == saved.Value.Id, Stop)).Made.ShouldBe(made);
    }

    private Task<TestApp> StartAsync(DatabaseUnderTest kind, Dictionary<string, string?>? settings = null) =>
        TestApp.StartAsync(kind, settings, services => services.AddSingleton<IMailTransport>(transport).AddSingleton<TimeProvider>(clock));

    private async Task<IReadOnlyList<MailMessage>> SentAsync(TestApp app)
    {
        await MailRuleWorld.Sweep(app).RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        await db.Outbox.Where(m => m.Kind != MailRule.Reminder).ExecuteDeleteAsync(Stop);
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
        return [.. transport.Seen];
    }
}
