using System.Buffers;
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

    /// <summary>A guardian's page about one minor's registration.</summary>
    Guardian,
}

/// <summary>
/// Secret links without a stored secret: the id and an HMAC over purpose, id and version under a key of this installation. That key lies in
/// the database, encrypted by one that does not (<see cref="Keys.KeySeal"/>): a copy of the database opens none of them. A mail can be
/// sent again at any time, and raising the row's link version makes older links useless.
/// </summary>
internal sealed class PersonalLinks(SiteSecrets secrets)
{
    private const int MacLength = 16;

    /// <summary>43 characters, fit for an address.</summary>
    public string Token(LinkPurpose purpose, Guid id, int version = 1)
    {
        Span<byte> bytes = stackalloc byte[16 + MacLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Mac(purpose, id, version).AsSpan(0, MacLength).CopyTo(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The id that a link names, unverified: the row says which version counts. Null where the text is no link of ours.</summary>
    public static Guid? IdOf(string? token)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (
            token is not { Length: 43 }
            || Base64Url.DecodeFromChars(token, bytes, out _, out var written) is not OperationStatus.Done
            || written != 16 + MacLength
        )
            return null;
        return new Guid(bytes[..16], bigEndian: true);
    }

    public bool IsValid(string? token, LinkPurpose purpose, Guid id, int version = 1) =>
        token is { Length: 43 }
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token), Encoding.ASCII.GetBytes(Token(purpose, id, version)));

    private byte[] Mac(LinkPurpose purpose, Guid id, int version) =>
        HMACSHA256.HashData(secrets.Get("personal-links"), Encoding.UTF8.GetBytes($"{purpose}:{id:N}:{version}"));
}
