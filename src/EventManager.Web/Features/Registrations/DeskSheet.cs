using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>What the desk has before it while it does one batch: read with a handful of queries, however large the batch is.</summary>
internal sealed class DeskSheet
{
    private readonly EventDb db;
    private readonly DateTimeOffset now;
    private Dictionary<string, Event> events = [];
    private Dictionary<Guid, TimeSlot> slots = [];
    private Dictionary<Guid, Registration> awaiting = [];
    private HashSet<(Guid EventId, string Email)> taken = [];
    private HashSet<(Guid EventId, string Email)> invited = [];

    private DeskSheet(EventDb db, DateTimeOffset now)
    {
        this.db = db;
        this.now = now;
    }

    public static async Task<DeskSheet> LoadAsync(
        EventDb db,
        IReadOnlyList<DeskCommand> commands,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var sheet = new DeskSheet(db, now);
        var visitors = commands.OfType<DeskCommand.Register>().Select(register => register.Visitor).ToList();
        var confirmed = commands.OfType<DeskCommand.Confirm>().Select(confirm => confirm.RegistrationId).Distinct().ToList();
        if (confirmed.Count > 0)
            sheet.awaiting = await db.Registrations.Where(r => confirmed.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var slugs = visitors.Select(visitor => visitor.Slug).Distinct().ToList();
        var ids = sheet.awaiting.Values.Select(r => r.EventId).Distinct().ToList();
        sheet.events = await db
            .Events.AsNoTracking()
            .Where(e => slugs.Contains(e.Slug) || ids.Contains(e.Id))
            .ToDictionaryAsync(e => e.Slug, stop);
        await sheet.LoadVisitorsAsync(visitors, stop);
        return sheet;
    }

    public Guid PoolOfSlot(Guid slot) => slots[slot].SeatPoolId;

    /// <summary>Checks a newcomer. With a registration and an event in the answer, seats are to be asked for.</summary>
    public (Result<RegistrationReceipt>, Registration?, Event?) Register(RegisterVisitor visitor)
    {
        if (!events.TryGetValue(visitor.Slug, out var @event))
            return (EventRefusals.NotFound, null, null);
        if (@event.WhyClosed(now) is { } closed)
            return (closed, null, null);
        var refusals = RegistrationRules.Check(@event, visitor.Person, visitor.Language, visitor.PartySize, visitor.Organisation);
        if (visitor.TimeSlotId is { } slot && (!slots.TryGetValue(slot, out var found) || found.EventId != @event.Id))
            refusals.Add(RegistrationRefusals.TimeSlotUnknown);
        if (refusals.Count > 0)
            return (refusals, null, null);
        var key = (@event.Id, MailAddressRules.Normalise(visitor.Person.Email));
        if (!MayJoin(@event, visitor, key))
            return (RegistrationRefusals.NotInvited, null, null);
        if (!taken.Add(key))
            return (RegistrationRefusals.AlreadyRegistered, null, null);
        var registration = new Registration(@event, visitor.Person, visitor.Language, visitor.PartySize, now)
        {
            Organisation = PersonNames.Clean(visitor.Organisation),
            TimeSlotId = visitor.TimeSlotId,
        };
        foreach (var (purpose, version) in visitor.Consents)
            db.Consents.Add(new ConsentRecord(registration.Id, purpose, version, now));
        if (!visitor.ConfirmEmail)
            return (default, registration, @event);
        db.Registrations.Add(registration);
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Confirm, registration, now));
        return (Receipt(registration), null, null);
    }

    /// <summary>Checks a click. Clicking twice is as good as once.</summary>
    public (Result<RegistrationReceipt>, Registration?, Event?) Confirm(Guid id)
    {
        if (!awaiting.TryGetValue(id, out var registration))
            return (RegistrationRefusals.LinkInvalid, null, null);
        if (registration.State is RegistrationState.Expired)
            return (RegistrationRefusals.ConfirmationExpired, null, null);
        if (registration.State is RegistrationState.Cancelled)
            return (RegistrationRefusals.LinkInvalid, null, null);
        if (registration.State is not RegistrationState.AwaitingConfirmation)
            return (Receipt(registration), null, null);
        var @event = events.Values.Single(e => e.Id == registration.EventId);
        if (@event.State is EventState.Cancelled or EventState.Finished || now >= @event.EndsAt)
            return (@event.WhyClosed(now) ?? RegistrationRefusals.Closed, null, null);
        return (default, registration, @event);
    }

    public Result<RegistrationReceipt> Confirmed(Registration registration)
    {
        registration.Confirm(now);
        Keep(registration);
        db.Tickets.AddRange(RegistrationTickets.For(registration, now));
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Ticket, registration, now));
        return Receipt(registration);
    }

    public Result<RegistrationReceipt> Waitlisted(Registration registration)
    {
        registration.JoinWaitingList(now);
        Keep(registration);
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Waiting, registration, now));
        return Receipt(registration);
    }

    /// <summary>No seat: nothing of a newcomer is kept.</summary>
    public Result<RegistrationReceipt> Turn(Registration registration, Refusal refusal)
    {
        foreach (var consent in db.Consents.Local.Where(c => c.RegistrationId == registration.Id).ToList())
            db.Entry(consent).State = EntityState.Detached;
        return refusal;
    }

    /// <summary>Says those who wait where they stand. Counted over an index, and only for those who wait.</summary>
    public async Task FillPositionsAsync(Result<RegistrationReceipt>[] results, CancellationToken stop)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].IsRefused || results[i].Value is not { State: RegistrationState.Waitlisted } receipt)
                continue;
            results[i] = receipt with { WaitingPosition = await WaitingList.PositionAsync(db, receipt.Id, stop) };
        }
    }

    private static RegistrationReceipt Receipt(Registration registration) => new(registration.Id, registration.State, null);

    private bool MayJoin(Event @event, RegisterVisitor visitor, (Guid, string) key) =>
        visitor.HasAccess
        || @event.Visibility switch
        {
            EventVisibility.Invited => invited.Contains(key),
            EventVisibility.Link => false,
            _ => true,
        };

    private void Keep(Registration registration)
    {
        if (db.Entry(registration).State is EntityState.Detached)
            db.Registrations.Add(registration);
    }

    private async Task LoadVisitorsAsync(List<RegisterVisitor> visitors, CancellationToken stop)
    {
        if (visitors.Count == 0)
            return;
        var slotIds = visitors.Where(visitor => visitor.TimeSlotId is not null).Select(visitor => visitor.TimeSlotId!.Value).ToList();
        if (slotIds.Count > 0)
            slots = await db.TimeSlots.AsNoTracking().Where(s => slotIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var keys = visitors.Select(visitor => MailAddressRules.Normalise(visitor.Person.Email ?? "")).Distinct().ToList();
        var eventIds = events.Values.Select(e => e.Id).ToList();
        var rows = await db
            .Registrations.Where(r => eventIds.Contains(r.EventId) && keys.Contains(r.ActiveKey!))
            .Select(r => new { r.EventId, r.ActiveKey })
            .ToListAsync(stop);
        taken = [.. rows.Select(row => (row.EventId, row.ActiveKey!))];
        if (events.Values.Any(e => e.Visibility is EventVisibility.Invited))
        {
            var invitations = await db
                .Invitations.Where(i => eventIds.Contains(i.EventId) && keys.Contains(i.NormalizedEmail))
                .Select(i => new { i.EventId, i.NormalizedEmail })
                .ToListAsync(stop);
            invited = [.. invitations.Select(row => (row.EventId, row.NormalizedEmail))];
        }
    }
}
