using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Events.Editing;

/// <summary>An event while it is edited; times are wall-clock times in the event's zone.</summary>
public sealed class EventForm
{
    private readonly string zone;
    private readonly HashSet<Guid> seen = [];

    public EventForm(Event @event, IEnumerable<TimeSlot> slots)
    {
        (Id, Version, Slug, State) = (@event.Id, @event.Version, @event.Slug, @event.State);
        (Kind, zone) = (@event.Kind, @event.TimeZone);
        (Title, Summary, Description, PlaceNote) = (new(@event.Title), new(@event.Summary), new(@event.Description), new(@event.PlaceNote));
        DateTime? Local(DateTimeOffset? instant) => instant is { } value ? Zone.ToLocal(value, @event.TimeZone).DateTime : null;
        (StartsAt, EndsAt) = (Local(@event.StartsAt), Local(@event.EndsAt));
        (RegistrationOpensAt, RegistrationClosesAt) = (Local(@event.RegistrationOpensAt), Local(@event.RegistrationClosesAt));
        AdmissionOpensAt = Local(@event.AdmissionOpensAt);
        ExhibitorApplicationsCloseAt = Local(@event.ExhibitorApplicationsCloseAt);
        (Visibility, CompanyDomains) = (@event.Visibility.ToString(), @event.CompanyDomains);
        VenueId = @event.VenueId?.ToString() ?? "";
        (Capacity, HasWaitingList, OfferHours) = (@event.Seats.Capacity, @event.HasWaitingList, @event.OfferHours);
        MaxPartySize = @event.MaxPartySize;
        GuardianConsentUnderAge = @event.GuardianConsentUnderAge;
        (ExhibitorsMayApply, PermittedInside) = (@event.ExhibitorsMayApply, @event.PermittedInside);
        (PriceNote, Bring, Accessibility, Faq) = (new(@event.PriceNote), new(@event.Bring), new(@event.Accessibility), new(@event.Faq));
        Price = Euro.Write(@event.PriceCents);
        (OrganiserName, ContactEmail) = (@event.OrganiserName, @event.ContactEmail);
        Slots = [.. slots.Select(slot => new SlotRow(slot, @event.TimeZone))];
    }

    public Guid Id { get; }

    public EventKind Kind { get; }

    public long Version { get; }

    public EventState State { get; }

    public string? Slug { get; set; }

    public WordsDraft Title { get; }

    public WordsDraft Summary { get; }

    public WordsDraft Description { get; }

    public WordsDraft PlaceNote { get; }

    /// <summary>As it was typed: "12,50"; empty is free.</summary>
    public string? Price { get; set; }

    public WordsDraft PriceNote { get; }

    public WordsDraft Bring { get; }

    public WordsDraft Accessibility { get; }

    public WordsDraft Faq { get; }

    public DateTime? StartsAt { get; set; }

    public DateTime? EndsAt { get; set; }

    public DateTime? AdmissionOpensAt { get; set; }

    public DateTime? RegistrationOpensAt { get; set; }

    public DateTime? RegistrationClosesAt { get; set; }

    public string? Visibility { get; set; }

    public string? CompanyDomains { get; set; }

    public string? VenueId { get; set; }

    public int? Capacity { get; set; }

    public bool HasWaitingList { get; set; }

    public int? OfferHours { get; set; }

    public int? MaxPartySize { get; set; }

    public bool ExhibitorsMayApply { get; set; }

    public DateTime? ExhibitorApplicationsCloseAt { get; set; }

    public int? PermittedInside { get; set; }

    public int? GuardianConsentUnderAge { get; set; }

    public string? OrganiserName { get; set; }

    public string? ContactEmail { get; set; }

    public List<SlotRow> Slots { get; }

    /// <summary>Another place or time of arrival is mailed to everybody who is registered, with the new entry for the calendar.</summary>
    public bool TellsRegistered { get; set; } = true;

    /// <summary>Rows of another version of this form: one that is gone here is a new one.</summary>
    public void TakeSlots(IEnumerable<SlotRow> rows)
    {
        var known = Slots.Select(slot => slot.Id).OfType<Guid>().Concat(seen).ToHashSet();
        seen.UnionWith(known);
        var taken = rows.Select(row => row.Copy(known)).ToList();
        Slots.Clear();
        Slots.AddRange(taken);
    }

    /// <summary>As its public page would show it; nothing of it is stored.</summary>
    public Event AsTyped()
    {
        DateTimeOffset Utc(DateTime? local) => Zone.ToUtc(local ?? StartsAt ?? new DateTime(2000, 1, 1), zone);
        return new Event(Slug ?? "", Kind, Title.ToWords(), Utc(StartsAt), Utc(EndsAt), Capacity ?? 0)
        {
            TimeZone = zone,
            Summary = Summary.ToWords(),
            Description = Description.ToWords(),
            PlaceNote = PlaceNote.ToWords(),
            PriceCents = Euro.Read(Price) ?? 0,
            PriceNote = PriceNote.ToWords(),
            Accessibility = Accessibility.ToWords(),
        };
    }
}

/// <summary>A time slot while it is edited.</summary>
public sealed class SlotRow
{
    public SlotRow() { }

    public SlotRow(TimeSlot slot, string zone)
    {
        Id = slot.Id;
        (StartsAt, EndsAt) = (Zone.ToLocal(slot.StartsAt, zone).DateTime, Zone.ToLocal(slot.EndsAt, zone).DateTime);
        (Capacity, Taken) = (slot.Seats.Capacity, slot.Seats.Taken);
    }

    private SlotRow(SlotRow row, Guid? id)
    {
        (Id, Taken) = (id, id is null ? 0 : row.Taken);
        (StartsAt, EndsAt, Capacity) = (row.StartsAt, row.EndsAt, row.Capacity);
    }

    public SlotRow(PlannedSlot planned) => (StartsAt, EndsAt, Capacity) = (planned.StartsAt, planned.EndsAt, planned.Capacity);

    /// <summary>Null while it is new.</summary>
    public Guid? Id { get; }

    public DateTime? StartsAt { get; set; }

    public DateTime? EndsAt { get; set; }

    public int? Capacity { get; set; }

    public int Taken { get; }

    public SlotRow Copy(IReadOnlySet<Guid> known) => new(this, Id is { } id && known.Contains(id) ? id : null);

    /// <summary>Once it has been checked that nothing is missing.</summary>
    public PlannedSlot ToPlan() => new(StartsAt!.Value, EndsAt!.Value, Capacity!.Value);
}
