using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Features.Mailings.Rules.Ledger;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>
/// The ledger of an event as a file, filtered and ordered as its list. What is searched for there is a name, which stands in no address, and
/// so not in that of the file. Who takes it is written down, as for every list of people.
/// </summary>
internal static class MailLedgerFile
{
    /// <param name="slug">Of the event.</param>
    /// <param name="rule">As the list's address says it,</param>
    /// <param name="state">as that does,</param>
    /// <param name="sort">and its order; null for the list's own.</param>
    public static string Address(string slug, string? rule = null, string? state = null, string? sort = null) =>
        QueryHelpers.AddQueryString(
            $"/organise/events/{slug}/mails/ledger.csv",
            new Dictionary<string, string?>
            {
                [MailLedgerQuery.Rule] = rule,
                [MailLedgerQuery.State] = state,
                [MailLedgerQuery.Sort] = sort,
            }
        );

    public static void MapMailLedgerFile(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate("/organise/events/{slug}/mails/ledger.csv", SaveAsync)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription()
            .WithMetadata(new ConfirmedAttribute());

    private static async Task<IResult> SaveAsync(
        string slug,
        HttpContext http,
        MailLedgerQuery ledger,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<RulesText> text,
        IStringLocalizer<MailingsText> mails
    )
    {
        var stop = http.RequestAborted;
        await using var db = await databases.CreateDbContextAsync(stop);
        var about = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(stop);
        var names = Names(await ledger.RulesAsync(about.Id, stop), text, mails);
        var filters = MailLedgerPage.FiltersOf(ledger, names, text);
        var look = ListLook.Read(http.Request.QueryString.Value ?? "", MailLedgerPage.Start, filters, ledger.Sorts);
        string[] heads =
        [
            text["Recipient"],
            text["LedgerName"],
            text["LedgerRule"],
            text["State"],
            mails["LastError"],
            text["Due"],
            text["LedgerWritten"],
            text["Sent"],
        ];
        http.Response.Headers.CacheControl = "no-store";
        return TableFormat.Csv.Download(new($"mail-ledger-{slug}", heads, RowsAsync()), about.Id);

        async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync()
        {
            await foreach (var line in ledger.AllAsync(new(about.Id), look, stop))
                yield return
                [
                    line.ToAddress.Length > 0 ? line.ToAddress : text["AddressGone"].Value,
                    line.Name.Trim(),
                    names.GetValueOrDefault(line.RuleId, ""),
                    text["State." + line.Fate].Value,
                    MailErrorWords.Say(mails, line.LastError),
                    TableCell.At(line.DueAt, about.TimeZone),
                    TableCell.At(line.WrittenAt, about.TimeZone),
                    line.SentAt is { } sent ? TableCell.At(sent, about.TimeZone) : "",
                ];
        }
    }

    /// <summary>What rules are called in list and file.</summary>
    public static IReadOnlyDictionary<Guid, string> Names(
        IEnumerable<MailRule> rules,
        IStringLocalizer<RulesText> text,
        IStringLocalizer<MailingsText> mails
    ) => rules.ToDictionary(rule => rule.Id, rule => rule.IsBuiltIn ? MailKindWords.Say(mails, rule.Mail) : AudienceWords.Name(text, rule));
}
