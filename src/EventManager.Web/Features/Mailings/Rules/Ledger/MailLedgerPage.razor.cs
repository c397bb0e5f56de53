using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Rules.Ledger;

/// <summary>Who got which rule's mail, and what became of it; one rule's where the address names it.</summary>
public sealed partial class MailLedgerPage
{
    private static readonly ListLook Start = new("written", Descending: true);

    private ListPage<MailLedgerLine>? list;
    private IReadOnlyList<ListColumn<MailLedgerLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();
    private string zone = Zone.Default;
    private bool isUnderWay;

    /// <summary>As the list's filter says it: the file is of one rule.</summary>
    [SupplyParameterFromQuery(Name = MailLedgerQuery.Rule)]
    public string? Rule { get; set; }

    [SupplyParameterFromQuery(Name = MailLedgerQuery.State)]
    public string? State { get; set; }

    [Inject]
    private MailLedgerQuery List { get; set; } = null!;

    [Inject]
    private ListMailRules Rules { get; set; } = null!;

    private MailFate? Only => Enum.TryParse<MailFate>(State, out var fate) ? fate : null;

    /// <summary>Of one rule.</summary>
    public static string Address(string slug, Guid ruleId) => $"/organise/events/{slug}/mails/ledger?{MailLedgerQuery.Rule}={ruleId}";

    protected override async Task LoadAsync()
    {
        (zone, _) = await Rules.ZoneAndKindAsync(Grant!.EventId, Leaving);
        var rules = await List.RulesAsync(Grant!.EventId, Leaving);
        names = rules.ToDictionary(
            rule => rule.Id,
            rule => rule.IsBuiltIn ? MailKindWords.Say(Mails, rule.Mail) : AudienceWords.Name(Text, rule)
        );
        filters =
        [
            ListFilter.Of(List, MailLedgerQuery.State, Text["State"], Text["AllStates"], state => Text["State." + state]),
            new(
                MailLedgerQuery.Rule,
                Text["LedgerRule"],
                Text["LedgerAllRules"],
                [.. names.Select(one => (one.Key.ToString(), one.Value))]
            ),
        ];
        isUnderWay = await List.IsUnderWayAsync(Grant!.EventId, Leaving);
        columns = MakeColumns();
    }

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
