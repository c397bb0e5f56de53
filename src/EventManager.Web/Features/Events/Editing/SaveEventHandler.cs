using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Editing;

internal sealed record SaveEvent(EventForm Form, Guid? UserId);

/// <summary>Saves an event as it was edited, all or nothing; who edited an older version is told.</summary>
internal sealed class SaveEventHandler(
    Transactions transactions,
    SeatCounter seats,
    WaitingList waitingList,
    RegisteredTeller teller,
    TimeProvider clock
)
{
    /// <returns>Its address, which may have changed.</returns>
    public async Task<Result<string>> HandleAsync(SaveEvent command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.Form.Id), stop) is { } notYours)
            return notYours;
        if (EventFormCheck.Check(command.Form) is { Count: > 0 } refusals)
            return refusals;
        Result<Saved> saved;
        try
        {
            saved = await transactions.RunAsync<Saved>((db, ends) => SaveAsync(db, command, ends), stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return EventRefusals.SlugTaken;
        }
        if (saved.IsRefused)
            return saved.Refusals.ToList();
        if (saved.Value.Told is { } told)
            teller.Hurry(told);
        // More seats in the house or at a time are for those who wait, and before somebody new takes them.
        await waitingList.PromoteAsync(command.Form.Id, WaitingListTrigger.MoreSeats, stop);
        return saved.Value.Slug;
    }

    private sealed record Saved(string Slug, Told? Told);

    private async Task<Result<Saved>> SaveAsync(EventDb db, SaveEvent command, CancellationToken stop)
    {
        var form = command.Form;
        if (await db.Events.SingleOrDefaultAsync(e => e.Id == form.Id, stop) is not { } edited)
            return EventRefusals.NotFound;
        if (edited.Version != form.Version)
            return EventRefusals.ChangedByAnother;
        var venue = Guid.TryParse(form.VenueId, out var chosen) ? chosen : (Guid?)null;
        if (venue is not null && !await db.Venues.AnyAsync(v => v.Id == venue, stop))
            return EventRefusals.VenueUnknown;
        var placeBefore = (edited.VenueId, edited.PlaceNote.German);
        if (Times(edited, form) is { } refusal)
            return refusal;
        Take(edited, form, venue);
        db.Raise(edited);
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, edited.Id, "event.edited", edited.Id, ""));
        var slots = new SlotChanges(db, seats);
        if (await slots.ApplyAsync(edited, form.Slots, stop) is { } slotRefusal)
            return slotRefusal;
        var isElsewhere = edited.TakesPlace && (slots.HasMoved || placeBefore != (edited.VenueId, edited.PlaceNote.German));
        if (isElsewhere)
            edited.RaiseCalendarSequence();
        await db.SaveChangesAsync(stop);
        await MailRuleDates.RearmAsync(db, edited.Id, stop);
        if (!await seats.ResizeAsync(db, edited.SeatPoolId, form.Capacity!.Value, stop))
            return EventRefusals.CapacityBelowTaken;
        return new Saved(edited.Slug, isElsewhere && form.TellsRegistered ? await TellAsync(db, edited, command.UserId, stop) : null);
    }

    private Task<Told> TellAsync(EventDb db, Event edited, Guid? userId, CancellationToken stop) =>
        teller.TellAsync(db, new(edited.Id, EventChangedMail.Name, "changed", edited.CalendarSequence, clock.GetUtcNow()), userId, stop);

    private static Refusal? Times(Event edited, EventForm form)
    {
        DateTimeOffset Utc(DateTime local) => Zone.ToUtc(local, edited.TimeZone);
        DateTimeOffset? UtcOrNull(DateTime? local) => local is { } value ? Utc(value) : null;
        return edited.Schedule(Utc(form.StartsAt!.Value), Utc(form.EndsAt!.Value))
            ?? edited.SetRegistrationWindow(UtcOrNull(form.RegistrationOpensAt), UtcOrNull(form.RegistrationClosesAt))
            ?? edited.SetExhibitorDeadline(UtcOrNull(form.ExhibitorApplicationsCloseAt))
            ?? edited.OpenDoorsAt(UtcOrNull(form.AdmissionOpensAt));
    }

    private static void Take(Event edited, EventForm form, Guid? venue)
    {
        if (form.Slug != edited.Slug)
            edited.Rename(form.Slug!);
        (edited.Title, edited.Summary) = (form.Title.ToWords(), form.Summary.ToWords());
        (edited.Description, edited.PlaceNote) = (form.Description.ToWords(), form.PlaceNote.ToWords());
        (edited.PriceCents, edited.PriceNote) = (Euro.Read(form.Price)!.Value, form.PriceNote.ToWords());
        (edited.Bring, edited.Accessibility, edited.Faq) = (form.Bring.ToWords(), form.Accessibility.ToWords(), form.Faq.ToWords());
        edited.Visibility = Enum.TryParse<EventVisibility>(form.Visibility, out var visibility) ? visibility : edited.Visibility;
        edited.CompanyDomains = (form.CompanyDomains ?? "").Trim();
        edited.VenueId = venue;
        edited.HasWaitingList = form.HasWaitingList;
        (edited.OfferHours, edited.MaxPartySize) = (form.OfferHours!.Value, form.MaxPartySize!.Value);
        edited.GuardianConsentUnderAge = form.GuardianConsentUnderAge;
        edited.PermittedInside = form.PermittedInside;
        edited.ExhibitorsMayApply = form.ExhibitorsMayApply;
        edited.OrganiserName = (form.OrganiserName ?? "").Trim();
        edited.ContactEmail = MailAddressRules.Clean(form.ContactEmail);
    }
}
