using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Previewing;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Features.Mailings.Rules.Library;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>The event's mails that go out by themselves: when, to how many, and what became of them.</summary>
public sealed partial class MailRulesPage
{
    /// <summary>What writes a rule's row, and so may have been faster than whoever edits it.</summary>
    private static readonly string[] Writing =
    [
        "mail_rule.added",
        "mail_rule.changed",
        "mail_rule.started",
        "mail_rule.stopped",
        "mail_rule.released",
        "mail_rule.halted",
    ];

    private readonly Dictionary<Guid, string> fileNames = [];
    private IReadOnlyList<MailRuleLine> lines = [];
    private AudienceOffers offers = AudienceOffers.None;
    private EditedForm<MailRuleDraft>? edited;
    private MailRuleForm? form;
    private RulePreflight? preflight;
    private Question? asking;
    private string zone = Zone.Default;
    private EventKind? kind;
    private string? message;
    private Refusal? refused;
    private int version;
    private bool isLoaded;
    private string? begun;

    /// <summary>Opens a single mailing: to an audience, or to the people of a selection, which it names (<see cref="MailToChosen"/>).</summary>
    [SupplyParameterFromQuery(Name = "do")]
    public string? Do { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ListMailRules List { get; set; } = null!;

    [Inject]
    private AudienceOffersQuery Offering { get; set; } = null!;

    [Inject]
    private SaveMailRuleHandler Saving { get; set; } = null!;

    [Inject]
    private SwitchMailRuleHandler Switching { get; set; } = null!;

    [Inject]
    private ReleaseMailRuleHandler Releasing { get; set; } = null!;

    [Inject]
    private DeleteMailRuleHandler Deleting { get; set; } = null!;

    [Inject]
    private RuleLibrary Library { get; set; } = null!;

    [Inject]
    private PreflightRule Preflights { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PreviewText> Previews { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    /// <summary>A new one has a draft of its own in each event.</summary>
    private string FormName =>
        edited?.Form is { Id: null, Counted: MailAnchor.Once, Asked: { } asked } ? $"single-mailing-{Grant!.EventId:N}-{asked}"
        : edited?.Form is { Id: null, Counted: MailAnchor.Once } ? $"single-mailing-{Grant!.EventId:N}"
        : $"mail-rule-{edited?.Form.Id ?? Grant!.EventId:N}";

    private FormProblems Problems => refused is null ? FormProblems.None : new([refused], Refusals);

    protected override async Task LoadAsync()
    {
        (zone, kind) = await List.ZoneAndKindAsync(Grant!.EventId, Leaving);
        await ReadAsync();
        var found = await Offering.FindAsync(Grant!.EventId, Grant.UserId, Leaving);
        offers = found.IsRefused ? AudienceOffers.None : found.Value;
        version++;
        isLoaded = true;
    }

    /// <summary>Also where the page is open already, and the way to a mailing is taken above it.</summary>
    protected override void OnParametersSet()
    {
        if (!isLoaded || Do == begun)
            return;
        begun = Do;
        if (Do is not { } asked)
            return;
        if (AudienceAsked.Of(asked, offers) is { } part)
            Open(MailRuleDraft.Mailing(part, asked));
        else
            (message, refused) = (Say(MailSelectionRefusals.NobodyChosen), MailSelectionRefusals.NobodyChosen);
    }

    private async Task ReadAsync() => lines = await List.OfAsync(Grant!.EventId, Leaving);

    private static string IdOf(MailRuleLine line) => $"rule-{line.Rule.Id:N}";

    internal static string LookOf(MailFate fate) =>
        fate switch
        {
            MailFate.Sent => "badge--success",
            MailFate.Failed or MailFate.Missed or MailFate.Bounced or MailFate.Complained => "badge--danger",
            MailFate.Retrying => "badge--warning",
            MailFate.Withheld or MailFate.Suppressed or MailFate.Gone => "badge--neutral",
            _ => "badge--info",
        };

    private string Label(string what, MailRuleLine line) => Text["Of", Text[what], RuleWords.Say(Text, line.Rule, zone)];

    private string NextOf(MailRuleLine line) =>
        line.Rule.Anchor is MailAnchor.Confirmed ? RuleWords.Each(Text, line.Rule.Audience)
        : line.Next is { } next ? When.DateTime(next, zone)
        : Text["NextNever"];

    private void Edit(MailRule? rule) => Open(new MailRuleDraft(rule, zone));

    /// <summary>One of the library, to be looked at before it is saved.</summary>
    private async Task TakeAsync(UsualRule usual) => Open(await Library.DraftAsync(usual, kind!.Value));

    /// <summary>A single mailing, in words of its own.</summary>
    private void EditOnce() => Open(MailRuleDraft.Mailing(new(MailAudience.Everybody, ""), null));

    private void Open(MailRuleDraft draft) =>
        (edited, preflight, asking, message, refused) = (
            new(MailRuleFields.Of(Text, fileNames, choice => AudienceWords.Beside(Text, offers, choice, withAddresses: true)), draft),
            null,
            null,
            null,
            null
        );

    private void Close()
    {
        (edited, preflight, asking, refused) = (null, null, null, null);
        Navigation.ForgetDo();
    }

    /// <summary>The answer to a question comes past the form, which knows of no save: its draft would be offered for the next one.</summary>
    private async Task SettleAsync()
    {
        if (form is not null)
            await form.SettleAsync();
        Close();
    }

    private Task GiveUpAsync(Question question)
    {
        asking = null;
        return question.IsOfForm ? SettleAsync() : Task.CompletedTask;
    }

    /// <summary>The form goes on with the name that its audience has now, for all who organise the event.</summary>
    private async Task NamedAsync(Guid id)
    {
        await LoadAsync();
        if (offers.FindNamed(id) is not { } named)
            return;
        edited?.Form.Take(named);
        (message, refused) = (Text["NamedNow", named.Name], null);
    }

    private async Task CountAsync()
    {
        if (edited is null)
            return;
        var looked = await Preflights.HandleAsync(await CommandAsync(edited.Form, null), Leaving);
        refused = looked.Refusal;
        preflight = looked.IsRefused ? null : looked.Value;
        message = refused is null ? Previews.Plural("Checked", preflight!.Reach.Reached) : Say(refused);
    }

    private async Task SaveAsync(FormSaving saving)
    {
        await SaveAsync((bool?)null);
        if (edited is null)
            saving.Done();
    }

    private async Task SaveAsync(bool? pastToo)
    {
        // A second press that comes late finds the form closed, now or while it waits.
        if (edited is not { Form: var draft })
            return;
        var result = await Saving.HandleAsync(await CommandAsync(draft, pastToo), Leaving);
        if (result.Refusals.Contains(MailingRefusals.RuleChanged) && draft.Id is { } id && await JoinAsync(id))
            return;
        var done = !result.IsRefused && result.Value.WasThere ? "AlreadyThere" : "Saved";
        await AskedAsync(result, SaveAsync, Text[done], isOfForm: true, draft.Counted is MailAnchor.Once);
    }

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        await LoadAsync();
        if (lines.FirstOrDefault(line => line.Rule.Id == id)?.Rule is not { } theirs)
            return false;
        (refused, message, asking) = (null, null, null);
        edited?.JoinWith(() => new(theirs, zone), await Changes.OfAsync(id, Writing, Leaving));
        return true;
    }

    private async Task StartAsync(MailRule rule, bool? pastToo) =>
        await AskedAsync(
            await Switching.StartAsync(
                new(Grant!.EventId, rule.Id, pastToo, await UserIdAsync()) { Seen = asking?.Past, Version = rule.Version },
                Leaving
            ),
            answer => StartAsync(rule, answer),
            Text["Started"],
            isOfForm: false,
            rule.Anchor is MailAnchor.Once
        );

    private async Task ReleaseAsync(MailRule rule) =>
        await DoneAsync(
            (await Releasing.HandleAsync(new(Grant!.EventId, rule.Id, rule.Version, await UserIdAsync()), Leaving)).Refusal,
            Text["Released"]
        );

    private async Task StopAsync(MailRule rule)
    {
        var held = await Switching.StopAsync(new(Grant!.EventId, rule.Id, null, await UserIdAsync()), Leaving);
        await DoneAsync(held.Refusal, held.IsRefused ? "" : Text.Plural("Stopped", held.Value));
    }

    private async Task DeleteAsync(MailRule rule) =>
        await DoneAsync((await Deleting.HandleAsync(new(Grant!.EventId, rule.Id, await UserIdAsync()), Leaving)).Refusal, Text["Deleted"]);

    /// <summary>Where people would get it at once, nothing is done before somebody has said what becomes of them.</summary>
    private async Task AskedAsync(Result<SavedMailRule> saved, Func<bool?, Task> again, string done, bool isOfForm, bool isOnce)
    {
        asking = null;
        if (!saved.IsRefused && saved.Value.Id is null)
        {
            asking = new(saved.Value.Past, answer => again(answer), isOfForm, isOnce) { Unreached = isOfForm ? await UnreachedAsync() : 0 };
            (message, refused) = (Text.Plural(isOnce ? "OnceNow" : "Past", saved.Value.Past), null);
            return;
        }
        if (isOfForm && !saved.IsRefused)
            await SettleAsync();
        await DoneAsync(saved.Refusal, done);
    }

    private async Task DoneAsync(Refusal? refusal, string done)
    {
        refused = refusal;
        message = refusal is null ? done : Say(refusal);
        // Also what somebody else has changed: only what was looked at is started or released.
        if (refusal is null || refusal == MailingRefusals.RuleChanged)
            await LoadAsync();
    }

    private async Task<SaveMailRule> CommandAsync(MailRuleDraft draft, bool? pastToo) =>
        new(Grant!.EventId, draft.Id, draft.ToPlan(zone), pastToo, await UserIdAsync(), draft.Version)
        {
            Seen = asking?.Past,
            NewId = draft.Id is null ? draft.NewId : null,
        };

    /// <param name="IsOnce">A single mailing: it goes now, or not at all.</param>
    private sealed record Question(int Past, Func<bool, Task> Answer, bool IsOfForm, bool IsOnce)
    {
        /// <summary>Of whom the rule means, who gets none all the same.</summary>
        public int Unreached { get; init; }
    }

    private async Task<int> UnreachedAsync() =>
        edited is { Form: var draft }
        && await Preflights.HandleAsync(await CommandAsync(draft, null), Leaving) is { IsRefused: false, Value.Reach: var reach }
            ? reach.Mails - reach.Reached
            : 0;
}
