using EventManager.Domain.CheckIn;
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
    GateOpens,
    GateCloses,
}

/// <summary>One date as it was and as it is in the copy.</summary>
/// <param name="Date">Which.</param>
/// <param name="Name">The session's title, the gate's name; empty for all others.</param>
/// <param name="From">In the earlier event.</param>
/// <param name="To">In the copy.</param>
public sealed record CopyDate(CopiedDate Date, LocalizedText Name, DateTimeOffset From, DateTimeOffset To);

/// <summary>The dates that a copy moved, old beside new, in the order in which people look for them.</summary>
public static class CopyDates
{
    public static IReadOnlyList<CopyDate> Of(Event old, Event copy, IReadOnlyList<(ICopiedWithEvent Was, ICopiedWithEvent Now)> parts)
    {
        var dates = new List<CopyDate>();
        Add(CopiedDate.Starts, old.StartsAt, copy.StartsAt);
        Add(CopiedDate.Ends, old.EndsAt, copy.EndsAt);
        Add(CopiedDate.RegistrationOpens, old.RegistrationOpensAt, copy.RegistrationOpensAt);
        Add(CopiedDate.RegistrationCloses, old.RegistrationClosesAt, copy.RegistrationClosesAt);
        Add(CopiedDate.ApplicationsClose, old.ExhibitorApplicationsCloseAt, copy.ExhibitorApplicationsCloseAt);
        Add(CopiedDate.DoorsOpen, old.AdmissionOpensAt, copy.AdmissionOpensAt);
        foreach (var (was, now) in Pairs<TimeSlot>().OrderBy(pair => pair.Was.StartsAt))
            Add(CopiedDate.TimeSlot, was.StartsAt, now.StartsAt);
        foreach (var (was, now) in Pairs<Session>().OrderBy(pair => pair.Was.StartsAt))
            Add(CopiedDate.Session, was.StartsAt, now.StartsAt, was.Title);
        foreach (var (was, now) in Pairs<Gate>().OrderBy(pair => pair.Was.Name, StringComparer.Ordinal))
        {
            Add(CopiedDate.GateOpens, was.OpensAt, now.OpensAt, new LocalizedText(was.Name));
            Add(CopiedDate.GateCloses, was.ClosesAt, now.ClosesAt, new LocalizedText(was.Name));
        }
        return dates;

        IEnumerable<(T Was, T Now)> Pairs<T>()
            where T : class => parts.Where(pair => pair.Was is T).Select(pair => ((T)pair.Was, (T)pair.Now));

        void Add(CopiedDate date, DateTimeOffset? from, DateTimeOffset? to, LocalizedText? name = null)
        {
            if (from is { } was && to is { } now)
                dates.Add(new(date, name ?? LocalizedText.Empty, was, now));
        }
    }
}
