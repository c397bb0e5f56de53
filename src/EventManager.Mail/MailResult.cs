namespace EventManager.Mail;

/// <summary>What became of one message.</summary>
public sealed class MailResult
{
    private MailResult(IReadOnlyList<RecipientOutcome> recipients, ConnectionFailure? failure)
    {
        Recipients = recipients;
        ConnectionFailure = failure;
    }

    /// <summary>One for each of the message's recipients, in their order.</summary>
    public IReadOnlyList<RecipientOutcome> Recipients { get; }

    /// <summary>Set when the connection failed: then every recipient is <see cref="Delivery.Transient"/> with code 0.</summary>
    public ConnectionFailure? ConnectionFailure { get; }

    public bool AllAccepted => Recipients.All(recipient => recipient.Delivery is Delivery.Accepted);

    public static MailResult Answered(IReadOnlyList<RecipientOutcome> recipients) => new(recipients, null);

    /// <summary>The same outcome for everybody.</summary>
    public static MailResult ForAll(IEnumerable<MailAddress> recipients, Delivery delivery, int code, string text) =>
        new([.. recipients.Select(recipient => new RecipientOutcome(recipient, delivery, code, text))], null);

    public static MailResult Disconnected(IEnumerable<MailAddress> recipients, ConnectionFailure failure) =>
        new([.. recipients.Select(recipient => new RecipientOutcome(recipient, Delivery.Transient, 0, failure.Reason))], failure);
}

/// <summary>What became of one recipient of a message.</summary>
/// <param name="Recipient">Who.</param>
/// <param name="Delivery">What to do next.</param>
/// <param name="Code">The server's reply code; 0 when no server answered.</param>
/// <param name="Text">The server's words, on one line. They often quote the address: personal data, not for logs.</param>
public sealed record RecipientOutcome(MailAddress Recipient, Delivery Delivery, int Code, string Text);

public enum Delivery
{
    /// <summary>The other side has taken over responsibility.</summary>
    Accepted,

    /// <summary>Not now (4xx, or no connection): try again later.</summary>
    Transient,

    /// <summary>Never (5xx): trying again would bring the same answer.</summary>
    Permanent,
}

/// <summary>The connection failed while a message was sent.</summary>
/// <param name="Reason">For the log: no addresses in it.</param>
/// <param name="MayHaveArrived">
/// The message was out, its acknowledgement did not come. Sending again can bring a second copy with the same Message-ID; not sending can lose it.
/// </param>
public sealed record ConnectionFailure(string Reason, bool MayHaveArrived);
