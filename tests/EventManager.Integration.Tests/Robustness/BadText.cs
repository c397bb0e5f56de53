using System.Globalization;
using System.Text;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>What people, programs and attackers send where a text, a number or a time is expected.</summary>
internal sealed class BadText(Random random)
{
    private static readonly string[] Bad =
    [
        "",
        " ",
        "\0",
        "a\0b",
        "\uFFFE",
        "a\uFFFEb",
        "\uFFFF",
        "\uFDD0",
        "\uFFFD",
        "\uD800",
        "\uDC00",
        "x\uDBFF",
        "\uDC00\uD800",
        "\U0001FFFE",
        "👩‍👩‍👧",
        "e\u0301\u0301\u0301\u0301",
        "\u202Eabc",
        "\u200B",
        "\uFEFF",
        "\u0001\u0008\u001F\u007F\u0085",
        "\r\nBcc: x@y.example",
        "İıßﬁ",
        "-1",
        "0",
        "1e999",
        "NaN",
        "99999999999999999999999",
        "2147483647",
        "-2147483648",
        "0.5",
        "1,5",
        "true",
        "1",
        "null",
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z",
        "9999-12-31",
        "2026-02-30",
        "24:00",
        "00000000-0000-0000-0000-000000000000",
        "{0}{1}",
        "%00%ff",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "'; DROP TABLE x; --",
        "=cmd|' /C calc'!A0",
        "a@b",
        "\"very.unusual.@.unusual.com\"@example.com",
        "a@xn--\uFFFE.example",
        "ä@ö.example",
        "a@" + "b.",
        "em_0123456789",
        "T/X",
        "[](",
    ];

    public string Next() =>
        random.Next(12) switch
        {
            0 => new string('>', random.Next(1, 400)),
            1 => new string('a', random.Next(100, 30_000)),
            2 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(0x10000))),
            3 => Guid.NewGuid().ToString(),
            _ => Bad[random.Next(Bad.Length)],
        };

    /// <summary>As a form or an address carries it: each half of a surrogate as the three bytes that no UTF-8 has.</summary>
    public static byte[] Bytes(string text)
    {
        var bytes = new MemoryStream();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                bytes.Write(Encoding.UTF8.GetBytes(text.Substring(i++, 2)));
            else if (char.IsSurrogate(text[i]))
                bytes.Write([0xED, (byte)(0x80 | ((text[i] >> 6) & 0x3F)), (byte)(0x80 | (text[i] & 0x3F))]);
            else
                bytes.Write(Encoding.UTF8.GetBytes([text[i]]));
        }
        return bytes.ToArray();
    }

    public static string Escaped(string text) =>
        string.Concat(Bytes(text).Select(b => "%" + b.ToString("X2", CultureInfo.InvariantCulture)));

    /// <summary>As JSON, every character by its number.</summary>
    public static string Json(string text) =>
        "\""
        + string.Concat(
            text.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))
        )
        + "\"";
}
