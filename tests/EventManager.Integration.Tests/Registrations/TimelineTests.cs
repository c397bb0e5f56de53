using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Everything that happened to a registration stands in one list.</summary>
public sealed class TimelineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Steps_team_mails_and_door_are_told_the_latest_first(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var id = (await world.App.RegisterAsync(world.Fair.Slug, "Aylin")).Value.Id;
        await using var db = await world.App.OpenDbAsync();
        var ticket = await db.Tickets.Where(t => t.RegistrationId == id).Select(t => t.Id).SingleAsync(Stop);
        var later = DateTimeOffset.UtcNow.AddHours(1);
        db.Add(new Session(world.Fair.Id, SessionKind.Talk, new LocalizedText("Vortrag"), world.Fair.StartsAt, world.Fair.EndsAt, null));
        db.AddRange(MailRule.ReminderOf(world.Fair.Id, 2), BeforeSession(world.Fair.Id), OwnDay(world.Fair.Id));
        db.Add(new Gate(world.Fair.Id, "side", "Seiteneingang"));
        db.Add(new Scan(world.Fair.Id, Guid.NewGuid(), ticket, "side", ScanDirection.In, Verdict.Admitted, later));
        db.Audit.Add(new AuditEntry(later, world.Organiser, world.Fair.Id, "registration.details_opened", id, ""));
        await db.SaveChangesAsync(Stop);
        await world.App.Services.GetRequiredService<MailLinkHandler>().HandleAsync(world.Fair.Id, id, world.Organiser, Stop);
        var past = world.App.Services.GetRequiredService<RegistrationTimelineQuery>();

        var entries = await past.FindAsync(world.Fair.Id, id, Stop);

        // What is to come stands on top; for a talk that she has not chosen she is sent nothing.
        entries.TakeWhile(entry => entry.More == "Geplant").Select(entry => entry.At.Date).Distinct().Count().ShouldBe(2);
        entries.Count(entry => entry.More == "Geplant").ShouldBe(2);
        (entries[2].Kind, entries[2].More).ShouldBe((TimelineKind.Door, "Eingang Seiteneingang"));
        entries.ShouldContain(entry => entry.What == "Angemeldet");
        entries.ShouldContain(entry => entry.What == "Link noch einmal gesendet" && entry.Who == "Test");
        entries.Count(entry => entry.Kind == TimelineKind.Mail).ShouldBe(4);
        entries.ShouldNotContain(entry => entry.What.Contains("Einzelheiten", StringComparison.Ordinal));
        (await past.FindAsync(Guid.NewGuid(), id, Stop)).ShouldBeEmpty();
    }

    private static MailRule BeforeSession(Guid eventId) =>
        new(eventId, MailRule.Reminder, new(MailAnchor.SessionStart, false, 1, MailUnit.Hours, null));

    private static MailRule OwnDay(Guid eventId) => new(eventId, MailRule.Message, new(MailAnchor.Confirmed, true, 5, MailUnit.Days, null));
}
