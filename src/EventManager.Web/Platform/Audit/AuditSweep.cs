using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Audit;

/// <summary>Each minute: new entries into the chain, old ones out; once a day the head to whom the settings name.</summary>
internal sealed class AuditSweep(
    AuditChain chain,
    IDbContextFactory<EventDb> databases,
    IOptions<AuditOptions> settings,
    TimeProvider clock
) : ISweep
{
    public string Name => "audit";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public bool ByEachNode => true;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var done = await chain.ExtendAsync(stop);
        var now = clock.GetUtcNow();
        done += await chain.ForgetAsync(now.AddDays(-settings.Value.KeepDays), stop);
        if (settings.Value.HeadTo is { Length: > 0 } to && await chain.HeadAsync(stop) is { } head)
            await TellAsync(to, head.Number, head.Hash, now, stop);
        return done;
    }

    private async Task TellAsync(string to, long number, string hash, DateTimeOffset now, CancellationToken stop)
    {
        var once = string.Create(CultureInfo.InvariantCulture, $"audit-head:{now.UtcDateTime:yyyy-MM-dd}");
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Outbox.AnyAsync(mail => mail.OnceKey == once, stop))
            return;
        db.Outbox.Add(
            new OutboxMail(AuditHeadMail.KindName, to, "", Languages.Default.Code, now)
            {
                OnceKey = once,
                Arguments = string.Create(CultureInfo.InvariantCulture, $"{number} {hash}"),
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node wrote it in the same moment.
        }
    }
}
