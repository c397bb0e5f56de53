using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.PublicPages;

public sealed partial class EventDetailsPage
{
    private PublicEvent? model;
    private EventView view;
    private string? description;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private PublicEventQuery Events { get; set; } = null!;

    [Inject]
    private EventVisitors Visitors { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Voice Voice => FormalWords.VoiceOf(model!.Event.Kind);

    private string Title => model!.Event.Title.In(Languages.Current);

    private string Description =>
        description ??= model!.Event.Summary.In(Languages.Current) is { Length: > 0 } summary
            ? summary
            : $"{Title}, {When.Day(model.Event.StartsAt, model.Event.TimeZone)}";

    /// <summary>What opened this page opens the pages behind it.</summary>
    private string Address =>
        model!.Event.Visibility is EventVisibility.Invited ? EventKeys.Address(Http, model.Event.Slug) : Visitors.AddressOf(model.Event);

    private string GuideAddress => Address + "/exhibitors";

    protected override async Task OnInitializedAsync()
    {
        var found = await Events.FindAsync(Slug, Http.RequestAborted);
        if (found is not null)
            view = await Visitors.ViewAsync(found.Event, Http.User, EventKeys.Of(Http), Http.RequestAborted);
        if (found is null || view is EventView.Hidden)
            Navigation.NotFound();
        else
            model = found;
    }
}
