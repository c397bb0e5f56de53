using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Templates;

/// <summary>What the form of a template consists of, for two who edit it at once.</summary>
internal static class TemplateFormFields
{
    public static FormFields<TemplateForm> Of(IStringLocalizer<OrganiseText> text) =>
        new FormFields<TemplateForm>()
            .Words("title", () => text["Title"], form => form.Title)
            .Words("summary", () => text["Summary"], form => form.Summary)
            .Words("description", () => text["Description"], form => form.Description)
            .Add("start", () => text["StartTime"], form => form.Start, (form, value) => form.Start = value)
            .Add("minutes", () => text["Minutes"], form => form.Minutes, (form, value) => form.Minutes = value)
            .Add("capacity", () => text["Capacity"], form => form.Capacity, (form, value) => form.Capacity = value)
            .Add("maxPartySize", () => text["MaxPartySize"], form => form.MaxPartySize, (form, value) => form.MaxPartySize = value)
            .Add("reminder", () => text["ReminderDays"], form => form.ReminderDaysBefore, (form, value) => form.ReminderDaysBefore = value)
            .Add("opens", () => text["OpensDays"], form => form.OpensDaysBefore, (form, value) => form.OpensDaysBefore = value)
            .Add("closes", () => text["ClosesHours"], form => form.ClosesHoursBefore, (form, value) => form.ClosesHoursBefore = value)
            .Add(
                "visibility",
                () => text["Visibility"],
                form => form.Visibility,
                (form, value) => form.Visibility = value,
                value => text["Visibility." + value]
            )
            .Add("hasWaitingList", () => text["HasWaitingList"], form => form.HasWaitingList, (form, value) => form.HasWaitingList = value)
            .Add(
                "exhibitorsMayApply",
                () => text["ExhibitorsMayApply"],
                form => form.ExhibitorsMayApply,
                (form, value) => form.ExhibitorsMayApply = value
            )
            .Add("sessions", () => text["Sessions"], form => form.Sessions, (form, rows) => form.TakeSessions(rows), Words);

    /// <summary>A line for each, with all of it: equal words are no change.</summary>
    private static string Words(List<TemplateSessionRow> rows) =>
        string.Join('\n', rows.Select(row => $"{row.StartsAfterMinutes} + {row.Minutes}: {row.Kind}, {Titles(row)}, {row.Capacity}"));

    private static string Titles(TemplateSessionRow row) =>
        string.Join(" / ", TextLanguages.All.Select(language => language == "de" ? row.Title.German : row.Title[language]));
}
