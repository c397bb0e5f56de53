using EventManager.Domain.Common;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>What the mails of a registration do to one entry of a calendar (RFC 5546).</summary>
public sealed class CalendarUpdateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Ticket_new_date_and_cancellation_are_one_entry_of_the_calendar(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (anna, ben) = ((await app.RegisterAsync(fair.Slug, "anna")).Value.Id, (await app.RegisterAsync(fair.Slug, "ben")).Value.Id);
        var ticket = await EntryAsync(app, "registration-ticket", anna);
        await app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(ben, Stop);
        var given = (await EntryAsync(app, "registration-ticket", anna), await EntryAsync(app, "registration-cancelled", ben));
        var later = Zone.ToLocal(fair.StartsAt, fair.TimeZone).DateTime.AddDays(7);
        await app.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(new(fair.Id, later, null), Stop);
        var moved = await EntryAsync(app, "event-postponed", anna);
        var file = Read(
            await app.Client.GetStringAsync(
                "/me/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, anna) + "/calendar.ics",
                Stop
            )
        );
        await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);
        var struck = await EntryAsync(app, "event-cancelled", anna);

        (ticket["METHOD"], ticket["SEQUENCE"]).ShouldBe(("REQUEST", "0"));
        (moved["METHOD"], moved["SEQUENCE"]).ShouldBe(("REQUEST", "1"));
        (struck["METHOD"], struck["SEQUENCE"], struck["STATUS"]).ShouldBe(("CANCEL", "2", "CANCELLED"));
        (file["METHOD"], file["SEQUENCE"]).ShouldBe(("PUBLISH", "1"));
        file.ContainsKey("ATTENDEE").ShouldBeFalse("RFC 5546 knows no guests of what is only published");
        foreach (var other in new[] { moved, struck })
        {
            foreach (var part in new[] { "UID", "ORGANIZER", "ATTENDEE", "URL" })
                other[part].ShouldBe(ticket[part], part);
        }
        file["UID"].ShouldBe(ticket["UID"], "a file that was taken before is replaced, too");
        ticket["UID"].ShouldBe($"registration-{anna:N}@localhost");
        ticket["ATTENDEE"].ShouldEndWith("mailto:anna@schule.example");

        (given.Item2["METHOD"], given.Item2["SEQUENCE"]).ShouldBe(("CANCEL", "1"), "more than the ticket's own entry had");
        given.Item2["UID"].ShouldBe($"registration-{ben:N}@localhost");
    }

    private static async Task<Dictionary<string, string>> EntryAsync(TestApp app, string kind, Guid registration)
    {
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.Kind == kind && m.SubjectId == registration, Stop);
        var writer = app.Services.GetServices<IMailKind>().Single(k => k.Kind == kind);
        var draft = await Languages.InAsync(row.Language, () => writer.WriteAsync(db, row, Stop));
        var entry = Read(draft!.Calendar!.Content);
        entry["METHOD"].ShouldBe(draft.Calendar.Method.ToString().ToUpperInvariant(), "the part's head says the same");
        return entry;
    }

    /// <summary>By the property's name; of a property's parameters and value.</summary>
    private static Dictionary<string, string> Read(string calendar) =>
        calendar
            .Replace("\r\n ", "", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Name: line[..line.IndexOfAny([':', ';'])], Text: line[(line.IndexOfAny([':', ';']) + 1)..]))
            .GroupBy(line => line.Name)
            .ToDictionary(lines => lines.Key, lines => lines.Last().Text);
}
