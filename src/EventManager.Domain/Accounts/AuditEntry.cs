using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Accounts;

/// <summary>Who did what, for decisions that somebody may ask about later.</summary>
[OfEvent(CopyArea.History, Left = CopyReason.AlreadyHappened)]
public sealed class AuditEntry
{
    private AuditEntry() { }

    public AuditEntry(DateTimeOffset at, Guid? userId, Guid? eventId, string action, Guid? subjectId, string detail)
    {
        At = at.ToUniversalTime();
        UserId = userId;
        EventId = eventId;
        Action = action;
        SubjectId = subjectId;
        Detail = detail;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; private set; }

    public Guid? UserId { get; private set; }

    public Guid? EventId { get; private set; }

    /// <summary>For example <c>event.postponed</c>.</summary>
    [NotPersonal]
    public string Action { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    /// <summary>Numbers, states and dates; never a name or an address.</summary>
    [NotPersonal]
    public string Detail { get; private set; } = "";

    /// <summary>From where: <c>session …</c>, <c>token …</c> or <c>task …</c> with its id, <c>public</c>; empty for the program itself. Never a network address.</summary>
    [NotPersonal]
    public string Origin { get; set; } = "";

    /// <summary>Its place in the chain, given shortly after it was written; without gaps.</summary>
    public long? Number { get; private set; }

    /// <summary>SHA-256 over the hash of the entry before and all of this one: who changes one must change all after it.</summary>
    public byte[]? Hash { get; private set; }

    /// <param name="number">One more than the entry before.</param>
    /// <param name="before">Its hash; empty for the first of all.</param>
    public void Chain(long number, ReadOnlySpan<byte> before)
    {
        Number = number;
        Hash = HashAfter(before);
    }

    /// <summary>Whether it says what it said when it was chained.</summary>
    public bool IsWhole(ReadOnlySpan<byte> before) => Hash is not null && HashAfter(before).AsSpan().SequenceEqual(Hash);

    private byte[] HashAfter(ReadOnlySpan<byte> before)
    {
        // The time as text, since databases keep microseconds; lengths, so that no field can lend to the next.
        var fields = new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"{Number}"),
            Id.ToString("N"),
            Instant.Cut(At).UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            UserId?.ToString("N") ?? "",
            EventId?.ToString("N") ?? "",
            SubjectId?.ToString("N") ?? "",
            Action,
            Detail,
            Origin,
        };
        var text = string.Concat(fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Length}:{field};")));
        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text)]);
    }
}
