using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>The ledger of a rule as a file, filtered as it was seen. Who takes it is written down, as for every list of people.</summary>
internal static class MailLedgerFile
{
    public static string Address(string slug, Guid ruleId, MailFate? fate) =>
        $"/organise/events/{slug}/mails/rules/{ruleId}/ledger.csv" + (fate is { } only ? "?state=" + only : "");

    public static void MapMailLedgerFile(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate("/organise/events/{slug}/mails/rules/{ruleId:guid}/ledger.csv", SaveAsync)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription()
            .WithMetadata(new ConfirmedAttribute());

    private static async Task<IResult> SaveAsync(
        string slug,
        Guid ruleId,
        string? state,
        HttpContext http,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<RulesText> text,
        IStringLocalizer<MailingsText> mails
    )
    {
        var stop = http.RequestAborted;
        await using var db = await databases.CreateDbContextAsync(stop);
        var about = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(stop);
        if (!await db.MailRules.AnyAsync(r => r.Id == ruleId && r.EventId == about.Id, stop))
            return Results.NotFound();
        MailFate? fate = Enum.TryParse<MailFate>(state, out var only) && Enum.IsDefined(only) ? only : null;
        string[] heads = [text["Recipient"], text["Due"], text["State"], mails["LastError"], text["Sent"]];
        http.Response.Headers.CacheControl = "no-store";
        return TableFormat.Csv.Download(new($"mail-ledger-{slug}", heads, RowsAsync()), about.Id);

        async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync()
        {
            // Read while it is written, when the context of the question is gone.
            await using var reading = await databases.CreateDbContextAsync(stop);
            await foreach (var line in MailLedgerLines.Of(reading, about.Id, ruleId, fate).AsAsyncEnumerable().WithCancellation(stop))
                yield return
                [
                    line.ToAddress.Length > 0 ? line.ToAddress : text["AddressGone"].Value,
                    TableCell.At(line.DueAt, about.TimeZone),
                    text["State." + line.Fate].Value,
                    MailErrorWords.Say(mails, line.LastError),
                    line.SentAt is { } sent ? TableCell.At(sent, about.TimeZone) : "",
                ];
        }
    }
}
