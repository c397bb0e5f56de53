using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Seating;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>What one batch of the queue needs to know: a handful of queries, however large the batch and the event are.</summary>
internal sealed class RegistrationBatchRecords
{
    private Dictionary<string, Event> events = [];
    private Dictionary<(Guid EventId, string Code), TicketCategory> categories = [];
    private Dictionary<Guid, TimeSlot> slots = [];
    private Dictionary<Guid, Registration> awaiting = [];
    private Dictionary<Guid, string> schools = [];
    private Dictionary<(Guid EventId, string Key), Registration?> known = [];
    private HashSet<string> used = [];
    private HashSet<(Guid EventId, string Email)> invited = [];

    public static async Task<RegistrationBatchRecords> LoadAsync(
        EventDb db,
        IReadOnlyList<RegistrationCommand> commands,
        RegistrationOptions options,
        CancellationToken stop
    )
    {
        var records = new RegistrationBatchRecords();
        var visitors = commands.OfType<RegistrationCommand.Register>().Select(register => register.Visitor).ToList();
        var clicked = commands
            .OfType<RegistrationCommand.Confirm>()
            .Select(confirm => confirm.RegistrationId)
            .Concat(commands.OfType<RegistrationCommand.Accept>().Select(accept => accept.RegistrationId))
            .Distinct()
            .ToList();
        if (clicked.Count > 0)
            records.awaiting = await db.Registrations.Where(r => clicked.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var slugs = visitors.Select(visitor => visitor.Slug).Distinct().ToList();
        var ids = records.awaiting.Values.Select(r => r.EventId).Distinct().ToList();
        records.events = await db
            .Events.AsNoTracking()
            .Where(e => slugs.Contains(e.Slug) || ids.Contains(e.Id))
            .ToDictionaryAsync(e => e.Slug, stop);
        await records.LoadSlotsAsync(db, visitors, stop);
        if (visitors.Count > 0)
            await records.LoadVisitorsAsync(db, visitors, options, stop);
        return records;
    }

    /// <summary>All events of the batch.</summary>
    public IReadOnlyCollection<Event> Events => events.Values;

    /// <summary>Registrations that were written before.</summary>
    public IReadOnlyCollection<Guid> Written => awaiting.Keys;

    public Event? Event(string slug) => events.GetValueOrDefault(slug);

    public Event Event(Guid id) => events.Values.Single(e => e.Id == id);

    public Registration? Awaiting(Guid id) => awaiting.GetValueOrDefault(id);

    public TicketCategory? Category(Guid eventId, string code) => categories.GetValueOrDefault((eventId, code));

    public TimeSlot? Slot(Guid eventId, Guid slot) => slots.TryGetValue(slot, out var found) && found.EventId == eventId ? found : null;

    /// <summary>Times were wished, and none of them is still to come.</summary>
    public bool AreWishesOver(Registration registration, DateTimeOffset now) =>
        registration.WishedSlots.Count > 0 && registration.WishedSlots.TrueForAll(id => IsOver(id, now));

    /// <summary>Takes out the wishes whose time is over, before anything is counted for them.</summary>
    public void DropPastWishes(Registration registration, DateTimeOffset now) => registration.WishedSlots.RemoveAll(id => IsOver(id, now));

    private bool IsOver(Guid id, DateTimeOffset now) => slots.TryGetValue(id, out var slot) && slot.IsOver(now);

    /// <summary>The name on the organiser's list; null where there is no such school.</summary>
    public string? School(Guid id) => schools.GetValueOrDefault(id);

    /// <summary>Whether the same person is registered already; without a registration by this very batch.</summary>
    public bool IsKnown(Guid eventId, string key, out Registration? registration) => known.TryGetValue((eventId, key), out registration);

    public void Remember(Guid eventId, string key) => known[(eventId, key)] = null;

    /// <summary>Takes the first once-key that no mail has; null where all have one.</summary>
    public string? TakeKey(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (used.Add(key))
                return key;
        }
        return null;
    }

    public bool IsInvited(Guid eventId, string email) => invited.Contains((eventId, email));

    /// <summary>Wishes whose time has been taken out of the plan since are left out.</summary>
    public IReadOnlyList<WishedTime> Wishes(Registration registration) =>
        [.. registration.WishedSlots.Where(slots.ContainsKey).Select(id => new WishedTime(id, slots[id].SeatPoolId))];

    private async Task LoadSlotsAsync(EventDb db, List<RegisterVisitor> visitors, CancellationToken stop)
    {
        var wished = visitors
            .SelectMany(visitor => visitor.Wishes)
            .Concat(awaiting.Values.SelectMany(r => r.WishedSlots))
            .Distinct()
            .ToList();
        if (wished.Count > 0)
            slots = await db.TimeSlots.AsNoTracking().Where(s => wished.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
    }

    private async Task LoadVisitorsAsync(EventDb db, List<RegisterVisitor> visitors, RegistrationOptions options, CancellationToken stop)
    {
        var ids = events.Values.Select(e => e.Id).ToList();
        categories = await db
            .Categories.AsNoTracking()
            .Where(c => ids.Contains(c.EventId))
            .ToDictionaryAsync(c => (c.EventId, c.Code), stop);
        var listed = visitors.Select(visitor => visitor.Class?.SchoolId).OfType<Guid>().Distinct().ToList();
        if (listed.Count > 0)
            schools = await db.Schools.Where(s => listed.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        var keys = visitors.Select(visitor => options.KeyOf(visitor.Person.Email)).Distinct().ToList();
        known = await db
            .Registrations.AsNoTracking()
            .Where(r => ids.Contains(r.EventId) && keys.Contains(r.ActiveKey!))
            .ToDictionaryAsync(r => (r.EventId, r.ActiveKey!), Registration? (r) => r, stop);
        // Looked for whether or not somebody is known: no time may tell.
        var told = visitors.Select(visitor => visitor.TellsByMail).OfType<FormMailKeys>().ToList();
        List<string> mails = [.. told.Select(one => one.First), .. told.Select(one => one.Second)];
        if (mails.Count > 0)
            used = [.. await db.Outbox.Where(mail => mails.Contains(mail.OnceKey!)).Select(mail => mail.OnceKey!).ToListAsync(stop)];
        if (!events.Values.Any(e => e.Visibility is EventVisibility.Invited))
            return;
        var emails = visitors.Select(visitor => Domain.Common.MailAddressRules.Normalise(visitor.Person.Email ?? "")).Distinct().ToList();
        var invitations = await db
            .Invitations.Where(i => ids.Contains(i.EventId) && emails.Contains(i.NormalizedEmail))
            .Select(i => new { i.EventId, i.NormalizedEmail })
            .ToListAsync(stop);
        invited = [.. invitations.Select(row => (row.EventId, row.NormalizedEmail))];
    }
}
