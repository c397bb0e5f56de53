using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

/// <summary>What a phone at the door last said of itself. One row for each phone; the access token is the phone.</summary>
[OfEvent(CopyArea.Tokens, Left = CopyReason.Secret, PartOf = typeof(AccessToken))]
public sealed class DoorPhone
{
    /// <summary>A clock that is wrong by more is told to the organiser.</summary>
    public static readonly TimeSpan DriftThatWarns = TimeSpan.FromMinutes(1);

    /// <summary>No sign for so long: the phone is away, or has no network.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(90);

    private DoorPhone() { }

    public DoorPhone(Guid tokenId, Guid eventId, DateTimeOffset seenAt)
    {
        TokenId = tokenId;
        EventId = eventId;
        SeenAt = seenAt.ToUniversalTime();
    }

    public Guid TokenId { get; private set; }

    public Guid EventId { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>The phone's clock less the server's, in milliseconds; null where it was not measured.</summary>
    public long? DriftMilliseconds { get; set; }

    /// <summary>Scans that it still has to send.</summary>
    public int Waiting { get; set; }

    /// <summary>0 to 100; null where the phone does not tell.</summary>
    public int? BatteryPercent { get; set; }

    /// <summary>Seconds since it last read the event's tickets.</summary>
    public int? SnapshotAge { get; set; }

    /// <summary>The gate at which it scans.</summary>
    [NotPersonal]
    public string? Gate { get; set; }
}
