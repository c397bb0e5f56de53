using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>Whoever changes a date of an event lets its mail rules look at all their moments again; the ledger keeps them from repeating.</summary>
internal static class MailRuleDates
{
    public static Task RearmAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db
            .MailRules.Where(rule => rule.EventId == eventId)
            .Where(rule => rule.Anchor != MailAnchor.Confirmed && rule.Anchor != MailAnchor.Happening && rule.Anchor != MailAnchor.Once)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(rule => rule.Through, rule => rule.Since).SetProperty(rule => rule.Version, rule => rule.Version + 1),
                stop
            );
}
