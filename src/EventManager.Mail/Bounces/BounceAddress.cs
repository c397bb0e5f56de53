using System.Security.Cryptography;
using System.Text;

namespace EventManager.Mail.Bounces;

/// <summary>
/// The address that a mail comes back to (VERP): it names the mail, and a signature says that we wrote it. So nobody can make a bounce of a
/// mail that went to somebody else. Lower and upper case are the same, since servers change them on the way.
/// </summary>
/// <param name="mailbox">Where bounces are read: <c>bounce@kassel.example</c> becomes <c>bounce+TOKEN@kassel.example</c>.</param>
/// <param name="key">Of this installation.</param>
public sealed class BounceAddress(MailAddress mailbox, byte[] key)
{
    /// <summary>With token and separator the local part has 64 characters at most (RFC 5321).</summary>
    public const int LongestLocalPart = 64 - 1 - TokenLength;

    private const int IdLength = 16;
    private const int MacLength = 10;
    private const int TokenLength = 42;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private readonly string start = mailbox.LocalPart + "+";
    private readonly string end = "@" + mailbox.Domain;

    public MailAddress Of(Guid mail)
    {
        Span<byte> token = stackalloc byte[IdLength + MacLength];
        mail.TryWriteBytes(token, bigEndian: true, out _);
        Mac(mail).CopyTo(token[IdLength..]);
        return new MailAddress(start + Encode(token) + end);
    }

    /// <summary>Null where it is no such address, or the signature is not ours.</summary>
    public Guid? MailOf(string address)
    {
        if (
            address.Length != start.Length + TokenLength + end.Length
            || !address.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            || !address.EndsWith(end, StringComparison.OrdinalIgnoreCase)
        )
            return null;
        Span<byte> token = stackalloc byte[IdLength + MacLength];
        if (!TryDecode(address.AsSpan(start.Length, TokenLength), token))
            return null;
        var mail = new Guid(token[..IdLength], bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(token[IdLength..], Mac(mail)) ? mail : null;
    }

    private ReadOnlySpan<byte> Mac(Guid mail) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"bounce:{mail:N}")).AsSpan(0, MacLength);

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(TokenLength);
        var (bits, held) = (0u, 0);
        foreach (var value in bytes)
        {
            (bits, held) = ((bits << 8) | value, held + 8);
            for (; held >= 5; held -= 5)
                text.Append(Alphabet[(int)(bits >> (held - 5)) & 31]);
        }
        // 208 bits are 41 characters and 3 bits more.
        return text.Append(Alphabet[(int)(bits << (5 - held)) & 31]).ToString();
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var (bits, held, at) = (0u, 0, 0);
        foreach (var c in text)
        {
            var value = Alphabet.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (value < 0)
                return false;
            (bits, held) = ((bits << 5) | (uint)value, held + 5);
            if (held < 8)
                continue;
            held -= 8;
            bytes[at++] = (byte)(bits >> held);
        }
        return at == bytes.Length;
    }
}
