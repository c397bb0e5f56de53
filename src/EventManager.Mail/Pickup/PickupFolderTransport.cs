using System.Security.Cryptography;
using System.Text;
using EventManager.Mail.Mime;

namespace EventManager.Mail.Pickup;

/// <summary>
/// Puts each message as an <c>.eml</c> file into a folder, for a relay that collects from there or for people who want to look.
/// A file appears whole or not at all; a repeat of a message replaces its file.
/// </summary>
public sealed class PickupFolderTransport(string folder) : IMailTransport, IMailSession
{
    private const int ReadablePart = 60;

    public ValueTask<IMailSession> OpenAsync(CancellationToken stop)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return ValueTask.FromResult<IMailSession>(this);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailConnectionException("The pickup folder cannot be made.", failure);
        }
    }

    public async ValueTask<MailResult> SendAsync(MailMessage message, CancellationToken stop)
    {
        // Not .eml: whoever collects must not take a half-written file.
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        try
        {
            await WriteAsync(unfinished, MimeWriter.Write(message), stop);
            File.Move(unfinished, Path.Combine(folder, FileName(message.MessageId)), overwrite: true);
            return MailResult.ForAll(message.To, Delivery.Accepted, 250, "Written to the pickup folder.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return MailResult.Disconnected(message.To, new("The pickup folder cannot be written to.", MayHaveArrived: false));
        }
        finally
        {
            Discard(unfinished);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task WriteAsync(string path, byte[] content, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await file.WriteAsync(content, stop);
        // Onto the disk before the name appears: after a power cut there is no empty message.
        file.Flush(flushToDisk: true);
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder is gone or closed to us, which the result says already.
        }
    }

    // The hash keeps ids apart that differ only in what a file system cannot tell apart.
    private static string FileName(string messageId)
    {
        var readable = string.Concat(messageId.Take(ReadablePart).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '@' ? c : '_'));
        return $"{readable}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(messageId)))[..16]}.eml";
    }
}
