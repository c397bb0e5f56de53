using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>
/// What an access token looks like: <c>em_</c>, so that a scanner for leaked secrets can find it, and 32 random bytes in base64url.
/// With 256 random bits a plain SHA-256 is a safe way to store it: there is nothing to guess.
/// </summary>
internal static class AccessTokenText
{
    public const string Prefix = "em_";

    /// <summary>Characters in all.</summary>
    public const int Length = 46;

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool IsWellFormed(string? text) =>
        text is { Length: Length }
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Alphabet) < 0;

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static readonly System.Buffers.SearchValues<char> Alphabet = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );
}
