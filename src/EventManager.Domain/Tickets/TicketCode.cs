using System.Security.Cryptography;

namespace EventManager.Domain.Tickets;

public enum TicketCodeKind : byte
{
    /// <summary>One person's ticket.</summary>
    Person = 1,
}

/// <summary>
/// What a ticket's QR code carries: event, ticket, kind, the number of the key, and a P-256 signature over them. 98 bytes, written in
/// base 32 (RFC 4648, upper case, no padding) as 157 characters of the QR alphanumeric set; with the address before it the code stays at
/// version 9 or below at level M. It holds no personal data.
/// </summary>
/// <param name="EventId">The event.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Kind">What sort of ticket.</param>
/// <param name="KeyNumber">Which of the event's keys signed it.</param>
public sealed record TicketCode(Guid EventId, Guid TicketId, TicketCodeKind Kind, byte KeyNumber)
{
    /// <summary>Bytes that are signed.</summary>
    public const int PayloadLength = 34;

    /// <summary>IEEE P1363: r and s, 32 bytes each, as WebCrypto verifies it.</summary>
    public const int SignatureLength = 64;

    /// <summary>Characters of the text.</summary>
    public const int TextLength = 157;

    /// <summary>Signs with the event's private key.</summary>
    public string Sign(ECDsa key)
    {
        var bytes = new byte[PayloadLength + SignatureLength];
        WritePayload(bytes);
        if (
            !key.TrySignData(
                bytes.AsSpan(0, PayloadLength),
                bytes.AsSpan(PayloadLength),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation,
                out _
            )
        )
            throw new CryptographicException("The key did not sign.");
        return Base32.Encode(bytes);
    }

    /// <summary>Reads a scanned text, with or without the address before it, in either case; null where it is none of ours.</summary>
    public static (TicketCode Code, byte[] Payload, byte[] Signature)? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2_000)
            return null;
        var last = text.Trim().TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        if (last.Length != TextLength || Base32.Decode(last) is not { Length: PayloadLength + SignatureLength } bytes)
            return null;
        if (bytes[0] != (byte)TicketCodeKind.Person)
            return null;
        var code = new TicketCode(
            new Guid(bytes.AsSpan(2, 16), bigEndian: true),
            new Guid(bytes.AsSpan(18, 16), bigEndian: true),
            (TicketCodeKind)bytes[0],
            bytes[1]
        );
        return (code, bytes[..PayloadLength], bytes[PayloadLength..]);
    }

    /// <param name="publicKey">X and Y, 32 bytes each.</param>
    /// <param name="payload">The signed bytes.</param>
    /// <param name="signature">r and s.</param>
    public static bool Verify(byte[] publicKey, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> signature)
    {
        using var key = Import(publicKey);
        return Verify(key, payload, signature);
    }

    public static bool Verify(ECDsa publicKey, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> signature) =>
        publicKey.VerifyData(payload, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <param name="publicKey">X and Y, 32 bytes each.</param>
    public static ECDsa Import(byte[] publicKey) =>
        ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = publicKey[..32], Y = publicKey[32..] },
            }
        );

    private void WritePayload(Span<byte> bytes)
    {
        bytes[0] = (byte)Kind;
        bytes[1] = KeyNumber;
        EventId.TryWriteBytes(bytes[2..], bigEndian: true, out _);
        TicketId.TryWriteBytes(bytes[18..], bigEndian: true, out _);
    }
}
