using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Calendars;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>What the mails of a registration do to one entry of a calendar (RFC 5546).</summary>
public sealed class CalendarUpdateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_mail_of_a_registrations_life_is_one_entry_that_each_client_takes(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var slot = new TimeSlot(fair.Id, fair.StartsAt.AddHours(1), fair.StartsAt.AddHours(2), 20);
        var firm = new Exhibitor(fair.Id, "Firma", "Ada", "ada@firma.example", DateTimeOffset.UtcNow);
        firm.Decide(ExhibitorState.Accepted, DateTimeOffset.UtcNow);
        await using (var db = await app.OpenDbAsync())
        {
            db.AddRange(slot, firm);
            await db.SaveChangesAsync(Stop);
        }
        var anna = (await app.RegisterAsync(fair.Slug, "anna+messe")).Value.Id;
        var life = new List<ReadCalendarMail> { await SentAsync(app, "registration-ticket", anna) };
        var me = "/me/" + app.Token(LinkPurpose.Registration, anna);

        (await app.Get<ChangeTimeHandler>().HandleAsync(new(anna, slot.Id), Stop)).IsRefused.ShouldBeFalse();
        life.Add(await SentAsync(app, "registration-time-changed", anna));
        var form = (await app.Get<EventFormQuery>().FindAsync(fair.Id, Stop)).Form;
        form.PlaceNote.German = "Halle 4";
        (await app.Get<SaveEventHandler>().HandleAsync(new SaveEvent(form, null), Stop)).IsRefused.ShouldBeFalse();
        life.Add(await SentAsync(app, "event-changed", anna));
        form = (await app.Get<EventFormQuery>().FindAsync(fair.Id, Stop)).Form;
        form.Slots.Single().EndsAt = form.Slots.Single().EndsAt!.Value.AddMinutes(30);
        (await app.Get<SaveEventHandler>().HandleAsync(new SaveEvent(form, null), Stop)).IsRefused.ShouldBeFalse();
        life.Add(await SentAsync(app, "event-changed", anna));
        var later = Zone.ToLocal(fair.StartsAt, fair.TimeZone).DateTime.AddDays(7);
        await app.Get<PostponeEventHandler>().HandleAsync(new(fair.Id, later, null), Stop);
        life.Add(await SentAsync(app, "event-postponed", anna));
        var moved = await SentAsync(app, "event-postponed-involved", firm.Id);
        await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);
        life.Add(await SentAsync(app, "registration-cancelled", anna));
        await app.Get<ReinstateRegistrationHandler>().HandleAsync(new(fair.Id, anna, Guid.NewGuid()), Stop);
        life.Add(await SentAsync(app, "registration-reinstated", anna));
        var file = Calendar.Load(await app.Client.GetStringAsync(me + "/calendar.ics", Stop))!;
        await app.Get<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);
        life.Add(await SentAsync(app, "event-cancelled", anna));
        var off = await SentAsync(app, "event-cancelled-involved", firm.Id);
        await using (var db = await app.OpenDbAsync())
            await db
                .Outbox.Where(m => m.Kind == "event-cancelled")
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent), Stop);
        (await app.Get<ReinstateEventHandler>().HandleAsync(new(fair.Id, null), Stop)).IsRefused.ShouldBeFalse();
        life.Add(await SentAsync(app, "event-reinstated", anna));

        foreach (var mail in life.Append(moved).Append(off))
            ClientRules.BrokenBy(mail).ShouldBeEmpty(mail.Message.Subject);
        foreach (var (earlier, next) in life.Zip(life.Skip(1)).Append((moved, off)))
            ClientRules.BrokenBy(earlier, next).ShouldBeEmpty(next.Message.Subject);
        life.Select(mail => mail.Calendar.Method)
            .ShouldBe(["REQUEST", "REQUEST", "REQUEST", "REQUEST", "REQUEST", "CANCEL", "REQUEST", "CANCEL", "REQUEST"]);
        (moved.Calendar.Method, off.Calendar.Method).ShouldBe(("PUBLISH", "CANCEL"));
        life[^1].Entry.Description.ShouldNotBeNull("when to arrive").ShouldBe(life[^3].Entry.Description);
        life[0].Entry.Uid.ShouldBe($"registration-{anna:N}@localhost");
        life[2].Entry.Location.ShouldStartWith("Halle 4");
        file.Method.ShouldBe("PUBLISH");
        file.Events.Single().Attendees.ShouldBeEmpty("a published entry asks nobody");
        (file.Events.Single().Uid, file.Events.Single().Sequence).ShouldBe((life[0].Entry.Uid, life[^3].Entry.Sequence));
    }

    [Theory, EachDatabase]
    public async Task A_persons_calendar_has_what_is_booked_and_dies_with_the_link(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        var workshop = new Session(fair.Id, SessionKind.Activity, new("Löten"), fair.StartsAt, fair.StartsAt.AddHours(1), 5);
        await using (var db = await app.OpenDbAsync())
        {
            db.AddRange(workshop, new SessionPlace(workshop.Id, anna, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync(Stop);
        }
        var feed = $"/calendar/{app.Token(LinkPurpose.Calendar, anna)}/events.ics";

        var page = await app.Client.GetStringAsync("/me/" + app.Token(LinkPurpose.Registration, anna), Stop);
        var answer = await app.Client.GetAsync(feed, Stop);
        var booked = Calendar.Load(await answer.Content.ReadAsStringAsync(Stop))!;
        await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);
        var struck = Calendar.Load(await app.Client.GetStringAsync(feed, Stop))!;
        await using (var db = await app.OpenDbAsync())
        {
            (await db.Registrations.SingleAsync(Stop)).RevokeLink();
            await db.SaveChangesAsync(Stop);
        }
        var revoked = await app.Client.GetAsync(feed, Stop);

        page.ShouldContain("webcal://");
        page.ShouldContain(feed);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        booked.Events.Select(one => one.Summary).ShouldBe([fair.Title.German, "Löten"], ignoreOrder: true);
        booked.Events.ShouldAllBe(one => one.Attendees.Count == 0 && one.Status == "CONFIRMED");
        struck.Events.ShouldHaveSingleItem().Status.ShouldBe("CANCELLED");
        revoked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client.GetAsync("/me/" + feed.Split('/')[2], Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it opens no page");
    }

    /// <summary>The newest mail of a kind about somebody, as it goes over the wire.</summary>
    private static async Task<ReadCalendarMail> SentAsync(TestApp app, string kind, Guid about)
    {
        await using var db = await app.OpenDbAsync();
        var rows = await db.Outbox.Where(m => m.Kind == kind && m.SubjectId == about).ToListAsync(Stop);
        var message = await app.Get<MailRendering>().RenderAsync(rows.MaxBy(row => row.CreatedAt)!, Stop);
        return ReadCalendarMail.Of(MimeWriter.Write(message.ShouldNotBeNull(kind)));
    }
}
