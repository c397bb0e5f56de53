using System.Text;
using System.Text.RegularExpressions;

namespace EventManager.Web.Platform.Csv;

/// <summary>The text of a file.</summary>
/// <param name="CodePage">The encoding that was taken for it; null where the file says its own (UTF-8, UTF-16).</param>
/// <param name="IsSure">False where the letters look as if it were another one: somebody must look at them.</param>
public sealed record DecodedText(string Text, int? CodePage, bool IsSure);

/// <summary>An encoding that a file may have.</summary>
/// <param name="Words">Words of the file with letters that differ, as this encoding reads them.</param>
public sealed record EncodingChoice(int CodePage, string Words);

/// <summary>
/// Files in whatever encoding an office saves them: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252, unless bytes
/// or letters say that it is not: M\x81ller is no word in it, but Müller in that of DOS, which old programs still write.
/// </summary>
public static partial class FileText
{
    private const int ShownWords = 5;
    private const int LongestWord = 40;

    /// <summary>Windows and DOS for Western Europe, the Mac's, Windows for Central Europe and for Turkey.</summary>
    private static readonly int[] CodePages = [1252, 850, 10000, 1250, 1254];

    /// <param name="codePage">The one that somebody chose; a file that says its own keeps it.</param>
    public static DecodedText Decode(byte[] content, int? codePage = null)
    {
        if (content is [0xFF, 0xFE, ..])
            return new(Encoding.Unicode.GetString(content, 2, content.Length - 2), null, true);
        if (content is [0xFE, 0xFF, ..])
            return new(Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2), null, true);
        var start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content, start, content.Length - start), null, true);
        }
        catch (DecoderFallbackException)
        {
            var text = Of(codePage ?? CodePages[0]).GetString(content);
            return new(text, codePage ?? CodePages[0], codePage is not null || !IsStrange().IsMatch(text));
        }
    }

    /// <summary>The encodings to choose from, with words of the file as each reads them.</summary>
    public static IReadOnlyList<EncodingChoice> Choices(byte[] content)
    {
        var words = Words(content);
        return
        [
            .. CodePages
                .Select(page => new EncodingChoice(page, string.Join(", ", words.Select(word => Of(page).GetString(word)))))
                .DistinctBy(choice => choice.Words),
        ];
    }

    private static Encoding Of(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

    /// <summary>Words with bytes beyond ASCII; cells end where ASCII's signs and blanks are.</summary>
    private static List<byte[]> Words(byte[] content)
    {
        var words = new Dictionary<string, byte[]>();
        var start = 0;
        for (var at = 0; at <= content.Length && words.Count < ShownWords; at++)
        {
            if (at < content.Length && (content[at] >= 0x80 || char.IsAsciiLetterOrDigit((char)content[at])))
                continue;
            var word = content[start..Math.Min(at, start + LongestWord)];
            if (word.Any(one => one >= 0x80))
                words.TryAdd(Convert.ToHexString(word), word);
            start = at + 1;
        }
        return [.. words.Values];
    }

    /// <summary>
    /// Controls, which Windows-1252 has no letter for, and signs where a word has none: quotes and daggers between letters (”, „ are DOS's ö
    /// and ä), a trade mark before one, capitals with a hook in the middle of a word and a paragraph sign after one (the Mac's ü, ä and ß).
    /// </summary>
    [GeneratedRegex(@"[\u0080-\u009F]|\p{L}[„”“†‡ˆ‰‹›˜™¤•]\p{L}|™\p{L}|\p{Ll}[ŠŽŒ]|\p{L}Ÿ\p{Ll}|\p{L}§")]
    private static partial Regex IsStrange();
}
