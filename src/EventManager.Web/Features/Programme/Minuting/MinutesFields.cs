using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>What minutes consist of, for two who write them at once.</summary>
internal static class MinutesFields
{
    public static FormFields<MinutesEditor> Of(IStringLocalizer<ProgrammeText> text) =>
        new FormFields<MinutesEditor>()
            .Add("markdown", () => text["MinutesBodyLabel"], form => form.Markdown, (form, value) => form.Markdown = value)
            .Add("decisions", () => text["Decisions"], form => form.DecisionsText, (form, lines) => form.TakeDecisions(lines))
            .Add("tasks", () => text["Tasks"], form => form.TasksText, (form, lines) => form.TakeTasks(lines));
}
