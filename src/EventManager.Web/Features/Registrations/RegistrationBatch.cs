using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Decides on each command of one batch, and writes down what became of it.</summary>
internal sealed partial class RegistrationBatch
{
    private readonly EventDb db;
    private readonly RegistrationBatchRecords records;
    private readonly RegistrationBatchForms forms;
    private readonly RegistrationOptions options;
    private readonly DateTimeOffset now;

    /// <summary>Organisers who do it in the person's place: written down with what becomes of it, and not where there is no seat.</summary>
    private readonly Dictionary<Guid, AuditMark> confirming = [];

    private readonly Dictionary<Guid, AuditMark> accepting = [];

    private RegistrationBatch(
        EventDb db,
        RegistrationBatchRecords records,
        RegistrationBatchForms forms,
        RegistrationOptions options,
        DateTimeOffset now
    )
    {
        this.db = db;
        this.records = records;
        this.forms = forms;
        this.options = options;
        this.now = now;
    }

    public static async Task<RegistrationBatch> LoadAsync(
        EventDb db,
        IReadOnlyList<RegistrationCommand> commands,
        RegistrationOptions options,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var records = await RegistrationBatchRecords.LoadAsync(db, commands, options, stop);
        return new(db, records, await RegistrationBatchForms.LoadAsync(db, records, now, stop), options, now);
    }

    public IReadOnlyList<WishedTime> WishesOf(Registration registration) => records.Wishes(registration);

    /// <summary>Checks a click. Clicking twice is as good as once.</summary>
    public (Result<RegistrationReceipt>, Registration?, Event?) Confirm(Guid id, AuditMark? by)
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
        if (@event.WhyOver(now) is { } over)
            return (over, null, null);
        if (records.AreWishesOver(registration, now))
            return (RegistrationRefusals.TimeSlotOver, null, null);
        records.DropPastWishes(registration, now);
        if (by is not null)
            confirming[id] = by;
        return forms.NeedsApproval(registration) ? (Applied(registration), null, null) : (default, registration, @event);
    }

    /// <summary>The organiser accepts an application: it is seated as everybody else. Accepting twice is as good as once.</summary>
    public (Result<RegistrationReceipt>, Registration?, Event?) Accept(Guid id, string note, AuditMark by)
    {
        if (records.Awaiting(id) is not { } registration)
            return (RegistrationRefusals.NotFound, null, null);
        if (registration.State is not RegistrationState.Applied)
            return registration is { DecidedAt: not null, IsActive: true }
                ? (Receipt(registration), null, null)
                : (ApplicationRefusals.NotOpen, null, null);
        var @event = records.Event(registration.EventId);
        if (@event.WhyOver(now) is { } over)
            return (over, null, null);
        // Where no wished time is left, the organiser's yes still counts: for any time.
        records.DropPastWishes(registration, now);
        registration.Decided(note, now);
        accepting[id] = by;
        return (default, registration, @event);
    }

    public async Task<Result<RegistrationReceipt>> ConfirmedAsync(Registration registration, CancellationToken stop)
    {
        registration.Confirm(now);
        Keep(registration);
        if (confirming.Remove(registration.Id, out var by))
            db.Audit.Add(by.Entry("registration.confirmed", registration.EventId, now, registration.Id));
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

    private Result<RegistrationReceipt> Applied(Registration registration)
    {
        registration.Apply(now);
        Keep(registration);
        db.Outbox.Add(RegistrationMails.Row(ApplicationMails.Received, registration, now));
        return Receipt(registration);
    }

    private void Keep(Registration registration)
    {
        if (accepting.Remove(registration.Id, out var by))
            db.Audit.Add(by.Entry("registration.accepted", registration.EventId, now, registration.Id));
        forms.Settle(registration);
        if (registration is { GuardianConsent: GuardianConsent.Missing, GuardianEmail.Length: > 0 })
            db.Outbox.Add(GuardianMail.Row(registration, now));
        if (db.Entry(registration).State is EntityState.Detached)
            db.Registrations.Add(registration);
    }
}
