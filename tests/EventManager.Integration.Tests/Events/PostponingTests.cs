using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class PostponingTests
{
    [Theory, EachDatabase]
    public async Task Postponing_moves_everything_and_tells_everybody_registered_once(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Published("messe");
        var slot = new TimeSlot(fair.Id, fair.StartsAt.AddHours(1), fair.StartsAt.AddHours(2), 20);
        var talk = new Session(fair.Id, SessionKind.Talk, new LocalizedText("Bewerben"), slot.StartsAt, slot.EndsAt, null);
        var offered = Confirmed(fair, 1);
        offered.Offer(DateTimeOffset.UtcNow.AddHours(20), DateTimeOffset.UtcNow);
        var gone = Confirmed(fair, 2);
        gone.Cancel(DateTimeOffset.UtcNow);
        var waiting = new Registration(fair, new Person("Ali", "Z", "ali@schule.example"), "en", 1, DateTimeOffset.UtcNow);
        var side = new Gate(fair.Id, "seite", "Seite") { OpensAt = fair.StartsAt.AddHours(1), ClosesAt = fair.EndsAt };
        var phone = new AccessToken(AccessTokenKind.Door, "Telefon", [1], "check-in", fair.Id, fair.EndsAt, DateTimeOffset.UtcNow);
        await app.AddAsync(
            fair,
            slot,
            talk,
            side,
            phone,
            MailRule.ReminderOf(fair.Id, 3),
            offered,
            gone,
            waiting,
            Confirmed(fair, 3),
            Confirmed(fair, 4)
        );
        var newStart = Zone.ToLocal(fair.StartsAt, fair.TimeZone).DateTime.AddDays(100).AddHours(1);
        var handler = app.Services.GetRequiredService<PostponeEventHandler>();

        var first = await handler.HandleAsync(new PostponeEvent(fair.Id, newStart, null), Stop);
        var repeat = await handler.HandleAsync(new PostponeEvent(fair.Id, newStart, null), Stop);

        first.Value.Parts.ShouldBe(
            [
                new(CopyArea.Reminder, 1),
                new(CopyArea.TimeSlots, 1),
                new(CopyArea.Sessions, 1),
                new(CopyArea.Gates, 1),
                new(CopyArea.Registrations, 1),
                new(CopyArea.Tokens, 1),
            ],
            ignoreOrder: true
        );
        first.Value.Told.ShouldBe(new Told(3, null));
        repeat.Refusal.ShouldBe(EventRefusals.DateUnchanged);
        await using var db = await app.OpenDbAsync();
        var moved = await db.Events.SingleAsync(Stop);
        moved.State.ShouldBe(EventState.Postponed);
        moved.CalendarSequence.ShouldBe(1);
        Local(moved.StartsAt).ShouldBe(newStart);
        Local((await db.TimeSlots.SingleAsync(Stop)).StartsAt).ShouldBe(newStart.AddHours(1));
        Local((await db.Sessions.SingleAsync(Stop)).EndsAt).ShouldBe(newStart.AddHours(2));
        var offer = await db.Registrations.SingleAsync(r => r.Id == offered.Id, Stop);
        offer.State.ShouldBe(RegistrationState.Offered);
        offer.OfferExpiresAt!.Value.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddDays(100));
        var door = await db.Gates.SingleAsync(g => g.Code == "seite", Stop);
        (Local(door.OpensAt!.Value), Local(door.ClosesAt!.Value)).ShouldBe((newStart.AddHours(1), Local(moved.EndsAt)));
        (await db.AccessTokens.SingleAsync(Stop)).ExpiresAt.ShouldBe(moved.EndsAt);
        var mails = await db.Outbox.ToListAsync(Stop);
        mails.Count.ShouldBe(3);
        mails.ShouldAllBe(m => m.Kind == "event-postponed" && m.OnceKey == $"postponed:{m.SubjectId:N}:1");
    }

    [Theory, EachDatabase]
    public async Task Three_thousand_are_told_in_batches_each_once(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Published("gross", capacity: 3_000);
        await app.AddAsync([fair, .. Enumerable.Range(0, 3_000).Select(number => (object)Confirmed(fair, number))]);

        var result = await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new CancelEvent(fair.Id, null), Stop);

        result.Value.ShouldBe(new Told(3_000, null));
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.Select(m => m.SubjectId).Distinct().CountAsync(Stop)).ShouldBe(3_000);
    }

    [Fact]
    public async Task Calling_off_twice_tells_nobody_again()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Published("messe");
        await app.AddAsync(fair, Confirmed(fair, 1));
        var handler = app.Services.GetRequiredService<CancelEventHandler>();

        (await handler.HandleAsync(new CancelEvent(fair.Id, null), Stop)).Value.Count.ShouldBe(1);
        (await handler.HandleAsync(new CancelEvent(fair.Id, null), Stop)).Refusal.ShouldBe(EventRefusals.NotPublished);

        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_date_in_the_past_is_refused_and_nothing_moves()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Published("messe");
        await app.AddAsync(fair, Confirmed(fair, 1));

        var result = await app
            .Services.GetRequiredService<PostponeEventHandler>()
            .HandleAsync(new PostponeEvent(fair.Id, DateTime.UtcNow.AddDays(-2), null), Stop);

        result.Refusal.ShouldBe(EventRefusals.DateInThePast);
        await using var db = await app.OpenDbAsync();
        (await db.Events.SingleAsync(Stop)).StartsAt.ShouldBe(fair.StartsAt);
        (await db.Outbox.AnyAsync(Stop)).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task The_mails_replace_and_strike_the_calendar_entry_in_the_readers_language(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Published("messe");
        var guest = Confirmed(fair, 1);
        await app.AddAsync(fair, guest, new MailWording(fair.Id, "event-cancelled") { Opening = new LocalizedText("Es tut uns leid.") });
        var newStart = Zone.ToLocal(fair.StartsAt, fair.TimeZone).DateTime.AddDays(7);
        await app.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(new PostponeEvent(fair.Id, newStart, null), Stop);
        var postponed = await WriteAsync(app, "event-postponed");
        await app.Services.GetRequiredService<CancelEventHandler>().HandleAsync(new CancelEvent(fair.Id, null), Stop);
        var cancelled = await WriteAsync(app, "event-cancelled");

        postponed!.Subject.ShouldBe("Neuer Termin: Messe messe");
        postponed
            .Blocks.OfType<MailBlock.Action>()
            .ShouldHaveSingleItem()
            .Address.AbsolutePath.ShouldBe(
                "/me/" + app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Registration, guest.Id),
                "who cannot come on the new day is asked to cancel, and must get there"
            );
        Unfold(postponed.Calendar!.Content).ShouldContain($"UID:registration-{guest.Id:N}@localhost");
        postponed.Calendar.Content.ShouldContain("METHOD:REQUEST");
        postponed.Calendar.Content.ShouldContain("SEQUENCE:1");
        cancelled!.Calendar!.Content.ShouldContain("METHOD:CANCEL");
        cancelled.Calendar.Content.ShouldContain("SEQUENCE:2");
        (await RenderAsync(app, "event-cancelled"))!.Text.Split("Es tut uns leid.").Length.ShouldBe(2, "the organiser's words stand once");
        (await WriteAsync(app, "event-postponed")).ShouldBeNull("an event called off has no new date");
    }

    private static async Task<MailMessage?> RenderAsync(TestApp app, string kind)
    {
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.Kind == kind, Stop);
        return await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop);
    }

    private static async Task<MailDraft?> WriteAsync(TestApp app, string kind)
    {
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.Kind == kind, Stop);
        var writer = app.Services.GetServices<IMailKind>().Single(k => k.Kind == kind);
        return await Languages.InAsync(row.Language, () => writer.WriteAsync(db, row, Stop));
    }

    private static string Unfold(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal);

    private static DateTime Local(DateTimeOffset instant) => Zone.ToLocal(instant, Zone.Default).DateTime;
}
