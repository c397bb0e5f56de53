using EventManager.Mail;
using EventManager.Mail.Mime;

namespace EventManager.Web.Platform.Mails;

/// <summary>A mail that was "sent" while developing.</summary>
public sealed record MailboxItem(int Number, DateTimeOffset ReceivedAt, MailMessage Message, byte[] Raw);

/// <summary>Keeps the last 1,000 messages in memory instead of delivering them.</summary>
internal sealed class DevelopmentMailbox(TimeProvider clock) : IMailTransport, IMailSession
{
    private const int Most = 1_000;
    private readonly Lock door = new();
    private readonly Queue<MailboxItem> items = new(Most);
    private int last;

    public ValueTask<IMailSession> OpenAsync(CancellationToken stop) => ValueTask.FromResult<IMailSession>(this);

    public ValueTask<MailResult> SendAsync(MailMessage message, CancellationToken stop)
    {
        var raw = MimeWriter.Write(message);
        lock (door)
        {
            if (items.Count == Most)
                items.Dequeue();
            items.Enqueue(new(++last, clock.GetUtcNow(), message, raw));
        }
        return ValueTask.FromResult(MailResult.ForAll(message.To, Delivery.Accepted, 250, "Kept in the development mailbox."));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MailboxItem> List()
    {
        lock (door)
            return [.. items.Reverse()];
    }

    public MailboxItem? Find(int number)
    {
        lock (door)
            return items.FirstOrDefault(item => item.Number == number);
    }
}
