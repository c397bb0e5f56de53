using EventManager.Domain.Common;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Events;

/// <summary>A date of an event that a copy moves.</summary>
public enum CopiedDate
{
    Starts,
    Ends,
    RegistrationOpens,
    RegistrationCloses,
    ApplicationsClose,
    DoorsOpen,
    TimeSlot,
    Session,
}

/// <summary>One date as it was and as it is in the copy.</summary>
/// <param name="Date">Which.</param>
/// <param name="Name">The session's title; empty for all others.</param>
/// <param name="From">In the earlier event.</param>
/// <param name="To">In the copy.</param>
public sealed record CopyDate(CopiedDate Date, LocalizedText Name, DateTimeOffset From, DateTimeOffset To);

/// <summary>The dates that a copy moved, old beside new, in the order in which people look for them.</summary>
public static class CopyDates
{
    public static IReadOnlyList<CopyDate> Of(CopySource source, Event copy, IReadOnlyList<TimeSlot> slots, IReadOnlyList<Session> sessions)
    {
        var old = source.Event;
        var dates = new List<CopyDate>();
        Add(CopiedDate.Starts, old.StartsAt, copy.StartsAt);
        Add(CopiedDate.Ends, old.EndsAt, copy.EndsAt);
        Add(CopiedDate.RegistrationOpens, old.RegistrationOpensAt, copy.RegistrationOpensAt);
        Add(CopiedDate.RegistrationCloses, old.RegistrationClosesAt, copy.RegistrationClosesAt);
        Add(CopiedDate.ApplicationsClose, old.ExhibitorApplicationsCloseAt, copy.ExhibitorApplicationsCloseAt);
        Add(CopiedDate.DoorsOpen, old.AdmissionOpensAt, copy.AdmissionOpensAt);
        foreach (var (was, now) in source.Slots.Zip(slots).OrderBy(pair => pair.First.StartsAt))
            Add(CopiedDate.TimeSlot, was.StartsAt, now.StartsAt);
        foreach (var (was, now) in source.Sessions.Zip(sessions).OrderBy(pair => pair.First.StartsAt))
            Add(CopiedDate.Session, was.StartsAt, now.StartsAt, was.Title);
        return dates;

        void Add(CopiedDate date, DateTimeOffset? from, DateTimeOffset? to, LocalizedText? name = null)
        {
            if (from is { } was && to is { } now)
                dates.Add(new(date, name ?? LocalizedText.Empty, was, now));
        }
    }
}
