using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>The rules that every event has.</summary>
public sealed partial class BuiltInRuleList : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<MailRuleLine> lines = [];
    private (string Mail, int Held)? asking;
    private string? files;
    private string? message;

    [Parameter, EditorRequired]
    public required string Slug { get; set; }

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task<Guid?>> Who { get; set; }

    [Inject]
    private ListMailRules List { get; set; } = null!;

    [Inject]
    private SwitchBuiltInRuleHandler Switching { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => lines = await List.BuiltInAsync(EventId, leaving.Token);

    /// <summary>What tells of a change was never off.</summary>
    private static string GoOn(string mail) => BuiltInRules.IsOfChange(mail) ? "GoOn" : "Start";

    private string Label(string what, string mail) => Text["Of", Text[what], MailKindWords.Say(MailWords, mail)];

    private async Task StopAsync(string mail)
    {
        asking = null;
        var held = await Switching.StopAsync(new(EventId, mail, null, await Who()), leaving.Token);
        message = held.Refusal is { } refusal ? Refusals.Say(refusal) : Text.Plural("Stopped", held.Value);
        await ReadAsync();
    }

    /// <summary>What was held back goes, or stays behind, as somebody says.</summary>
    private async Task StartAsync(string mail, bool? heldToo)
    {
        var command = new SwitchBuiltInRule(EventId, mail, heldToo, await Who()) { Seen = asking?.Held };
        asking = null;
        var done = await Switching.StartAsync(command, leaving.Token);
        message = done.Refusal is { } refusal ? Refusals.Say(refusal) : Text[BuiltInRules.IsOfChange(mail) ? "WentOn" : "Started"].Value;
        if (!done.IsRefused && done.Value.Id is null)
            (asking, message) = ((mail, done.Value.Past), null);
        await ReadAsync();
    }
}
