using System.Text.RegularExpressions;

namespace EventManager.Mail;

/// <summary>A file that goes with a message.</summary>
public sealed partial record MailAttachment
{
    /// <param name="fileName">Any script; a path separator becomes a hyphen, since receivers save under this name.</param>
    /// <param name="mediaType">Such as <c>application/pdf</c> or <c>text/csv; charset=utf-8</c>; not <c>multipart/…</c> or <c>message/…</c>.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <exception cref="MailFormatException">Name or media type cannot be put into a header.</exception>
    public MailAttachment(string fileName, string mediaType, ReadOnlyMemory<byte> content)
    {
        FileName = HeaderText.Checked(fileName.Replace('/', '-').Replace('\\', '-').Replace('\t', ' ').Trim(), "The file name");
        if (FileName.Length is 0 or > 255)
            throw new MailFormatException("A file name has between 1 and 255 characters.");
        if (!MediaTypeShape().IsMatch(mediaType))
            throw new MailFormatException("The media type of an attachment has the form type/subtype; parameter=value.");
        MediaType = mediaType;
        Content = content;
    }

    public string FileName { get; }

    public string MediaType { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>
    /// For a picture that the HTML shows (<c>cid:…</c>): <c>something@somewhere</c> without angle brackets. Null for a file that only hangs on.
    /// </summary>
    public string? ContentId
    {
        get;
        init =>
            field =
                value is null || ContentIdShape().IsMatch(value)
                    ? value
                    : throw new MailFormatException("A content id has the form something@somewhere.");
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]{1,80}@[a-zA-Z0-9._-]{1,80}\z")]
    private static partial Regex ContentIdShape();

    // Compound types are refused: they must not be base64, and an attachment always is.
    [GeneratedRegex(
        @"\A(?!multipart/|message/)[a-z0-9.+_-]{1,80}/[a-z0-9.+_-]{1,80}(; ?[a-z0-9_-]{1,40}=[a-z0-9.+_-]{1,60}){0,5}\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex MediaTypeShape();
}
