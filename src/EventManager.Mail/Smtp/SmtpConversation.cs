using MailKit;

namespace EventManager.Mail.Smtp;

/// <summary>
/// Listens to what goes over the wire and keeps the last reply's code: MailKit's exceptions do not always tell it, and the answer to its
/// own RSET hides what the server said before. Keeps and writes no text.
/// </summary>
/// <param name="answered">Called for each whole reply.</param>
internal sealed class SmtpConversation(Action answered) : IProtocolLogger
{
    // Servers keep to 512 octets a reply and a few dozen lines; whoever sends more is not one, and must not fill our memory.
    private const int MostUnasked = 512 * 1024;
    private readonly byte[] start = new byte[4];
    private int column;
    private int heard;
    private int replies;
    private bool resetting;

    /// <summary>The verb of the last command but RSET.</summary>
    public string Command { get; private set; } = "";

    /// <summary>The last reply's code; 0 where the command has none yet. That of RSET does not count.</summary>
    public int Code { get; private set; }

    /// <summary>The server said 421: it ends the connection.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Bytes came since the last command, but no reply that could be understood.</summary>
    public bool HeardNoise => heard > 0 && Code == 0;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) { }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var sent = buffer.AsSpan(offset, count);
        heard = replies = 0;
        resetting = sent.StartsWith("RSET"u8);
        if (resetting)
            return;
        var end = sent.IndexOfAny((byte)' ', (byte)'\r');
        Command = end is > 0 and < 10 ? System.Text.Encoding.ASCII.GetString(sent[..end]) : "";
        Code = 0;
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        heard += count;
        if (heard > MostUnasked)
            throw new MailConnectionException("The server does not speak SMTP.");
        foreach (var value in buffer.AsSpan(offset, count))
        {
            if (value == '\n')
                EndLine();
            else if (column < start.Length)
                start[column++] = value;
        }
        // What came in clear text must not count as said under TLS: somebody on the way could have put it there.
        if (Command == "STARTTLS" && replies > 0 && (replies > 1 || column > 0))
            throw new MailSecurityException("The server spoke on after STARTTLS, in clear text. Nothing was sent.");
    }

    public void Dispose() { }

    private void EndLine()
    {
        var isLast = column >= 3 && (column == 3 || start[3] is (byte)' ' or (byte)'\r');
        if (isLast && int.TryParse(start.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture, out var code))
        {
            IsClosing |= code == 421;
            if (!resetting)
                Code = code;
            replies++;
            answered();
        }
        column = 0;
    }
}
