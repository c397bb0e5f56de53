using System.Linq.Expressions;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

/// <summary>From one state to the next. Seats and queues are the caller's, in the same transaction.</summary>
public sealed partial class Registration
{
    /// <summary>What the registration is worth: whatever it was, of an event that is called off it is cancelled.</summary>
    public RegistrationState StateAt(EventState @event) => State.At(@event);

    /// <summary>The seats are taken: the caller has done so in the same transaction.</summary>
    public void Confirm(DateTimeOffset now)
    {
        State = RegistrationState.Confirmed;
        ConfirmedAt ??= now.ToUniversalTime();
        OfferExpiresAt = null;
        WaitingSince = null;
        WaitsFor = null;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Joins the queue: the caller has counted it at the pools that it waits for, in the same transaction.</summary>
    public void JoinWaitingList(DateTimeOffset now, WaitsFor waitsFor = Registrations.WaitsFor.Event)
    {
        State = RegistrationState.Waitlisted;
        WaitingSince = now.ToUniversalTime();
        WaitsFor = waitsFor;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Waits on for something else, without losing its turn.</summary>
    public void WaitInstead(WaitsFor waitsFor, DateTimeOffset now)
    {
        WaitsFor = waitsFor;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Another number of people: the caller has taken or given back the seats in the same transaction.</summary>
    public void Resize(int partySize, DateTimeOffset now)
    {
        PartySize = partySize;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Seats are held for this registration until the offer expires: the caller has taken them in the same transaction.</summary>
    public void Offer(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        State = RegistrationState.Offered;
        OfferExpiresAt = expiresAt.ToUniversalTime();
        WaitsFor = null;
        UpdatedAt = now.ToUniversalTime();
    }

    static Expression<Func<Registration, bool>> IMovesWithEvent<Registration>.HasDates =>
        registration => registration.State == RegistrationState.Offered && registration.OfferExpiresAt != null;

    /// <summary>An offer moves with the event, but is never shortened: who was given until tomorrow has until tomorrow at least.</summary>
    public void Move(Postponement way, DateTimeOffset now)
    {
        if (OfferExpiresAt is { } expires && way.Move(expires) is var moved && moved > expires)
            Offer(moved, now);
    }

    public void Cancel(DateTimeOffset now)
    {
        State = RegistrationState.Cancelled;
        CancelledAt = now.ToUniversalTime();
        RaiseCalendarSequence();
        Leave(now);
    }

    /// <summary>A cancellation is taken back: the caller has taken the seats again in the same transaction.</summary>
    /// <param name="personKey">What makes it the same person's again.</param>
    /// <param name="now">The instant.</param>
    public void Reinstate(string personKey, DateTimeOffset now)
    {
        (ActiveKey, CancelledAt) = (personKey, null);
        RaiseCalendarSequence();
        Confirm(now);
    }

    public void Expire(DateTimeOffset now)
    {
        State = RegistrationState.Expired;
        RaiseCalendarSequence();
        Leave(now);
    }

    public void Touch(DateTimeOffset now) => UpdatedAt = now.ToUniversalTime();

    private void Leave(DateTimeOffset now)
    {
        ActiveKey = null;
        OfferExpiresAt = null;
        WaitingSince = null;
        WaitsFor = null;
        UpdatedAt = now.ToUniversalTime();
    }
}
