using System.Buffers;
using System.Text;

namespace EventManager.Mail.Mime;

/// <summary>A node of the message's body: either content or several parts.</summary>
internal abstract class MimePart
{
    public abstract void Write(HeaderBlock headers, IBufferWriter<byte> output);

    protected static void WriteHeaders(HeaderBlock headers, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes($"{headers}\r\n", output);
}

/// <summary>Content of one kind.</summary>
internal sealed class ContentPart(IReadOnlyList<string> type, string encoding, byte[] body, IEnumerable<string>? disposition = null)
    : MimePart
{
    public static ContentPart Text(string text, params IReadOnlyList<string> type)
    {
        var (encoding, body) = TransferEncoding.Encode(text);
        return new(type, encoding, body);
    }

    public static ContentPart File(MailAttachment file) =>
        new(
            file.MediaType.Replace("; ", ";", StringComparison.Ordinal).Replace(";", "; ", StringComparison.Ordinal).Split(' '),
            "base64",
            TransferEncoding.Base64Lines(file.Content.Span),
            ["attachment;", .. FileNames.Parameters(file.FileName)]
        );

    public override void Write(HeaderBlock headers, IBufferWriter<byte> output)
    {
        headers.Add("Content-Type", type);
        if (disposition is not null)
            headers.Add("Content-Disposition", disposition);
        headers.Add("Content-Transfer-Encoding", encoding);
        WriteHeaders(headers, output);
        output.Write(body);
    }
}

/// <summary>Several parts between boundaries.</summary>
internal sealed class MultiPart(string subtype, string boundary, IReadOnlyList<MimePart> parts) : MimePart
{
    public override void Write(HeaderBlock headers, IBufferWriter<byte> output)
    {
        headers.Add("Content-Type", $"multipart/{subtype};", $"boundary=\"{boundary}\"");
        WriteHeaders(headers, output);
        foreach (var part in parts)
        {
            Encoding.ASCII.GetBytes($"--{boundary}\r\n", output);
            part.Write(new HeaderBlock(), output);
            output.Write("\r\n"u8);
        }
        Encoding.ASCII.GetBytes($"--{boundary}--\r\n", output);
    }
}
