using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Benchmarks;

/// <summary>A rule whose moment has come: a reminder to all who are confirmed.</summary>
internal static class DueMails
{
    public static async Task AddAsync(Stage stage, Guid eventId)
    {
        await using var db = await stage.App.OpenDbAsync();
        await ClearAsync(db);
        var rule = new MailRule(eventId, MailRule.Reminder, new(MailAnchor.Once, true, 0, MailUnit.Minutes, null));
        rule.GoOnce(DateTimeOffset.UtcNow);
        rule.Begin(DateTimeOffset.UtcNow, forPastToo: true);
        rule.Approve(null, null);
        db.Add(rule);
        await db.SaveChangesAsync();
    }

    /// <summary>The program keeps what it sent; rows that are dead by the thousand are only the measurement's.</summary>
    private static async Task ClearAsync(EventDb db)
    {
        await db.MailLedger.ExecuteDeleteAsync();
        await db.Outbox.ExecuteDeleteAsync();
        await db.MailRules.ExecuteDeleteAsync();
        if (db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal))
            await db.Database.ExecuteSqlRawAsync("VACUUM \"Outbox\", \"MailLedger\"");
    }
}
