using System.Text;

namespace EventManager.Mail.Smtp;

/// <summary>Cuts a server's bytes into replies.</summary>
internal sealed class SmtpReplyReader
{
    // Servers keep to 512 octets and a few dozen lines; whoever sends more is not one, and must not fill our memory.
    private const int LongestLine = 4096;
    private const int MostLines = 256;
    private readonly byte[] buffer = new byte[2 * LongestLine];
    private int start;
    private int end;

    /// <summary>Bytes that were read from the stream, but belong to no reply yet.</summary>
    public bool HasUnread => end > start;

    public async ValueTask<SmtpReply> ReadAsync(Stream stream, CancellationToken stop)
    {
        var lines = new List<string>(1);
        var code = 0;
        while (true)
        {
            var line = await ReadLineAsync(stream, stop);
            if (!TryParse(line, out var lineCode, out var isLast) || (lines.Count > 0 && lineCode != code) || lines.Count == MostLines)
                throw new MailConnectionException("The server does not speak SMTP.");
            code = lineCode;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (isLast)
                return new(code, lines);
        }
    }

    private async ValueTask<string> ReadLineAsync(Stream stream, CancellationToken stop)
    {
        var searched = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var length = searched + feed;
                var line = Encoding.UTF8.GetString(buffer, start, length).TrimEnd('\r');
                start += length + 1;
                return line;
            }
            searched = end - start;
            if (searched > LongestLine)
                throw new MailConnectionException("The server does not speak SMTP.");
            await FillAsync(stream, stop);
        }
    }

    private async ValueTask FillAsync(Stream stream, CancellationToken stop)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await stream.ReadAsync(buffer.AsMemory(end), stop);
        if (read == 0)
            throw new MailConnectionException("The server closed the connection.") { Dropped = true };
        end += read;
    }

    private static bool TryParse(string line, out int code, out bool isLast)
    {
        isLast = line.Length == 3 || (line.Length > 3 && line[3] == ' ');
        code = 0;
        return (isLast || (line.Length > 3 && line[3] == '-'))
            && line.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0
            && int.TryParse(line.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture, out code)
            && code is >= 200 and < 600;
    }
}
