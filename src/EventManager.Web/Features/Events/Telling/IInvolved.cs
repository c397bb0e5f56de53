using EventManager.Data;
using EventManager.Mail;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>People who plan with an event without being registered for it, of one kind. One more kind is one more of these.</summary>
internal interface IInvolved
{
    /// <summary>The key of its words: <c>Exhibitors</c>.</summary>
    string Group { get; }

    /// <summary>Whom a change of the event concerns; nobody who is told as a registered person.</summary>
    IQueryable<InvolvedRow> Rows(EventDb db, Guid eventId);

    /// <summary>What the mail says to one of them, in the current language; null where it concerns that person no more.</summary>
    Task<InvolvedReader?> FindAsync(EventDb db, Guid id, CancellationToken stop);
}

/// <summary>Somebody to be told; filled by an initializer, so that a query can go on behind it.</summary>
internal sealed record InvolvedRow
{
    public required Guid Id { get; init; }

    public required string Address { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }
}

/// <param name="Name">For the greeting.</param>
/// <param name="Page">The path of the own page; null where there is none.</param>
/// <param name="Parts">What of the event is that person's, with its time.</param>
internal sealed record InvolvedReader(string Name, string? Page, IReadOnlyList<string> Parts)
{
    /// <summary>The change of an entry of one's own; null where the event's is published.</summary>
    public MailCalendar? Calendar { get; init; }
}

/// <summary>How many of one kind are told.</summary>
public sealed record InvolvedCount(string Group, int Count);
