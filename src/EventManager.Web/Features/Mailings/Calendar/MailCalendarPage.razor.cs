using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>Words of the calendar.</summary>
internal sealed class MailCalendarText;

/// <summary>What goes out when, and what has gone: a month of all events that the reader organises.</summary>
public sealed partial class MailCalendarPage
{
    private const string Form = "yyyy-MM";

    private IReadOnlyList<MailCalendarLine>? lines;
    private IReadOnlyList<MailCalendarEvent> events = [];
    private DateOnly shown;
    private string shownOf = "";

    [Inject]
    private MailCalendarQuery Query { get; set; } = null!;

    /// <summary>As <c>2026-11</c>; anything else is this month.</summary>
    [SupplyParameterFromQuery(Name = "month")]
    public string? Month { get; set; }

    /// <summary>The slug of the one event that is asked for; of another's, or none, nothing is shown.</summary>
    [SupplyParameterFromQuery(Name = "event")]
    public string? Of { get; set; }

    private DateOnly Asked =>
        DateOnly.TryParseExact(Month, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && Zone.CanBeMeant(month)
            ? month
            : new(Query.Today.Year, Query.Today.Month, 1);

    protected override Task<bool> IsMeantForAsync() => IsSignedInAsync();

    /// <summary>Another month is another address of the same page.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var (month, slug) = (Asked, Of?.Trim() ?? "");
        if (!MayEnter || (lines is not null && shown == month && shownOf == slug))
            return;
        var who = (await Authentication).User;
        events = await Query.EventsAsync(who, Leaving);
        (lines, shown, shownOf) = (await Query.OfAsync(who, month, slug, Leaving), month, slug);
    }

    private string Address(DateOnly month) =>
        $"/organise/mails?month={MonthOf(month)}" + (shownOf.Length > 0 ? "&event=" + Uri.EscapeDataString(shownOf) : "");

    private static string MonthOf(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    private static string NameOf(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentUICulture);

    private static string IdOf(DateOnly day) => "day-" + day.Day.ToString(CultureInfo.InvariantCulture);

    private static string TimeOf(MailCalendarLine line) =>
        When.Time(line.From, Zone.Default) == When.Time(line.Until, Zone.Default)
            ? When.Time(line.From, Zone.Default)
            : When.Span(line.From, line.Until, Zone.Default);

    private static string WhereOf(MailCalendarLine line) =>
        line.Event is { } of ? $"/organise/events/{of.Slug}/mails{(line.Rule is null ? "" : "/rules")}" : "/organise/administration/mails";

    private static string LookOf(MailDayState state) =>
        state switch
        {
            MailDayState.Sent => "badge--success",
            MailDayState.Failed or MailDayState.Bounced or MailDayState.Missed => "badge--danger",
            MailDayState.AwaitsRelease => "badge--warning",
            MailDayState.Withheld => "badge--neutral",
            _ => "badge--info",
        };

    private string NameOf(MailCalendarLine line) =>
        line.Rule is { } rule
            ? $"{(rule.IsBuiltIn ? MailKindWords.Say(KindText, line.Kind) : RuleText["Mail." + rule.Mail])} – {RuleWords.Say(RuleText, rule)}"
            : MailKindWords.Say(KindText, line.Kind);
}
