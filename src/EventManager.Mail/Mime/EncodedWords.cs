using System.Text;

namespace EventManager.Mail.Mime;

/// <summary>Text beyond ASCII in headers (RFC 2047). Every word holds whole characters, so each can be decoded alone.</summary>
internal static class EncodedWords
{
    // A word may have 75 characters; 64 leave room for the longest header name on a line of 78.
    private const int LongestWord = 64;
    private const int Frame = 12; // =?utf-8?B?…?=

    public static IEnumerable<string> Encode(string text)
    {
        var quoted = Encoding.UTF8.GetBytes(text).Sum(QuotedLength) <= (Encoding.UTF8.GetByteCount(text) + 2) / 3 * 4;
        var word = new List<byte>();
        var length = 0;
        foreach (var bytes in Characters(text))
        {
            var added = quoted ? bytes.Sum(QuotedLength) : bytes.Length;
            var grown = quoted ? length + added : (length + added + 2) / 3 * 4;
            if (word.Count > 0 && grown > LongestWord - Frame)
            {
                yield return Format(word, quoted);
                word.Clear();
                length = 0;
            }
            word.AddRange(bytes);
            length += added;
        }
        if (word.Count > 0)
            yield return Format(word, quoted);
    }

    private static IEnumerable<byte[]> Characters(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(bytes);
            yield return bytes;
        }
    }

    private static string Format(List<byte> word, bool quoted) =>
        quoted ? $"=?utf-8?Q?{string.Concat(word.Select(Quote))}?=" : $"=?utf-8?B?{Convert.ToBase64String(word.ToArray())}?=";

    private static int QuotedLength(byte value) => value == ' ' || IsPlain(value) ? 1 : 3;

    private static string Quote(byte value) =>
        value == ' ' ? "_"
        : IsPlain(value) ? ((char)value).ToString()
        : $"={value:X2}";

    // The small set that is also safe in a display name.
    private static bool IsPlain(byte value) => char.IsAsciiLetterOrDigit((char)value) || (char)value is '!' or '*' or '+' or '-' or '/';
}
