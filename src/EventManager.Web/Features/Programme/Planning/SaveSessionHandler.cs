using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Planning;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">Null adds a session.</param>
/// <param name="Version">What was read; a newer one is somebody else's change.</param>
/// <param name="Plan">What was filled in.</param>
internal sealed record SaveSession(Guid EventId, Guid? SessionId, long Version, SessionPlan Plan)
{
    /// <summary>Who asks; null for the program itself.</summary>
    public Guid? By { get; init; }
}

internal sealed class SaveSessionHandler(Transactions transactions, SeatCounter seats, SessionQueue queue, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(SaveSession command, CancellationToken stop)
    {
        var saved = await transactions.RunAsync<Guid>(AskedRight.Plan(command.EventId), (db, token) => SaveAsync(db, command, token), stop);
        // More places are for those who wait.
        if (!saved.IsRefused && command.SessionId is not null)
            await queue.PromoteAsync(command.EventId, WaitingListTrigger.MoreSeats, stop);
        return saved;
    }

    private async Task<Result<Guid>> SaveAsync(EventDb db, SaveSession command, CancellationToken stop)
    {
        // Two who put a session into the same room at once, also for different events, come one after the other; the second one is told.
        if (command.Plan.RoomId is { } room)
            await RowLocks.LockRoomAsync(db, room, stop);
        var @event = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == command.EventId, stop);
        if (@event is null)
            return ProgrammeRefusals.NotFound;
        var plan = command.Plan;
        var refusals = SessionRules.Check(@event, plan);
        if (MarkdownText.WhyNot(plan.Description, "description") is { } unreadable)
            refusals.Add(unreadable);
        if (await WhyNotThereAsync(db, @event, command, stop) is { } taken)
            refusals.Add(taken);
        if (refusals.Count > 0)
            return refusals;

        if (command.SessionId is not { } sessionId)
        {
            var added = new Session(@event.Id, plan.Kind, plan.Title, plan.StartsAt, plan.EndsAt, plan.Capacity);
            db.Add(added);
            Fill(added, plan);
            AddLeads(db, added, plan.Leads);
            WriteDown(db, command, added.Id, "session.added");
            return added.Id;
        }

        var session = await db.Sessions.Include(s => s.Leads).SingleOrDefaultAsync(s => s.Id == sessionId && s.EventId == @event.Id, stop);
        if (session is null)
            return ProgrammeRefusals.NotFound;
        await MailRuleDates.RearmAsync(db, @event.Id, stop);
        if (session.Version != command.Version)
            return ProgrammeRefusals.ChangedByAnother;
        if (await ResizeAsync(db, session, plan.Capacity, stop) is { } refusal)
            return refusal;
        Fill(session, plan);
        db.Entry(session).State = EntityState.Modified;
        UpdateLeads(db, session, plan.Leads);
        WriteDown(db, command, session.Id, "session.changed");
        return session.Id;
    }

    private void WriteDown(EventDb db, SaveSession command, Guid sessionId, string action) =>
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.By, command.EventId, action, sessionId, ""));

    private async Task<Refusal?> ResizeAsync(EventDb db, Session session, int? capacity, CancellationToken stop)
    {
        if (session.SeatPoolId is not { } poolId)
        {
            if (capacity is { } places)
            {
                session.OpenPlaces(places);
                db.Add(session.Seats!);
            }
            return null;
        }
        if (!await seats.ResizeAsync(db, poolId, capacity ?? 0, stop))
            return ProgrammeRefusals.BelowTaken(await db.SeatPools.Where(p => p.Id == poolId).Select(p => p.Taken).SingleAsync(stop));
        if (capacity is null)
        {
            // Nobody has a place, and since the pool is at 0 nobody gets one before this commits.
            session.ClosePlaces();
            await db.SessionWaits.Where(w => w.SessionId == session.Id).ExecuteDeleteAsync(stop);
            await db.SaveChangesAsync(stop);
            await db.SeatPools.Where(p => p.Id == poolId).ExecuteDeleteAsync(stop);
        }
        return null;
    }

    private static void Fill(Session session, SessionPlan plan)
    {
        session.Kind = plan.Kind;
        session.Title = plan.Title.Copy();
        session.Description = plan.Description.Copy();
        session.RoomId = plan.RoomId;
        session.StartsAt = plan.StartsAt.ToUniversalTime();
        session.EndsAt = plan.EndsAt.ToUniversalTime();
    }

    private static void UpdateLeads(EventDb db, Session session, IReadOnlyList<PlannedLead> planned)
    {
        db.RemoveRange(session.Leads.Where(lead => planned.All(p => p.Id != lead.Id)));
        foreach (var (position, plan) in planned.Index())
        {
            if (session.Leads.Find(lead => lead.Id == plan.Id) is not { } lead)
                continue;
            lead.Position = position;
            lead.Name = PersonNames.Clean(plan.Name);
            lead.Email = plan.Email is { } email ? MailAddressRules.Clean(email) : lead.Email;
        }
        AddLeads(db, session, planned);
    }

    private static void AddLeads(EventDb db, Session session, IReadOnlyList<PlannedLead> planned) =>
        db.AddRange(
            planned
                .Index()
                .Where(p => session.Leads.All(lead => lead.Id != p.Item.Id))
                .Select(p => new SessionLead(session.Id, p.Item.Name, p.Item.Email ?? "", p.Index))
                .ToList()
        );

    /// <summary>A room of another house, or one in which something else is at the time.</summary>
    private static async Task<Refusal?> WhyNotThereAsync(EventDb db, Event @event, SaveSession command, CancellationToken stop)
    {
        if (command.Plan.RoomId is not { } roomId)
            return null;
        var room = await db
            .Floors.Where(floor => floor.VenueId == @event.VenueId)
            .SelectMany(floor => floor.Rooms)
            .Where(r => r.Id == roomId)
            .Select(r => r.Name)
            .SingleOrDefaultAsync(stop);
        if (room is null)
            return ProgrammeRefusals.RoomUnknown;
        var (from, until) = (command.Plan.StartsAt.ToUniversalTime(), command.Plan.EndsAt.ToUniversalTime());
        // Other events in the same house count too.
        var other = await db
            .Sessions.Where(s => s.RoomId == roomId && s.Id != command.SessionId && s.StartsAt < until && from < s.EndsAt)
            .Where(s => db.Events.Any(e => e.Id == s.EventId && e.State != EventState.Cancelled))
            .OrderBy(s => s.StartsAt)
            .Select(s => new
            {
                s.Title,
                s.StartsAt,
                s.EndsAt,
            })
            .FirstOrDefaultAsync(stop);
        return other is null
            ? null
            : ProgrammeRefusals.RoomTaken(
                room,
                other.Title.In(Languages.Current),
                When.Span(other.StartsAt, other.EndsAt, @event.TimeZone)
            );
    }
}
