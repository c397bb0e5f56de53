using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Rules.Year;

/// <summary>The mail year on the day that somebody has moved the clock to.</summary>
public sealed partial class MailYear : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<MailPlanLine> lines = [];
    private IReadOnlyList<MailRuleLine> builtIn = [];
    private (Guid, int)? read;
    private DateOnly? day;
    private string? open;
    private string? message;

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required string Zone { get; set; }

    /// <summary>Raised when the rules have changed.</summary>
    [Parameter]
    public int Version { get; set; }

    [Inject]
    private MailYearQuery Query { get; set; } = null!;

    [Inject]
    private ListMailRules List { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>The last day before the chosen one on which something goes or went.</summary>
    private DateOnly? Before => lines.Select(line => (DateOnly?)DayOf(line.From)).Where(one => one < day).Max();

    private DateOnly? After => lines.Select(line => (DateOnly?)DayOf(line.From)).Where(one => one > day).Min();

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <summary>Not whenever the page around it draws itself anew: while mails leave it does so every few seconds.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (read == (EventId, Version))
            return;
        read = (EventId, Version);
        builtIn = await ReadAsync(day ?? DayOf(Clock.GetUtcNow())) ? await List.BuiltInAsync(EventId, leaving.Token) : [];
    }

    private async Task LookAtAsync(DateOnly? on)
    {
        if (on is not { } chosen || !Domain.Common.Zone.CanBeMeant(chosen))
            return;
        await ReadAsync(chosen);
        if (lines.Count > 0)
            message = Text.Plural("PlanOnDay", lines.Count(IsOnDay), When.Day(chosen));
    }

    /// <returns>Whether it may be read.</returns>
    private async Task<bool> ReadAsync(DateOnly chosen)
    {
        var found = await Query.FindAsync(EventId, chosen, leaving.Token);
        (day, open, message) = (chosen, null, found.IsRefused ? Refusals.Say(found.Refusal) : null);
        lines = found.IsRefused ? [] : found.Value;
        return !found.IsRefused;
    }

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Domain.Common.Zone.ToLocal(at, Zone).Date);

    private bool IsOnDay(MailPlanLine line) => !line.IsOfWhoComes && DayOf(line.From) == day;

    private string WhenOf(MailPlanLine line) =>
        line.IsOfWhoComes ? Text["PlanBetween", When.Day(DayOf(line.From)), When.Day(DayOf(line.Until))]
        : line.From == line.Until ? When.DateTime(line.From, Zone)
        : Text["PlanSpan", When.Day(DayOf(line.From)), When.Time(line.From, Zone), When.Time(line.Until, Zone)];

    private string WhatOf(MailPlanLine line) =>
        line.Rule.IsBuiltIn
            ? MailKindWords.Say(MailWords, line.Rule.Mail)
            : $"{Text["Mail." + line.Rule.Mail]} – {RuleWords.Say(Text, line.Rule, Zone)}";

    private static string LookOf(MailPlanLine line) =>
        line.State switch
        {
            MailPlanState.Gone => "badge--success",
            MailPlanState.Missed => "badge--danger",
            MailPlanState.Due => "badge--warning",
            MailPlanState.OnDay => "badge--info",
            _ => "badge--neutral",
        };
}
