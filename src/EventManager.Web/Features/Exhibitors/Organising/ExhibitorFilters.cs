using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>By what exhibitors are chosen, beside their state.</summary>
internal sealed class ExhibitorFilters(OccupationCatalogue occupations, IStringLocalizer<ExhibitorsText> text) : IEventFilters
{
    public string List => "exhibitors";

    public async Task<IReadOnlyList<ListFilter>> OfAsync(Guid eventId, CancellationToken stop) =>
        [
            new(
                "occupation",
                text["SearchOccupation"],
                text["AllOccupations"],
                [.. (await occupations.AllAsync(stop)).Select(one => (one.Id.ToString(), one.Name))]
            ),
        ];
}
