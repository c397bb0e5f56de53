using System.Linq.Expressions;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Accounts;

public enum AccessTokenKind
{
    Api,

    /// <summary>A phone at the door: reaches only the check-in routes of its event.</summary>
    Door,
}

/// <summary>A key to the API. Only its hash is stored.</summary>
[OfEvent(CopyArea.Tokens, Moves = true, Left = CopyReason.Secret)]
public sealed class AccessToken : IMovesWithEvent<AccessToken>
{
    private AccessToken() { }

    public AccessToken(
        AccessTokenKind kind,
        string name,
        byte[] hash,
        string scopes,
        Guid? eventId,
        DateTimeOffset expiresAt,
        DateTimeOffset now
    )
    {
        Kind = kind;
        Name = name;
        Hash = hash;
        Scopes = scopes;
        EventId = eventId;
        ExpiresAt = expiresAt.ToUniversalTime();
        CreatedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public AccessTokenKind Kind { get; private set; }

    [NotPersonal]
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the token; of the pairing code where <see cref="PairableUntil"/> is set.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Separated by blanks.</summary>
    [NotPersonal]
    public string Scopes { get; private set; } = "";

    public Guid? EventId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>
    /// Set on a pairing code, which is no token: it opens nothing, and can be changed for a door device's token until then, once. Used
    /// or withdrawn it is revoked.
    /// </summary>
    public DateTimeOffset? PairableUntil { get; set; }

    /// <summary>Set on a tablet at which people check themselves in, and on its pairing code.</summary>
    public KioskSetup? Kiosk
    {
        get => KioskBadge is { } badge ? new KioskSetup(badge, KioskGate, KioskHint) : null;
        init => (KioskBadge, KioskGate, KioskHint) = (value?.Badge, value?.Gate ?? "", value?.Hint ?? "");
    }

    /// <summary>Null for whatever is no kiosk.</summary>
    public KioskBadge? KioskBadge { get; private set; }

    [NotPersonal]
    public string KioskGate { get; private set; } = "";

    [NotPersonal]
    public string KioskHint { get; private set; } = "";

    public bool Allows(string scope) => Scopes.Split(' ').Contains(scope);

    public bool IsAlive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    static Expression<Func<AccessToken, bool>> IMovesWithEvent<AccessToken>.HasDates =>
        token => token.Kind == AccessTokenKind.Door && token.RevokedAt == null;

    public void Move(Postponement way, DateTimeOffset now)
    {
        // A phone that is paired stays paired until the door is closed; what it was given is never shortened.
        if (way.Move(ExpiresAt) is var moved && moved > ExpiresAt)
            ExpiresAt = moved;
    }
}

/// <summary>The stored answer of a write, replayed when the same key comes again.</summary>
public sealed class IdempotentAnswer
{
    private IdempotentAnswer() { }

    public IdempotentAnswer(Guid tokenId, string key, byte[] requestHash, DateTimeOffset now)
    {
        TokenId = tokenId;
        Key = key;
        RequestHash = requestHash;
        CreatedAt = now.ToUniversalTime();
    }

    public Guid TokenId { get; private set; }

    [NotPersonal]
    public string Key { get; private set; } = "";

    public byte[] RequestHash { get; private set; } = [];

    /// <summary>0 while the first request is still at work.</summary>
    public int Status { get; set; }

    [Personal(Retention.AfterSending, "API answer")]
    public string Body { get; set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}
