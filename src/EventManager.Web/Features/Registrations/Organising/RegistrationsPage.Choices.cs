using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>What the list is filtered by, and what can be done to many.</summary>
public sealed partial class RegistrationsPage
{
    private List<ListFilter> MakeFilters()
    {
        var all = new List<ListFilter>
        {
            new(
                "state",
                Text["StateFilter"],
                Text["AllStates"],
                [.. Enum.GetValues<RegistrationState>().Select(state => (state.ToString(), Text["State." + state].Value))]
            ),
        };
        if (categories.Count > 1)
            all.Add(new("category", Text["Column.Category"], Text["AllCategories"], [.. categories.Select(one => (one.Key, one.Value))]));
        return all;
    }

    private BulkAction[] MakeActions() =>
        [
            Action(SendLinksTask.Kind, "Links"),
            Action(ConfirmManyTask.Kind, "Confirm"),
            Action(BadgesChosenTask.Kind, "Badges"),
            Action(ExportChosenTask.Kind, "Export") with
            {
                MakesFile = true,
            },
            Action(CancelManyTask.Kind, "Cancel") with
            {
                IsDanger = true,
            },
        ];

    private BulkAction Action(string kind, string key) =>
        new(kind, Text["Bulk." + key], count => Text.Plural($"Bulk.{key}Title", count), Text[$"Bulk.{key}Text"]);
}
