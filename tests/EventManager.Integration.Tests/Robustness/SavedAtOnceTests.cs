using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Badges;
using EventManager.Web.Features.CheckIn.Notes;
using EventManager.Web.Features.Events.Picturing;
using EventManager.Web.Features.Exhibitors.Logos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>
/// Two have read the same and save it at the same instant of the clock, the one between any two statements of the other: one of them is
/// saved, the other is told. What decides is the row, never a time.
/// </summary>
public sealed class SavedAtOnceTests
{
    private static readonly StoppedClock Clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public Task The_first_design_of_an_events_badges(DatabaseUnderTest kind) =>
        EachMomentAsync(kind, app => BadgesAsync(app, isFirst: true));

    [Theory, EachDatabase]
    public Task A_design_of_badges_that_is_there(DatabaseUnderTest kind) => EachMomentAsync(kind, app => BadgesAsync(app, isFirst: false));

    [Theory, EachDatabase]
    public Task The_words_of_a_picture(DatabaseUnderTest kind) =>
        EachMomentAsync(
            kind,
            async app =>
            {
                var fair = await app.AddEventAsync();
                await using (var db = await app.OpenDbAsync())
                {
                    db.Add(new EventPicture(fair.Id));
                    await db.SaveChangesAsync(Stop);
                }
                var saver = ActivatorUtilities.CreateInstance<SaveEventPictureHandler>(app.Services, Clock);
                return new(
                    words => saver.HandleAsync(new(fair.Id, 0, null, new(words), false, PictureFocus.Centre, Guid.NewGuid()), Stop),
                    async db => (await db.Pictures.SingleAsync(p => p.EventId == fair.Id, Stop)).Alt.German,
                    EventRefusals.ChangedByAnother
                );
            }
        );

    [Theory, EachDatabase]
    public Task The_notes_of_a_ticket(DatabaseUnderTest kind) =>
        EachMomentAsync(
            kind,
            async app =>
            {
                var fair = await app.AddEventAsync();
                var now = Clock.GetUtcNow();
                var registration = new Registration(fair, new Person("Mia", "Brandt", "mia@example.org"), "de", 1, now);
                registration.Confirm(now);
                var ticket = new Ticket(fair.Id, registration.Id, 1, "Mia Brandt", now);
                await using (var db = await app.OpenDbAsync())
                {
                    db.AddRange(registration, ticket);
                    await db.SaveChangesAsync(Stop);
                }
                var saver = ActivatorUtilities.CreateInstance<SaveTicketNotesHandler>(app.Services, Clock);
                return new(
                    words => saver.HandleAsync(new(fair.Id, ticket.Id, [], words, null) { Read = "" }, Stop),
                    async db => (await db.Tickets.SingleAsync(t => t.Id == ticket.Id, Stop)).OwnNotes,
                    NoteRefusals.ChangedByAnother
                );
            }
        );

    [Theory, EachDatabase]
    public Task The_first_logo_of_a_company(DatabaseUnderTest kind) => EachMomentAsync(kind, app => LogoAsync(app, isFirst: true));

    [Theory, EachDatabase]
    public Task Another_logo_of_a_company(DatabaseUnderTest kind) => EachMomentAsync(kind, app => LogoAsync(app, isFirst: false));

    /// <summary>Told apart by their width.</summary>
    private static async Task<Saved> LogoAsync(TestApp app, bool isFirst)
    {
        var fair = await app.AddEventAsync();
        var exhibitor = Exhibitor.From(fair.Id, ExhibitorScene.Application("Holz & Co"), "de", Clock.GetUtcNow());
        var seen = isFirst ? null : new ExhibitorLogo(exhibitor.Id, 40, 40, Picture(40));
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(exhibitor);
            if (seen is not null)
                db.Add(seen);
            await db.SaveChangesAsync(Stop);
        }
        var saver = ActivatorUtilities.CreateInstance<SaveLogoHandler>(app.Services, Clock);
        return new(
            words => saver.HandleAsync(new(fair.Id, exhibitor.Id, seen?.Id, Picture(words == "mine" ? 60 : 80), Guid.NewGuid()), Stop),
            async db => (await db.Logos.SingleAsync(l => l.ExhibitorId == exhibitor.Id, Stop)).Width == 60 ? "mine" : "theirs",
            ExhibitorRefusals.LogoChangedByAnother
        );
    }

    private static byte[] Picture(int width) => Image.Black(width, 40, 3).Copy(interpretation: Enums.Interpretation.Srgb).PngsaveBuffer();

    private static async Task<Saved> BadgesAsync(TestApp app, bool isFirst)
    {
        var fair = await app.AddEventAsync();
        var (query, saver) = (app.Get<BadgesQuery>(), ActivatorUtilities.CreateInstance<SaveBadgeDesignHandler>(app.Services, Clock));
        if (!isFirst)
            (await saver.HandleAsync(fair.Id, new(null), Stop)).IsRefused.ShouldBeFalse();
        var read = await query.FindAsync(fair.Id, Stop);
        return new(
            words => saver.HandleAsync(fair.Id, new(read) { Headline = words }, Stop),
            async db => (await db.BadgeDesigns.SingleAsync(d => d.EventId == fair.Id, Stop)).Headline,
            BadgeRefusals.ChangedByAnother
        );
    }

    private static async Task EachMomentAsync(DatabaseUnderTest kind, Func<TestApp, Task<Saved>> open)
    {
        EachDatabase.Require(kind);
        var between = new BetweenStatements();
        await using var app = await between.StartAsync(kind);
        for (var statement = 1; ; statement++)
        {
            var both = await open(app);
            var theirs = default(Result<Done>);
            between.After(statement, async () => theirs = await both.SaveAsync("theirs"));
            var mine = await both.SaveAsync("mine");
            await using var db = await app.OpenDbAsync();
            if (between.Happened is null)
            {
                (mine.IsRefused, statement > 2).ShouldBe((false, true));
                return;
            }
            await between.Happened;
            mine.IsRefused.ShouldNotBe(theirs.IsRefused, $"after statement {statement}");
            (mine.Refusal ?? theirs.Refusal).ShouldBe(both.Told);
            (await both.StoredAsync(db)).ShouldBe(mine.IsRefused ? "theirs" : "mine");
        }
    }

    private sealed record Saved(Func<string, Task<Result<Done>>> SaveAsync, Func<Data.EventDb, Task<string>> StoredAsync, Refusal Told);

    private sealed class StoppedClock : TimeProvider
    {
        private readonly DateTimeOffset now = new(2026, 8, 24, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;
    }
}
