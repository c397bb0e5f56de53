using EventManager.Domain.Events;

namespace EventManager.Web.Features.Events.Overview;

/// <summary>Something that is next, with the place where it is done.</summary>
/// <param name="Key">Of its words: <c>Next.Key</c>, with a plural where it has a number.</param>
/// <param name="Place">Of the place's words and page.</param>
/// <param name="Path">Behind the event.</param>
/// <param name="Count">How many; 0 for what is simply to do.</param>
public sealed record NextItem(string Key, string Place, string Path, int Count = 0);

/// <summary>What is next in each phase: what waits for an answer first, then what the phase asks for.</summary>
internal static class NextWork
{
    public static IEnumerable<NextItem> Of(EventPhase phase, OpenWork work) => Waits(phase, work).Concat(ToDo(phase, work));

    /// <summary>Only what waits for an answer.</summary>
    public static IEnumerable<NextItem> Waits(EventPhase phase, OpenWork work) => Waiting(phase, work).Where(item => item.Count > 0);

    private static IEnumerable<NextItem> Waiting(EventPhase phase, OpenWork work)
    {
        yield return new("FailedMails", "Mails", "/mails", work.FailedMails);
        yield return new("Conflicts", "Conflicts", "/door/conflicts", work.Conflicts);
        if (phase is EventPhase.Open or EventPhase.LastWeek or EventPhase.Today)
        {
            yield return new("Applications", "Applications", "/applications", work.Applications);
            yield return new("Exhibitors", "Exhibitors", "/exhibitors", work.Exhibitors);
            yield return new("WithoutBooth", "Plan", "/plan", work.WithoutBooth);
            yield return new("Waiting", "Waiting", "/waiting", work.Waiting);
        }
        if (phase is EventPhase.Open or EventPhase.LastWeek)
            yield return new("Unanswered", "Invitations", "/invitations", work.Unanswered);
        if (phase is EventPhase.After)
            yield return new("MinutesMissing", "Programme", "/programme", work.MinutesMissing);
    }

    private static IEnumerable<NextItem> ToDo(EventPhase phase, OpenWork work)
    {
        if (phase is EventPhase.LastWeek)
        {
            if (work.Phones == 0)
                yield return new("NoPhones", "Door", "/door");
            yield return new("PrintPaper", "Paper", "/door/paper");
            yield return new("PrintBadges", "Badges", "/door/badges");
        }
        if (phase is EventPhase.Today)
        {
            yield return new("WatchBoard", "Board", "/door/board");
            if (work.Phones == 0)
                yield return new("NoPhones", "Door", "/door");
        }
    }
}
