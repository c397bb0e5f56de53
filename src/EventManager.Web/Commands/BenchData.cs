using System.Globalization;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Commands;

/// <summary>Rows to measure with: the same names and addresses each time, written in large steps, and no mail.</summary>
internal sealed class BenchData(IDbContextFactory<EventDb> databases, SeatCounter seats, TicketSigner signer, TimeProvider clock)
{
    private const int Step = 1_000;

    private static readonly string[] FirstNames =
    [
        .. "Anna Ben Clara David Elif Finn Greta Hassan Ida Jonas Kübra Leon Mia Noah Olga Paul Quirin Rosa Samir Tilda".Split(' '),
    ];
    private static readonly string[] LastNames =
    [
        .. "Albrecht Becker Çelik Demir Engel Fischer Groß Hoffmann Ivanova Jäger Krause Lehmann Müller Nowak Öztürk Peters Roth Schäfer Thielemann Ulrich Vogel Weber Yılmaz Zimmermann".Split(
            ' '
        ),
    ];

    /// <summary>
    /// Makes the event where it is missing: published, open from yesterday until it ends in thirty days, with the gate
    /// <c>main</c>, so that both registering and admitting can be measured. Null where more seats are taken than asked for.
    /// </summary>
    public async Task<Guid?> OpenEventAsync(string slug, int capacity, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Events.SingleOrDefaultAsync(e => e.Slug == slug, stop) is { } existing)
            return await seats.ResizeAsync(db, existing.SeatPoolId, capacity, stop) ? existing.Id : null;
        var now = clock.GetUtcNow();
        var title = new LocalizedText("Messung " + slug, "Measurement " + slug);
        var @event = new Event(slug, EventKind.TrainingFair, title, now.AddHours(-1), now.AddDays(30), capacity)
        {
            MaxPartySize = 10,
            OrganiserName = "Messung",
        };
        @event.SetRegistrationWindow(now.AddDays(-1), @event.EndsAt);
        @event.Publish();
        db.Events.Add(@event);
        db.Gates.Add(new Gate(@event.Id, Gate.Main, "Haupteingang"));
        await db.SaveChangesAsync(stop);
        return @event.Id;
    }

    /// <summary>Adds what is missing to the asked number; answers how many were added.</summary>
    public async Task<int> FillAsync(Guid eventId, int registrations, CancellationToken stop)
    {
        await using var first = await databases.CreateDbContextAsync(stop);
        var @event = await first.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
        var there = await first.Registrations.CountAsync(r => r.EventId == eventId && r.NormalizedEmail.EndsWith(Domain), stop);
        for (var at = there; at < registrations; at += Step)
            await AddStepAsync(@event, at, Math.Min(Step, registrations - at), stop);
        return Math.Max(0, registrations - there);
    }

    /// <summary>Codes of the first tickets, in order of their addresses' numbers.</summary>
    public async Task<IReadOnlyList<string>> TicketCodesAsync(Guid eventId, int count, CancellationToken stop)
    {
        if (count == 0)
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var tickets = await db
            .Registrations.Where(r => r.EventId == eventId && r.NormalizedEmail.EndsWith(Domain))
            .OrderBy(r => r.NormalizedEmail)
            .Take(count)
            .Join(db.Tickets, r => r.Id, t => t.RegistrationId, (r, t) => new { r.NormalizedEmail, t.Id })
            .OrderBy(row => row.NormalizedEmail)
            .Select(row => row.Id)
            .ToListAsync(stop);
        return await signer.CodesAsync(db, eventId, tickets, stop);
    }

    private const string Domain = "@messung.example";

    private async Task AddStepAsync(Event @event, int from, int count, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await seats.TakeAsync(db, @event.SeatPoolId, count, stop))
            throw new InvalidOperationException("The event is full, or people wait for its seats.");
        var now = clock.GetUtcNow();
        var tickets = new List<Ticket>(count);
        for (var number = from + 1; number <= from + count; number++)
        {
            var registration = new Registration(@event, PersonOf(number), "de", 1, now);
            registration.Confirm(now);
            db.Registrations.Add(registration);
            tickets.AddRange(RegistrationTickets.For(registration, now));
        }
        db.Tickets.AddRange(tickets);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private static Person PersonOf(int number) =>
        new(
            FirstNames[number % FirstNames.Length],
            LastNames[number / FirstNames.Length % LastNames.Length],
            string.Create(CultureInfo.InvariantCulture, $"person{number:D7}{Domain}")
        );
}
