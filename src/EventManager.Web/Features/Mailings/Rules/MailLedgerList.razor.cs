using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>The ledger of one rule: filtered by state, with what was sent word for word, and one mail at a time sent again.</summary>
public sealed partial class MailLedgerList : IDisposable
{
    private const int Size = 50;

    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<MailLedgerLine> lines = [];
    private MailFate? fate;
    private int total;
    private int skip;
    private bool isShown;
    private MailMessage? shown;
    private string? sentText;
    private string? message;
    private bool isRefused;

    [Parameter, EditorRequired]
    public required string Slug { get; set; }

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required Guid RuleId { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Zone { get; set; }

    /// <summary>Asked before a mail is shown, since a circuit can outlive a right.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayRead { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task<Guid?>> Who { get; set; }

    /// <summary>Its mails are being written or sent, so that its lines move.</summary>
    [Parameter, EditorRequired]
    public required bool IsUnderWay { get; set; }

    [Inject]
    private ListMailRules List { get; set; } = null!;

    [Inject]
    private MailRendering Rendering { get; set; } = null!;

    [Inject]
    private OpenSentMailHandler Opening { get; set; } = null!;

    [Inject]
    private SendMailAgainHandler Again { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> States =>
        Enum.GetNames<MailFate>().Select(name => (name, Text["State." + name].Value)).Prepend(("", Text["AllStates"].Value));

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync(0);

    private string NameOf(MailLedgerLine line) => line.ToAddress.Length > 0 ? line.ToAddress : Text["AddressGone"];

    private Task OnlyAsync(string? state)
    {
        fate = Enum.TryParse<MailFate>(state, out var only) ? only : null;
        return ReadAsync(0);
    }

    private async Task ReadAsync(int from)
    {
        skip = Math.Max(0, from);
        (lines, total) = await List.LedgerAsync(EventId, RuleId, fate, skip, Size, leaving.Token);
    }

    private async Task OpenAsync(MailLedgerLine line)
    {
        var opened = await Opening.HandleAsync(new(EventId, line.MailId!.Value, await Who()), leaving.Token);
        (sentText, isShown) = (opened.IsRefused ? null : opened.Value, false);
        (message, isRefused) = opened.Refusal is { } refusal ? (Refusals.Say(refusal), true) : (null, false);
    }

    private async Task ShowAsync(MailLedgerLine line)
    {
        if (!await MayRead() || await List.MailAsync(EventId, line.MailId!.Value, leaving.Token) is not { } row)
            return;
        // The address may have been erased since the list was read.
        shown = row.ToAddress.Length == 0 ? null : await Rendering.RenderAsync(row, leaving.Token);
        (isShown, sentText) = (true, null);
    }

    private async Task AgainAsync(MailLedgerLine line)
    {
        var refusal = (await Again.HandleAsync(new(EventId, line.MailId!.Value), leaving.Token)).Refusal;
        (message, isRefused) = refusal is null ? (Text["AgainDone", NameOf(line)].Value, false) : (Refusals.Say(refusal), true);
        await ReadAsync(skip);
    }
}
