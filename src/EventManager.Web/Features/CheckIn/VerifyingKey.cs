using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Features.CheckIn;

/// <summary>An event's public key.</summary>
internal sealed class VerifyingKey(int number, byte[] publicKey, bool isRevoked, bool signs, KeyMemory memory)
{
    public int Number { get; } = number;

    public bool IsRevoked { get; } = isRevoked;

    /// <summary>New tickets are signed with it.</summary>
    public bool Signs { get; } = signs;

    /// <summary>The x coordinate, as a JWK writes it.</summary>
    public string X { get; } = Base64Url.EncodeToString(publicKey.AsSpan(0, 32));

    /// <summary>The y coordinate, as a JWK writes it.</summary>
    public string Y { get; } = Base64Url.EncodeToString(publicKey.AsSpan(32, 32));

    public bool Verify(TicketCode code, byte[] payload, byte[] signature) => memory.Verify(publicKey, code.TicketId, payload, signature);
}

/// <summary>
/// What is kept of one public key. Importing it costs as much as a verification, so imported ones are lent out. A ticket is shown again
/// on the way out, on the way back in and when a phone repeats a batch: what was verified once is compared, byte for byte. Only what
/// was right is kept, one signature a ticket, so that it never holds more than the event has tickets.
/// </summary>
internal sealed class KeyMemory
{
    private readonly ConcurrentBag<ECDsa> imported = [];
    private readonly ConcurrentDictionary<Guid, (byte[] Payload, byte[] Signature)> verified = new();

    public bool Verify(byte[] publicKey, Guid ticketId, byte[] payload, byte[] signature)
    {
        if (
            verified.TryGetValue(ticketId, out var seen)
            && seen.Payload.AsSpan().SequenceEqual(payload)
            && seen.Signature.AsSpan().SequenceEqual(signature)
        )
            return true;
        if (!imported.TryTake(out var key))
            key = TicketCode.Import(publicKey);
        try
        {
            var right = TicketCode.Verify(key, payload, signature);
            if (right)
                verified[ticketId] = (payload, signature);
            return right;
        }
        finally
        {
            imported.Add(key);
        }
    }
}
