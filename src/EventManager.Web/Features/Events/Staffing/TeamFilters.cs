using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Staffing;

/// <summary>By what people of a team are chosen.</summary>
internal sealed class TeamFilters(TeamListQuery list, IStringLocalizer<OrganiseText> text) : IEventFilters
{
    public string List => list.List;

    public Task<IReadOnlyList<ListFilter>> OfAsync(Guid eventId, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<ListFilter>>([
            ListFilter.Of(list, "role", text["Role"], text["TeamAll"], role => text["Role." + role]),
        ]);
}
