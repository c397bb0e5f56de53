using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Health;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings;

/// <summary>The database answers, and mails leave: degraded where one that could have gone has waited for more than 15 minutes.</summary>
internal sealed class OutboxHealth(IDbContextFactory<EventDb> databases, IOptions<MailOptions> settings, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var before = clock.GetUtcNow() - Patience;
            // While the mail server is away its mails are put off, so those that were never tried count from their beginning.
            // And what waited for the end of the quiet hours has its time from then on.
            var isQuiet = settings.Value.Quiet.AreAt(clock.GetUtcNow(), Zone.Default) || settings.Value.Quiet.AreAt(before, Zone.Default);
            var meant = db.Outbox.MayGo(isQuiet, await SendingBreaks.OfAsync(db, cancellationToken));
            var stuck = await meant.AnyAsync(
                m =>
                    (m.State == OutboxState.Queued && m.CreatedAt < before)
                    || (m.State == OutboxState.Retrying && m.DueAt < before)
                    || (m.State == OutboxState.Claimed && m.ClaimedUntil < before),
                cancellationToken
            );
            return stuck ? HealthNotes.Look("outbox.waits") : HealthNotes.Good("outbox.leaves");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthNotes.Bad("database.refuses", Outages.Of(error) is { } outage ? Outages.Why(outage) : error.GetType().Name);
        }
    }
}
