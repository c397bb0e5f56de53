using System.Security.Cryptography;
using System.Text;

namespace EventManager.Mail;

/// <summary>Ids as words of 42 letters and digits that only this installation can write; upper and lower case are the same.</summary>
/// <param name="key">Of this installation.</param>
/// <param name="purpose">What they are for: a word for one purpose says nothing in another.</param>
public sealed class SignedIds(byte[] key, string purpose)
{
    public const int TokenLength = 42;

    private const int IdLength = 16;
    private const int MacLength = 10;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public string Token(Guid id)
    {
        Span<byte> token = stackalloc byte[IdLength + MacLength];
        id.TryWriteBytes(token, bigEndian: true, out _);
        Mac(id).CopyTo(token[IdLength..]);
        return Encode(token);
    }

    /// <summary>Null where it is no such word, or the signature is not ours.</summary>
    public Guid? IdOf(ReadOnlySpan<char> word)
    {
        Span<byte> token = stackalloc byte[IdLength + MacLength];
        if (word.Length != TokenLength || !TryDecode(word, token))
            return null;
        var id = new Guid(token[..IdLength], bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(token[IdLength..], Mac(id)) ? id : null;
    }

    private ReadOnlySpan<byte> Mac(Guid id) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{purpose}:{id:N}")).AsSpan(0, MacLength);

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
