using System.Collections.Concurrent;
using EventManager.Mail;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>A mail server that answers as the test says.</summary>
internal sealed class ScriptedTransport : IMailTransport, IMailSession
{
    /// <summary>The answer to a message; may throw.</summary>
    public Func<MailMessage, CancellationToken, ValueTask<MailResult>> Answer { get; set; } =
        (message, _) => ValueTask.FromResult(Say(message, Delivery.Accepted, 250, "2.0.0 Ok"));

    /// <summary>Thrown by a new connection; null opens.</summary>
    public Exception? Closed { get; set; }

    /// <summary>What a new connection waits for.</summary>
    public Func<Task> Knock { get; set; } = () => Task.CompletedTask;

    public ConcurrentQueue<MailMessage> Seen { get; } = [];

    public int Opened { get; private set; }

    public static MailResult Say(MailMessage message, Delivery delivery, int code, string text) =>
        MailResult.ForAll(message.To, delivery, code, text);

    public async ValueTask<IMailSession> OpenAsync(CancellationToken stop)
    {
        Opened++;
        await Knock();
        return Closed is null ? this : throw Closed;
    }

    public async ValueTask<MailResult> SendAsync(MailMessage message, CancellationToken stop)
    {
        Seen.Enqueue(message);
        return await Answer(message, stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
