using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.Seating;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Decides on each command of one batch, and writes down what became of it.</summary>
internal sealed class DeskSheet
{
    private readonly EventDb db;
    private readonly DeskRecords records;
    private readonly DeskForms forms;
    private readonly RegistrationOptions options;
    private readonly DateTimeOffset now;

    private DeskSheet(EventDb db, DeskRecords records, DeskForms forms, RegistrationOptions options, DateTimeOffset now)
    {
        this.db = db;
        this.records = records;
        this.forms = forms;
        this.options = options;
        this.now = now;
    }

    public static async Task<DeskSheet> LoadAsync(
        EventDb db,
        IReadOnlyList<DeskCommand> commands,
        RegistrationOptions options,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var records = await DeskRecords.LoadAsync(db, commands, options, stop);
        return new(db, records, await DeskForms.LoadAsync(db, records, now, stop), options, now);
    }

    public IReadOnlyList<WishedTime> WishesOf(Registration registration) => records.Wishes(registration);

    /// <summary>Checks a newcomer. With a registration and an event in the answer, seats are to be asked for.</summary>
    public async Task<(Result<RegistrationReceipt>, Registration?, Event?)> RegisterAsync(RegisterVisitor visitor, CancellationToken stop)
    {
        if (records.Event(visitor.Slug) is not { } @event)
            return (EventRefusals.NotFound, null, null);
        if (@event.WhyClosed(now) is { } closed)
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
        if (records.Known(@event.Id, key) is { } known)
            return (await AgainAsync(known, visitor, stop), null, null);
        records.Remember(@event.Id, key);
        var registration = Write(@event, category, visitor, key);
        await forms.KeepAsync(@event, registration, visitor, answers, stop);
        if (!visitor.ConfirmEmail)
            return category.NeedsApproval ? (Applied(registration), null, null) : (default, registration, @event);
        db.Registrations.Add(registration);
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Confirm, registration, now));
        return (Receipt(registration), null, null);
    }

    /// <summary>Checks a click. Clicking twice is as good as once.</summary>
    public (Result<RegistrationReceipt>, Registration?, Event?) Confirm(Guid id)
    {
        if (records.Awaiting(id) is not { } registration)
            return (RegistrationRefusals.LinkInvalid, null, null);
        if (registration.State is RegistrationState.Expired)
            return (RegistrationRefusals.ConfirmationExpired, null, null);
        if (registration.State is RegistrationState.Cancelled or RegistrationState.Rejected)
            return (RegistrationRefusals.LinkInvalid, null, null);
        if (registration.State is not RegistrationState.AwaitingConfirmation)
            return (Receipt(registration), null, null);
        var @event = records.Event(registration.EventId);
        if (@event.State is EventState.Cancelled or EventState.Finished || now >= @event.EndsAt)
            return (@event.WhyClosed(now) ?? RegistrationRefusals.Closed, null, null);
        return forms.NeedsApproval(registration) ? (Applied(registration), null, null) : (default, registration, @event);
    }

    /// <summary>The organiser accepts an application: it is seated as everybody else. Accepting twice is as good as once.</summary>
    public (Result<RegistrationReceipt>, Registration?, Event?) Accept(Guid id, string note)
    {
        if (records.Awaiting(id) is not { } registration)
            return (RegistrationRefusals.NotFound, null, null);
        if (registration.State is not RegistrationState.Applied)
            return registration is { DecidedAt: not null, IsActive: true }
                ? (Receipt(registration), null, null)
                : (ApplicationRefusals.NotOpen, null, null);
        var @event = records.Event(registration.EventId);
        if (!@event.TakesPlace || now >= @event.EndsAt)
            return (@event.WhyClosed(now) ?? RegistrationRefusals.Closed, null, null);
        registration.Decided(note, now);
        return (default, registration, @event);
    }

    public async Task<Result<RegistrationReceipt>> ConfirmedAsync(Registration registration, CancellationToken stop)
    {
        registration.Confirm(now);
        Keep(registration);
        var names = await RegistrationTickets.NamesAsync(db, registration, stop);
        var tickets = RegistrationTickets.For(registration, now, names).Noted(forms.Notes(registration), now).ToList();
        db.Tickets.AddRange(tickets);
        var kind = registration.DecidedAt is null ? RegistrationMails.Ticket : ApplicationMails.Accepted;
        db.Outbox.Add(RegistrationMails.Row(kind, registration, now));
        return Receipt(registration) with { Tickets = tickets.ConvertAll(ticket => ticket.Id) };
    }

    public Result<RegistrationReceipt> Waitlisted(Registration registration, WaitsFor waitsFor)
    {
        registration.JoinWaitingList(now, waitsFor);
        Keep(registration);
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Waiting, registration, now));
        return Receipt(registration);
    }

    /// <summary>No seat: nothing of a newcomer is kept.</summary>
    public Result<RegistrationReceipt> Turn(Registration registration, Refusal refusal)
    {
        foreach (var consent in db.Consents.Local.Where(c => c.RegistrationId == registration.Id).ToList())
            db.Entry(consent).State = EntityState.Detached;
        foreach (var booking in db.ClassBookings.Local.Where(c => c.RegistrationId == registration.Id).ToList())
            db.Entry(booking).State = EntityState.Detached;
        forms.Drop(registration);
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

    private static RegistrationReceipt Receipt(Registration registration) =>
        new(registration.Id, registration.State, null) { EventId = registration.EventId };

    /// <summary>All that is wrong. A class's people are the party, and a school from the list is called as it is there.</summary>
    private List<Refusal> Check(Event @event, TicketCategory category, ref RegisterVisitor visitor)
    {
        var details = category.Form is CategoryForm.SchoolClass ? visitor.Class : null;
        if (details?.SchoolId is { } school)
            details = records.School(school) is { } name ? details with { SchoolName = name } : details with { SchoolId = null };
        visitor = visitor with { Class = details, PartySize = details?.People ?? visitor.PartySize };
        var most = category.MaxPartySize ?? @event.MaxPartySize;
        var refusals = RegistrationRules.Check(
            @event,
            visitor.Person,
            visitor.Language,
            details is null ? visitor.PartySize : 1,
            visitor.Organisation,
            most
        );
        if (details is not null)
            refusals.AddRange(ClassRules.Check(details, most));
        else if (category.Form is CategoryForm.SchoolClass)
            refusals.Add(PartyRefusals.ClassMissing);
        if (visitor.Wishes.Count > RegistrationRules.MostWishes)
            refusals.Add(PartyRefusals.TooManyWishes);
        else if (visitor.Wishes.Any(slot => !records.HasSlot(@event.Id, slot)))
            refusals.Add(RegistrationRefusals.TimeSlotUnknown);
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
    private async Task<Result<RegistrationReceipt>> AgainAsync(Guid known, RegisterVisitor visitor, CancellationToken stop)
    {
        if (options.Duplicates is not DuplicateRule.Merge || visitor.ConfirmEmail || known == Guid.Empty)
            return RegistrationRefusals.AlreadyRegistered;
        var registration = await db.Registrations.SingleAsync(r => r.Id == known, stop);
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

    private Result<RegistrationReceipt> Applied(Registration registration)
    {
        registration.Apply(now);
        Keep(registration);
        db.Outbox.Add(RegistrationMails.Row(ApplicationMails.Received, registration, now));
        return Receipt(registration);
    }

    private void Keep(Registration registration)
    {
        forms.Settle(registration);
        if (registration is { GuardianConsent: GuardianConsent.Missing, GuardianEmail.Length: > 0 })
            db.Outbox.Add(GuardianMail.Row(registration, now));
        if (db.Entry(registration).State is EntityState.Detached)
            db.Registrations.Add(registration);
    }
}
