using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Features.CheckIn;

/// <summary>An event's public key. Importing one costs as much as a verification, so imported ones are kept and lent out.</summary>
internal sealed class VerifyingKey(int number, byte[] publicKey, bool isRevoked, bool signs, ConcurrentBag<ECDsa> pool)
{
    public int Number { get; } = number;

    public bool IsRevoked { get; } = isRevoked;

    /// <summary>New tickets are signed with it.</summary>
    public bool Signs { get; } = signs;

    /// <summary>The x coordinate, as a JWK writes it.</summary>
    public string X { get; } = Base64Url.EncodeToString(publicKey.AsSpan(0, 32));

    /// <summary>The y coordinate, as a JWK writes it.</summary>
    public string Y { get; } = Base64Url.EncodeToString(publicKey.AsSpan(32, 32));

    public bool Verify(byte[] payload, byte[] signature)
    {
        if (!pool.TryTake(out var key))
            key = TicketCode.Import(publicKey);
        try
        {
            return TicketCode.Verify(key, payload, signature);
        }
        finally
        {
            pool.Add(key);
        }
    }
}
