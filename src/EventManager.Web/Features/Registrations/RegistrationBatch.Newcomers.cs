using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Somebody new in the queue: may they come, what is wrong, are they here already, and what is written of them.</summary>
internal sealed partial class RegistrationBatch
{
    /// <summary>Checks a newcomer. With a registration and an event in the answer, seats are to be asked for.</summary>
    public async Task<(Result<RegistrationReceipt>, Registration?, Event?)> RegisterAsync(RegisterVisitor visitor, CancellationToken stop)
    {
        if (records.Event(visitor.Slug) is not { } @event)
            return (EventRefusals.NotFound, null, null);
        if ((visitor.ByHand ? @event.WhyClosedByHand(now) : @event.WhyClosed(now)) is { } closed)
            return (closed, null, null);
        if (records.Category(@event.Id, visitor.CategoryCode) is not { } category || !(category.IsPublic || visitor.HasAccess))
            return (PartyRefusals.CategoryUnknown, null, null);
        var refusals = Check(@event, category, ref visitor);
        var answers = forms.Judge(@event, visitor, category.Code, refusals);
        if (refusals.Count > 0)
            return (refusals, null, null);
        if (!MayJoin(@event, visitor))
            return (RegistrationRefusals.NotInvited, null, null);
        var key = options.KeyOf(visitor.Person.Email);
        if (records.IsKnown(@event.Id, key, out var known))
            return (await AgainAsync(known, visitor, stop), null, null);
        records.Remember(@event.Id, key);
        var registration = Write(@event, category, visitor, key);
        await forms.KeepAsync(@event, registration, visitor, answers, stop);
        if (!visitor.ConfirmEmail)
            return category.NeedsApproval ? (Applied(registration), null, null) : (default, registration, @event);
        db.Registrations.Add(registration);
        var once = visitor.TellsByMail is { } keys ? records.TakeKey(keys.First) : null;
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Confirm, registration, now, once));
        return (Receipt(registration), null, null);
    }

    /// <summary>All that is wrong. A class's people are the party, and a school from the list is called as it is there.</summary>
    private List<Refusal> Check(Event @event, TicketCategory category, ref RegisterVisitor visitor)
    {
        var details = category.Form is CategoryForm.SchoolClass ? visitor.Class : null;
        if (details?.SchoolId is { } school)
            details = records.School(school) is { } name ? details with { SchoolName = name } : details with { SchoolId = null };
        visitor = visitor with { Class = details, PartySize = details?.People ?? visitor.PartySize };
        var most = category.MaxPartySize ?? @event.MaxPartySize;
        var refusals = RegistrationRules.Check(@event, visitor.Person, details is null ? visitor.PartySize : 1, visitor.Organisation, most);
        if (!Languages.Knows(visitor.Language))
            refusals.Add(RegistrationRefusals.LanguageUnknown);
        if (details is not null)
            refusals.AddRange(ClassRules.Check(details, most));
        else if (category.Form is CategoryForm.SchoolClass)
            refusals.Add(PartyRefusals.ClassMissing);
        if (visitor.Wishes.Count > RegistrationRules.MostWishes)
            refusals.Add(PartyRefusals.TooManyWishes);
        else if (visitor.Wishes.Any(slot => records.Slot(@event.Id, slot) is null))
            refusals.Add(RegistrationRefusals.TimeSlotUnknown);
        else if (visitor.Wishes.Any(slot => records.Slot(@event.Id, slot)!.IsOver(now)))
            refusals.Add(RegistrationRefusals.TimeSlotOver);
        return refusals;
    }

    private Registration Write(Event @event, TicketCategory category, RegisterVisitor visitor, string key)
    {
        var registration = new Registration(@event, category, visitor.Person, visitor.Language, visitor.PartySize, key, now)
        {
            Organisation = PersonNames.Clean(visitor.Class?.SchoolName ?? visitor.Organisation),
            PartyName = visitor.Class?.Caption ?? "",
        };
        registration.WishedSlots.AddRange(visitor.Wishes);
        if (visitor.Class is { } details)
            db.ClassBookings.Add(new ClassBooking(registration.Id, details));
        foreach (var (purpose, version) in visitor.Consents)
            db.Consents.Add(new ConsentRecord(registration.Id, purpose, version, now));
        return registration;
    }

    /// <summary>The same person a second time. Only who is trusted to know the person may change what is there already.</summary>
    private async Task<Result<RegistrationReceipt>> AgainAsync(Registration? known, RegisterVisitor visitor, CancellationToken stop)
    {
        if (known is not null && visitor.TellsByMail is { } keys && records.TakeKey(keys.First, keys.Second) is { } once)
            db.Outbox.Add(RegistrationMails.FormCameAgain(known, now, once));
        if (options.Duplicates is not DuplicateRule.Merge || visitor.ConfirmEmail || known is null)
            return RegistrationRefusals.AlreadyRegistered;
        var registration = await db.Registrations.SingleAsync(r => r.Id == known.Id, stop);
        registration.Rename(visitor.Person.FirstName, visitor.Person.LastName, now);
        await RegistrationTickets.RenameAsync(db, registration, now, stop);
        return Receipt(registration);
    }

    private bool MayJoin(Event @event, RegisterVisitor visitor) =>
        visitor.HasAccess
        || @event.Visibility switch
        {
            EventVisibility.Invited => records.IsInvited(@event.Id, MailAddressRules.Normalise(visitor.Person.Email)),
            EventVisibility.Link => false,
            _ => true,
        };
}
