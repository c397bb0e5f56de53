using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>The mails of the house about news. They are of an address and of no registration, and each of them names it by its id.</summary>
internal static class NewsMails
{
    /// <summary>What asks an address whether it wants news at all.</summary>
    public const string Confirm = "news-confirm";

    /// <summary>As the address stands in a mail's arguments.</summary>
    public static string Key(Guid address) => address.ToString("N");

    public static IQueryable<OutboxMail> Of(EventDb db, IEnumerable<Guid> addresses)
    {
        var keys = addresses.Select(Key).ToList();
        return db.Outbox.Where(m => (m.Kind == Newsletter.Mail || m.Kind == Confirm) && keys.Contains(m.Arguments));
    }

    /// <summary>Whoever ended the news was promised that the address goes: also out of what was sent. The rows stay for the figures.</summary>
    public static Task ForgetAsync(EventDb db, Guid address, CancellationToken stop)
    {
        var why = MailErrors.Suppressed + SuppressionReason.Unsubscribed;
        return Of(db, [address])
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            m => m.LastError,
                            m => m.State == OutboxState.Queued || m.State == OutboxState.Retrying ? why : m.LastError
                        )
                        .SetProperty(
                            m => m.State,
                            m => m.State == OutboxState.Queued || m.State == OutboxState.Retrying ? OutboxState.Withheld : m.State
                        )
                        .SetProperty(m => m.ToAddress, "")
                        .SetProperty(m => m.ToName, "")
                        .SetProperty(m => m.SentText, "")
                        .SetProperty(m => m.Arguments, ""),
                stop
            );
    }
}
