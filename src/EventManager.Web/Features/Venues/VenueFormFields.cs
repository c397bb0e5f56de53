using System.Globalization;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Venues;

/// <summary>What the form of a venue consists of, for two who edit it at once.</summary>
internal static class VenueFormFields
{
    public static FormFields<VenueForm> Of(IStringLocalizer<VenueText> text) =>
        new FormFields<VenueForm>()
            .Add("name", () => text["Name"], form => form.Name, (form, value) => form.Name = value)
            .Add("street", () => text["Street"], form => form.Street, (form, value) => form.Street = value)
            .Add("postalCode", () => text["PostalCode"], form => form.PostalCode, (form, value) => form.PostalCode = value)
            .Add("city", () => text["City"], form => form.City, (form, value) => form.City = value)
            .Add(
                "permittedInside",
                () => text["PermittedInside"],
                form => form.PermittedInside,
                (form, value) => form.PermittedInside = value
            )
            .Words("directions", () => text["Directions"], form => form.Directions)
            .Add(
                "stepFree",
                () => text["StepFree"],
                form => form.StepFree,
                (form, value) => form.StepFree = value,
                value => text["StepFree." + value]
            )
            .Words("accessibility", () => text["Accessibility"], form => form.Accessibility)
            .Add("floors", () => text["Floors"], form => form.Floors, (form, rows) => form.TakeFloors(rows), Words);

    /// <summary>A line for each floor and each of its rooms; all of it, since equal words are no change.</summary>
    private static string Words(List<FloorRow> floors) => string.Join('\n', floors.SelectMany(Lines));

    private static IEnumerable<string> Lines(FloorRow floor) =>
        [
            $"{string.Join(" / ", TextLanguages.All.Select(language => language == "de" ? floor.Name.German : floor.Name[language]))} ({floor.Level})",
            .. floor.Rooms.Select(room =>
                string.Create(
                    CultureInfo.CurrentCulture,
                    $"– {room.Name}: {room.Width:0.##} × {room.Depth:0.##} m, {room.X:0.##} | {room.Y:0.##} m, {room.PermittedInside?.ToString(CultureInfo.CurrentCulture) ?? "–"}, {(room.AllowsBooths ? "✓" : "–")}"
                )
            ),
        ];
}
