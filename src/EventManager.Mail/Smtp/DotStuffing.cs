namespace EventManager.Mail.Smtp;

/// <summary>Doubles dots at the start of lines and adds the line that ends the content (RFC 5321, 4.5.2).</summary>
internal static class DotStuffing
{
    /// <param name="channel">Where it goes.</param>
    /// <param name="content">Lines that end in CRLF; empty when nobody is to get anything.</param>
    public static void Append(SmtpChannel channel, ReadOnlySpan<byte> content)
    {
        if (content is [(byte)'.', ..])
            channel.Append("."u8);
        int dot;
        while ((dot = content.IndexOf("\r\n."u8)) >= 0)
        {
            channel.Append(content[..(dot + 3)]);
            channel.Append("."u8);
            content = content[(dot + 3)..];
        }
        channel.Append(content);
        channel.Append(".\r\n"u8);
    }
}
