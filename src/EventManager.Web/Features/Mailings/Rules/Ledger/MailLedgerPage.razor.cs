using EventManager.Domain.Common;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules.Ledger;

/// <summary>Who got which rule's mail, and what became of it; one rule's where the address names it.</summary>
public sealed partial class MailLedgerPage
{
    internal static readonly ListLook Start = new("written", Descending: true);

    private ListPage<MailLedgerLine>? list;
    private IReadOnlyList<ListColumn<MailLedgerLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();
    private string zone = Zone.Default;
    private bool isUnderWay;

    /// <summary>As the list says it, for its file.</summary>
    [SupplyParameterFromQuery(Name = MailLedgerQuery.Rule)]
    public string? Rule { get; set; }

    [SupplyParameterFromQuery(Name = MailLedgerQuery.State)]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = MailLedgerQuery.Sort)]
    public string? Sort { get; set; }

    [Inject]
    private MailLedgerQuery List { get; set; } = null!;

    [Inject]
    private ListMailRules Rules { get; set; } = null!;

    /// <summary>Of one rule.</summary>
    public static string Address(string slug, Guid ruleId) => $"/organise/events/{slug}/mails/ledger?{MailLedgerQuery.Rule}={ruleId}";

    protected override async Task LoadAsync()
    {
        (zone, _) = await Rules.ZoneAndKindAsync(Grant!.EventId, Leaving);
        var rules = await List.RulesAsync(Grant!.EventId, Leaving);
        names = MailLedgerFile.Names(rules, Text, Mails);
        filters = FiltersOf(List, names, Text);
        isUnderWay = await List.IsUnderWayAsync(Grant!.EventId, Leaving);
        columns = MakeColumns();
    }

    internal static IReadOnlyList<ListFilter> FiltersOf(
        MailLedgerQuery list,
        IReadOnlyDictionary<Guid, string> names,
        IStringLocalizer<RulesText> text
    ) =>
        [
            ListFilter.Of(list, MailLedgerQuery.State, text["State"], text["AllStates"], state => text["State." + state]),
            new(
                MailLedgerQuery.Rule,
                text["LedgerRule"],
                text["LedgerAllRules"],
                [.. names.Select(one => (one.Key.ToString(), one.Value))]
            ),
        ];

    private string FileAddress => MailLedgerFile.Address(Slug, Rule, State, Sort);

    private string NameOf(Guid rule) => names.GetValueOrDefault(rule, "");

    private async Task LookAsync()
    {
        isUnderWay = await List.IsUnderWayAsync(Grant!.EventId, Leaving);
        if (list is not null)
            await list.FollowRowsAsync();
    }

    private async Task SaidAsync(string address)
    {
        isUnderWay = true;
        if (list is null)
            return;
        list.Say(null, Text["AgainDone", address]);
        await list.ReloadAsync();
    }
}
