using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace EventManager.Web.Platform.Security;

/// <summary>JSON that came from outside: halves of surrogates as escapes, and bytes that are no UTF-8, would throw where they are read.</summary>
internal static class MendedJson
{
    /// <summary>The same JSON, in which every text can be read.</summary>
    public static byte[] Of(byte[] json)
    {
        var text = Utf8.IsValid(json) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        for (var at = text.AsSpan().IndexOf((byte)'\\'); at >= 0 && at < text.Length; )
        {
            var length = 2;
            if (Escaped(text, at) is { } unit)
            {
                length = char.IsHighSurrogate(unit) && Escaped(text, at + 6) is { } low && char.IsLowSurrogate(low) ? 12 : 6;
                if (length == 6 && char.IsSurrogate(unit))
                    "\\ufffd"u8.CopyTo(text.AsSpan(at));
            }
            if (at + length >= text.Length)
                break;
            var next = text.AsSpan(at + length).IndexOf((byte)'\\');
            at = next < 0 ? -1 : at + length + next;
        }
        return text;
    }

    private static char? Escaped(ReadOnlySpan<byte> json, int at) =>
        at + 6 <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
