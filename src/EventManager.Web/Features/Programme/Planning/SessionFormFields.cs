using EventManager.Domain.Programme;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>What the form of a session consists of, for two who edit it at once.</summary>
internal static class SessionFormFields
{
    public static FormFields<SessionFormModel> Of(IStringLocalizer<ProgrammeText> text, IReadOnlyList<RoomChoice> rooms) =>
        new FormFields<SessionFormModel>()
            .Add("kind", () => text["Kind"], form => form.Kind, (form, value) => form.Kind = value, kind => text["Kind" + kind])
            .Add("roomId", () => text["RoomLabel"], form => form.RoomId, (form, value) => form.RoomId = value, id => RoomName(rooms, id))
            .Words("title", () => text["SessionTitle"], form => form.Title)
            .Add("day", () => text["Day"], form => form.Day, (form, value) => form.Day = value, When.Day)
            .Add("startsAt", () => text["From"], form => form.From, (form, value) => form.From = value)
            .Add("endsAt", () => text["Until"], form => form.Until, (form, value) => form.Until = value)
            .Words("description", () => text["Description"], form => form.Description)
            .Add("hasPlaces", () => text["HasPlaces"], form => form.HasPlaces, (form, value) => form.HasPlaces = value)
            .Add("capacity", () => text["Capacity"], form => form.Capacity, (form, value) => form.Capacity = value)
            .Add("leads", () => text["Leads"], form => form.Leads, (form, rows) => form.TakeLeads(rows), Words);

    private static string RoomName(IReadOnlyList<RoomChoice> rooms, string id) =>
        rooms.FirstOrDefault(room => room.Id.ToString() == id)?.Name ?? "";

    private static string Words(List<LeadRow> rows) => string.Join('\n', rows.Select(row => $"{row.Name} {row.Email}".Trim()));
}
