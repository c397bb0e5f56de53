using System.Reflection;
using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Lists;

/// <summary>Whatever calls itself a list is paged, ordered, searched and filtered by the database, and never shows another event's rows.</summary>
public sealed class EveryListTests
{
    private static readonly MethodInfo Check = typeof(EveryListTests).GetMethod(
        nameof(CheckAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Lists of the house have no event: each sees all of their rows. Every other list is an event's own.</summary>
    private static readonly HashSet<string> OfTheHouse =
    [
        "schools",
        "accounts",
        "audit",
        "tokens",
        "venues",
        "tasks",
        "subscribers",
        "newsletters",
        "events",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_list_does_all_that_it_offers_and_shows_its_own_rows_alone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        Event[] events = [await app.AddEventAsync(), await app.AddEventAsync()];
        var boss = (await app.AddAccountAsync("leitung", administrator: true)).Id;
        await DifferAsync(app, events[1]);
        for (var i = 0; i < events.Length; i++)
            await FillAsync(app, events[i], i * 10);
        var lists = app.Services.GetServices<IListQuery>().ToList();
        lists.Count.ShouldBeGreaterThan(16);
        OfTheHouse.Except(lists.Select(list => list.List)).ShouldBeEmpty("the exceptions are there");

        foreach (var list in lists)
        {
            var row = list.GetType()
                .GetInterfaces()
                .Single(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IListQuery<>))
                .GetGenericArguments()[0];
            await (Task)Check.MakeGenericMethod(row).Invoke(null, [list, events[0].Id, events[1].Id, boss])!;
        }
    }

    private static async Task CheckAsync<T>(IListQuery<T> list, Guid own, Guid other, Guid boss)
        where T : class, IListRow
    {
        var (scope, foreign) = (new ListScope(own) { UserId = boss }, new ListScope(other) { UserId = boss });
        var all = await list.IdsAsync(scope, Ask(list), Stop);
        all.Count.ShouldBeGreaterThan(1, list.List + " has rows");
        var theirs = await list.IdsAsync(foreign, Ask(list), Stop);
        if (OfTheHouse.Contains(list.List))
        {
            theirs.Order().ShouldBe(all.Order(), list.List);
        }
        else
        {
            theirs.Count.ShouldBeGreaterThan(1, list.List + " has rows of another event");
            all.Intersect(theirs).ShouldBeEmpty(list.List);
            (await list.NameAsync(scope, theirs[0], Stop)).ShouldBeNull(list.List + " names another event's row");
        }
        foreach (var sort in list.Sorts)
        {
            var (up, down) = (await IdsAsync(sort, false, 50), await IdsAsync(sort, true, 50));
            up.Order().ShouldBe(all.Order(), $"{list.List} by {sort}");
            (await IdsAsync(sort, false, 2)).ShouldBe(up, $"{list.List} by {sort}, page by page");
            down.ShouldNotBe(up, $"{list.List} by {sort} from the end");
        }
        var rows = await list.PageAsync(scope, Ask(list), Stop);
        rows.Total.ShouldBe(all.Count, list.List);
        (await list.CountAsync(scope, Ask(list), Stop)).ShouldBe(all.Count, list.List);
        foreach (var row in rows.Rows)
        {
            (await list.NameAsync(scope, row.Id, Stop)).ShouldBe(row.Name, list.List);
            (await list.IdsAsync(scope, Ask(list, text: row.Name.Split(' ', ',')[0]), Stop)).ShouldContain(row.Id, list.List);
        }
        (await list.IdsAsync(scope, Ask(list, text: "gibtesnicht"), Stop)).ShouldBeEmpty(list.List);
        foreach (var (filter, values) in list.Choices)
        {
            var found = new List<Guid>();
            foreach (var value in values)
                found.AddRange(await list.IdsAsync(scope, Ask(list, filter: filter, value: value), Stop));
            if (values.Count > 0)
                found.Order().ShouldBe(all.Order(), $"each row of {list.List} has one {filter}");
            else
                (await list.IdsAsync(scope, Ask(list, filter: filter, value: Guid.NewGuid().ToString()), Stop)).ShouldBeEmpty(list.List);
        }

        async Task<List<Guid>> IdsAsync(string sort, bool descending, int take)
        {
            var ids = new List<Guid>();
            for (var skip = 0; ; skip += take)
            {
                var page = await list.PageAsync(scope, new("", new(sort, descending), skip, take), Stop);
                ids.AddRange(page.Rows.Select(row => row.Id));
                if (ids.Count >= page.Total || page.Rows.Count == 0)
                    return ids;
            }
        }
    }

    private static ListRequest Ask(IListQuery list, string text = "", string filter = "", string value = "")
    {
        var look = new ListLook(list.Sorts.First());
        return new(text, filter.Length > 0 ? look.With(filter, value) : look, 0, 50);
    }

    /// <summary>What one event is ordered by must not be the other's.</summary>
    private static async Task DifferAsync(TestApp app, Event later)
    {
        await using var db = await app.OpenDbAsync();
        await db
            .SeatPools.Where(pool => pool.Id == later.SeatPoolId)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, 7), Stop);
        var (starts, ends) = (later.StartsAt.AddDays(1), later.EndsAt.AddDays(1));
        await db
            .Events.Where(e => e.Id == later.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsAt, starts).SetProperty(e => e.EndsAt, ends), Stop);
    }

    /// <summary>Three rows of each list; names, times and numbers differ, so that every order has two ends.</summary>
    private static async Task FillAsync(TestApp app, Event fair, int from)
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        RegistrationState[] states = [RegistrationState.Waitlisted, RegistrationState.Applied, RegistrationState.Confirmed];
        await using var db = await app.OpenDbAsync();
        var venue = new Venue("Haus" + from) { City = "Kassel" + from, PermittedInside = from == 0 ? null : 100 };
        var floor = new Floor(venue.Id, new LocalizedText("Erdgeschoss"), 0);
        var room = new Room(floor.Id, "Saal", 0, 0, 9_000, 2_000);
        db.AddRange(venue, floor, room);
        for (var i = from; i < from + 3; i++)
        {
            var at = now.AddHours(i);
            foreach (var state in states)
            {
                var who = new Registration(
                    fair,
                    new Person("Ada", $"Muster{i}{state}", $"p{i}{state}@schule.example"),
                    "de",
                    1 + i % 10,
                    at
                );
                db.Add(who);
                db.Entry(who).Property(r => r.State).CurrentValue = state;
                if (state is RegistrationState.Waitlisted)
                {
                    db.Entry(who).Property(r => r.WaitingSince).CurrentValue = at;
                    db.Entry(who).Property(r => r.WaitsFor).CurrentValue = i % 2 == 0 ? WaitsFor.TimeSlot : WaitsFor.Event;
                }
            }
            AddConflict(db, fair.Id, db.ChangeTracker.Entries<Registration>().Last().Entity.Id, i, at);
            var invitation = new Invitation(fair.Id, $"Grace{i} Hopper", $"grace{i}@stadt.example", at);
            if (i % 10 == 1)
                db.Entry(invitation).Property(one => one.DeclinedAt).CurrentValue = at;
            db.AddRange(
                invitation,
                new CompanyAccess(fair.Id, $"Kahlert{i} GmbH", "Eva Lang", $"eva{i}@kahlert.example", at)
                {
                    Domains = i % 2 == 0 ? "kahlert.example" : "",
                },
                new Exhibitor(fair.Id, $"Werk{i} AG", "Max Bau", $"max{i}@werk.example", at),
                new School($"Schule{i}", $"Kassel{i}", $"Form{i}"),
                new NewsSubscription(Guid.NewGuid(), $"news{i}@schule.example", NewsTopics.HealthDays, "de", "de:0", now.AddMinutes(i)),
                new Session(
                    fair.Id,
                    (SessionKind)(i % 4),
                    new LocalizedText($"Vortrag{i}"),
                    at,
                    at.AddHours(1),
                    i % 10 == 0 ? null : i % 10
                ),
                new Booth(fair.Id, room.Id, $"E{i}", 100 * i, 0, 200 + i, 200) { Power = (PowerSupply)(i % 3) },
                new Account
                {
                    UserName = $"konto{i}@kassel.example",
                    Email = $"konto{i}@kassel.example",
                    NormalizedEmail = $"KONTO{i}@KASSEL.EXAMPLE",
                    DisplayName = $"Ina{i} Amt",
                    PasswordHash = i % 2 == 0 ? "x" : null,
                    IsAdministrator = i % 10 == 1,
                },
                new AuditEntry(at, null, fair.Id, i % 2 == 0 ? "event.published" : "event.postponed", null, ""),
                new OutboxMail("registration-link", $"an{i}@schule.example", "Anna", "de", at) { EventId = fair.Id }
            );
            AddNewsletter(db, i, at);
            AddSuppression(db, fair.Id, i, at);
            AddLedger(db, fair.Id, i, at);
            AddToken(db, fair.Id, i, at);
            AddTask(db, fair.Id, AddTeammate(db, fair.Id, i), i, at);
        }
        await db.SaveChangesAsync(Stop);
    }

    private static void AddNewsletter(EventDb db, int i, DateTimeOffset at)
    {
        var letter = new Newsletter(Guid.CreateVersion7(), at);
        letter.Write(new($"Nachricht{i} der Messe", $"News{i} of the fair"), new("Text"), NewsTopicRules.Each[i % 3], null);
        if (i % 2 == 0)
            letter.SendOff(null, 100 + i, needsRelease: i % 4 == 0, at.AddMinutes(1));
        db.Add(letter);
    }

    private static void AddConflict(EventDb db, Guid eventId, Guid registrationId, int i, DateTimeOffset at)
    {
        var ticket = new Ticket(eventId, registrationId, 1, $"Lea{i} Muster", at);
        var scan = new Scan(eventId, Guid.NewGuid(), ticket.Id, Gate.Main, ScanDirection.In, Verdict.Cancelled, at) { ReceivedAt = at };
        var conflict = new ScanConflict(eventId, ticket.Id, scan.Id, scan.Id, at);
        db.AddRange(ticket, scan, conflict);
        db.Entry(conflict).Property(c => c.Decision).CurrentValue = (ConflictDecision)(1 + i % 5);
        db.Entry(conflict).Property(c => c.DecidedAt).CurrentValue = at;
    }

    private static void AddTask(EventDb db, Guid eventId, Guid userId, int i, DateTimeOffset at)
    {
        string[] kinds = ["tables.registrations", "registrations.cancel", "events.copy"];
        var task = new BackgroundTask(kinds[i % 3], userId, eventId, "de", at);
        db.Add(task);
        db.Entry(task).Property(one => one.State).CurrentValue = (BackgroundTaskState)(i % 5);
        db.Entry(task).Property(one => one.Node).CurrentValue = "node" + i;
    }

    private static Guid AddTeammate(EventDb db, Guid eventId, int i)
    {
        var account = new Account
        {
            UserName = $"team{i}@kassel.example",
            Email = $"team{i}@kassel.example",
            NormalizedUserName = $"TEAM{i}@KASSEL.EXAMPLE",
            NormalizedEmail = $"TEAM{i}@KASSEL.EXAMPLE",
            DisplayName = $"Uli{i} Team",
            PasswordHash = "x",
        };
        db.AddRange(account, new EventStaff(eventId, account.Id, (StaffRole)(i % 3)));
        return account.Id;
    }

    /// <summary>One that is revoked, one that ran out long ago and one that works, whatever the day is.</summary>
    private static void AddToken(EventDb db, Guid eventId, int i, DateTimeOffset at)
    {
        var until = i % 10 == 1 ? at : at.AddYears(500 + i);
        var token = new AccessToken(
            AccessTokenKind.Api,
            $"Website{i}",
            Guid.NewGuid().ToByteArray(),
            Scopes.EventsRead,
            i % 2 == 0 ? eventId : null,
            until,
            at
        )
        {
            LastUsedAt = at,
            RevokedAt = i % 10 == 2 ? at : null,
        };
        db.Add(token);
    }

    private static void AddLedger(EventDb db, Guid eventId, int i, DateTimeOffset at)
    {
        var rule = MailRule.ReminderOf(eventId, 1 + i % 10);
        var mail = new OutboxMail(MailRule.Reminder, $"regel{i}@schule.example", "Rita", "de", at) { EventId = eventId };
        db.AddRange(rule, mail, new MailLedgerEntry(rule, Guid.NewGuid(), eventId, at, at, at, mail.Id));
    }

    private static void AddSuppression(EventDb db, Guid eventId, int i, DateTimeOffset at)
    {
        var mail = new OutboxMail("registration-link", $"nie{i}@schule.example", "Nie", "de", at) { EventId = eventId };
        var (scope, reason) = ((SuppressionScope)(i % 3), (SuppressionReason)(i % 4));
        db.AddRange(mail, new Suppression(Guid.NewGuid(), Guid.NewGuid(), scope, reason, at) { EventId = eventId, MailId = mail.Id });
    }
}
