using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Privacy;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy.SiteTexts;

/// <param name="Key">Which text.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Version">The version that was edited; null where there was none.</param>
/// <param name="UserId">Who saves.</param>
internal sealed record SaveSiteText(string Key, LocalizedText Body, long? Version, Guid? UserId);

internal static class SiteTextRefusals
{
    public static readonly Refusal Unknown = new("texts.unknown");
    public static readonly Refusal Empty = new("texts.empty") { Field = "text" };
    public static readonly Refusal TooLong = new("texts.too_long") { Field = "text" };
    public static readonly Refusal ChangedByAnother = new("texts.changed_by_another");
}

internal sealed class SaveSiteTextHandler(Transactions transactions, TimeProvider clock)
{
    private const int MaxLength = 100_000;

    /// <returns>The new version.</returns>
    public async Task<Result<long>> HandleAsync(SaveSiteText command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Administer, stop) is { } notYours)
            return notYours;
        if (!SiteTextKeys.All.Contains(command.Key))
            return SiteTextRefusals.Unknown;
        if (string.IsNullOrWhiteSpace(command.Body.German))
            return SiteTextRefusals.Empty;
        if (command.Body.IsLongerThan(MaxLength))
            return SiteTextRefusals.TooLong;
        if (MarkdownText.WhyNot(command.Body, "text") is { } unreadable)
            return unreadable;
        try
        {
            return await transactions.RunAsync<long>((db, ends) => SaveAsync(db, command, ends), stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return SiteTextRefusals.ChangedByAnother;
        }
    }

    private async Task<Result<long>> SaveAsync(Data.EventDb db, SaveSiteText command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var row = await db.SiteTexts.SingleOrDefaultAsync(t => t.Key == command.Key, stop);
        if (row?.Version != command.Version)
            return SiteTextRefusals.ChangedByAnother;
        if (row is null)
            db.SiteTexts.Add(row = new SiteText(command.Key, command.Body));
        row.Body = command.Body;
        row.UpdatedAt = now;
        db.Audit.Add(new AuditEntry(now, command.UserId, null, "site_text.saved", null, command.Key));
        await db.SaveChangesAsync(stop);
        return row.Version;
    }
}
