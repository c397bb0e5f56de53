using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EventManager.Web.Platform.Security;

/// <summary>What a personal link opens.</summary>
internal enum LinkPurpose
{
    /// <summary>The click that confirms a registration.</summary>
    Confirm,

    /// <summary>A registration's personal page.</summary>
    Registration,

    /// <summary>Entering the own name in a party; nothing else.</summary>
    Party,

    /// <summary>An exhibitor's page.</summary>
    Exhibitor,

    /// <summary>An invitation by name.</summary>
    Invitation,

    /// <summary>An event that is found by its link only.</summary>
    Event,

    /// <summary>A training officer's list of the own company's apprentices.</summary>
    Company,

    /// <summary>No more mails to an address that nobody confirmed.</summary>
    StopMails,

    /// <summary>Which unasked mails an address wants.</summary>
    MailChoice,

    /// <summary>A guardian's page about one minor's registration.</summary>
    Guardian,

    /// <summary>A registration as a calendar to subscribe to, and nothing else: calendars are shared, and with them their address.</summary>
    Calendar,

    /// <summary>The click that confirms news by mail.</summary>
    News,

    /// <summary>A file that was too large for a mail: the same for everybody who got it, and for a while.</summary>
    MailFile,

    /// <summary>The same of a file that is made of an event; its version says which.</summary>
    MadeFile,
}

/// <summary>
/// Secret links without a stored secret: the id and an HMAC over purpose, id and version under a key of this installation. That key lies in
/// the database, encrypted by one that does not (<see cref="Keys.KeySeal"/>): a copy of the database opens none of them. A mail can be
/// sent again at any time, and raising the row's link version makes older links useless.
/// </summary>
internal sealed class PersonalLinks(SiteSecrets secrets, TimeProvider clock)
{
    private const int MacLength = 16;
    private const int Length = 43;

    /// <summary>Four bytes more: until when it works.</summary>
    private const int ShortLength = 48;

    /// <summary>43 characters, fit for an address.</summary>
    public string Token(LinkPurpose purpose, Guid id, int version = 1)
    {
        Span<byte> bytes = stackalloc byte[16 + MacLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Mac($"{purpose}:{id:N}:{version}").AsSpan(0, MacLength).CopyTo(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>
    /// 48 characters: opens the same, for somebody else and for a while. What it shows to whom must not be a link that works for ever.
    /// </summary>
    public string ShortToken(LinkPurpose purpose, Guid id, int version, DateTimeOffset until) =>
        ShortToken(purpose, id, version, (uint)(until.ToUnixTimeSeconds() / 60));

    /// <summary>Whether it works for a while only, as its form says.</summary>
    public static bool IsShort(string? token) => token is { Length: ShortLength };

    /// <summary>The id that a link names, unverified: the row says which version counts. Null where the text is no link of ours.</summary>
    public static Guid? IdOf(string? token)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (
            token is not { Length: Length or ShortLength }
            || Base64Url.DecodeFromChars(token, bytes, out _, out var written) is not OperationStatus.Done
            || written != 16 + MacLength + (IsShort(token) ? sizeof(uint) : 0)
        )
            return null;
        return new Guid(bytes[..16], bigEndian: true);
    }

    public bool IsValid(string? token, LinkPurpose purpose, Guid id, int version = 1)
    {
        if (token is { Length: Length })
            return IsSame(token, Token(purpose, id, version));
        if (!IsShort(token) || IdOf(token) is null)
            return false;
        var minute = BinaryPrimitives.ReadUInt32BigEndian(Base64Url.DecodeFromChars(token).AsSpan(16));
        return clock.GetUtcNow().ToUnixTimeSeconds() / 60 < minute && IsSame(token!, ShortToken(purpose, id, version, minute));
    }

    private string ShortToken(LinkPurpose purpose, Guid id, int version, uint minute)
    {
        Span<byte> bytes = stackalloc byte[16 + sizeof(uint) + MacLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], minute);
        Mac($"{purpose}:{id:N}:{version}:until:{minute}").AsSpan(0, MacLength).CopyTo(bytes[20..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static bool IsSame(string token, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token), Encoding.ASCII.GetBytes(right));

    private byte[] Mac(string what) => HMACSHA256.HashData(secrets.Get("personal-links"), Encoding.UTF8.GetBytes(what));
}
