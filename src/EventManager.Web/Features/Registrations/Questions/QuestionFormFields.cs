using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>What the form of a question consists of, for two who edit it at once.</summary>
internal static class QuestionFormFields
{
    public static FormFields<QuestionForm> Of(IStringLocalizer<QuestionText> text, IReadOnlyList<TicketCategory> categories) =>
        new FormFields<QuestionForm>()
            .Words("label", () => text["Question"], form => form.Label)
            .Words("help", () => text["Help"], form => form.Help)
            .Add("kind", () => text["Kind"], form => form.Kind, (form, value) => form.Kind = value, kind => text["Kind." + kind])
            .Add("code", () => text["Code"], form => form.Code, (form, value) => form.Code = value)
            .Add("choices", () => text["Choices"], form => form.Choices, (form, value) => form.Choices = value)
            .Add(
                "category",
                () => text["AskedOf"],
                form => form.Category,
                (form, value) => form.Category = value,
                code => categories.FirstOrDefault(one => one.Code == code)?.Name.In(Languages.Current) ?? text["Everybody"]
            )
            .Add("condition", () => text["Condition"], form => form.Condition, (form, value) => form.Condition = value)
            .Add("required", () => text["Required"], form => form.IsRequired, (form, value) => form.IsRequired = value)
            .Add(
                "organisers",
                () => text["SeenByOrganisers"],
                form => form.IsSeenByOrganisers,
                (form, value) => form.IsSeenByOrganisers = value
            )
            .Add(
                "exhibitors",
                () => text["SeenByExhibitors"],
                form => form.IsSeenByExhibitors,
                (form, value) => form.IsSeenByExhibitors = value
            )
            .Add("door", () => text["SeenByDoor"], form => form.IsSeenByDoor, (form, value) => form.IsSeenByDoor = value)
            .Add("keepDays", () => text["KeepDays"], form => form.KeepDays, (form, value) => form.KeepDays = value);
}
