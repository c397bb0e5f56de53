using EventManager.Domain.Common;

namespace EventManager.Domain.Programme;

/// <summary>The order of a programme, in one place: by time, and at the same time by title after <see cref="SortKey"/>, never by the database's own order.</summary>
public static class ProgrammeOrder
{
    public static IOrderedEnumerable<T> InProgramme<T>(
        this IEnumerable<T> sessions,
        Func<T, DateTimeOffset> starts,
        Func<T, DateTimeOffset> ends,
        Func<T, string> title
    ) => sessions.OrderBy(starts).ThenBy(ends).ThenByName(title);

    public static IOrderedEnumerable<Session> InProgramme(this IEnumerable<Session> sessions, string language) =>
        sessions.InProgramme(session => session.StartsAt, session => session.EndsAt, session => session.Title.In(language));
}
