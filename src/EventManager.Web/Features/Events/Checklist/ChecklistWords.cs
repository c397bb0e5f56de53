using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>How a point is called, how far from the day it is, and where it is done.</summary>
internal static class ChecklistWords
{
    private const int Week = 7;

    /// <summary>Behind the event; what is not here has no page.</summary>
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["Team"] = "/team",
        ["Text"] = "/edit",
        ["Languages"] = "/translations",
        ["Place"] = "/edit",
        ["Contact"] = "/edit",
        ["Window"] = "/edit",
        ["Slots"] = "/edit",
        ["Published"] = "",
        ["Programme"] = "/programme",
        ["Rules"] = "/mails/rules",
        ["Gates"] = "/door",
        ["Phones"] = "/door",
        ["Badges"] = "/door/badges",
        ["Exhibitors"] = "/exhibitors",
        ["Booths"] = "/plan",
        ["Invitations"] = "/invitations",
        ["Applications"] = "/applications",
        ["Minutes"] = "/programme",
    };

    /// <summary>Null where it is done outside of the program.</summary>
    public static string? PathOf(string? key) => key is null ? null : Pages.GetValueOrDefault(key);

    public static string IdOf(ChecklistPoint point) => $"point-{point.Id:N}";

    public static string Name(IStringLocalizer<ChecklistText> text, ChecklistPoint point) =>
        point.Key is { } key ? text["Point." + key].Value : point.Title;

    /// <summary>"6 Wochen vorher"; whole weeks are said as weeks.</summary>
    public static string Distance(IStringLocalizer<ChecklistText> text, int daysBefore)
    {
        if (daysBefore == 0)
            return text["OnTheDay"];
        var side = daysBefore > 0 ? "Before" : "After";
        var days = Math.Abs(daysBefore);
        return days % Week == 0 ? text.Plural("Weeks" + side, days / Week) : text.Plural("Days" + side, days);
    }
}
