using System.Security.Cryptography;
using System.Text;

namespace EventManager.Domain.Common;

/// <summary>
/// A short mark of a text: ten hexadecimal digits of its SHA-256. Line ends and blanks around it do not count, since browsers and
/// spreadsheets write them each in their own way.
/// </summary>
public static class TextMark
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(text))).AsSpan(0, 5));

    /// <summary>The text as it is compared.</summary>
    public static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
