using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Shell.Organising;

/// <summary>What a page is called before it can say so itself.</summary>
internal sealed record FirstSight(string Name, string Title);

/// <summary>The route's policy has let the reader in before: the event's name is theirs to see.</summary>
internal sealed class FirstSights(IStringLocalizer<PlaceText> text, ShellEvents events, IOptions<SiteOptions> site)
{
    public async Task<FirstSight> OfAsync(string path, CancellationToken stop)
    {
        var of = Places.EventOf(path) is { } inEvent ? await events.FindAsync(inEvent.Slug, stop) : null;
        var name = Places.Of(path) is { } place ? text["Place." + place.Key].Value : text["Place.Events"].Value;
        // An event's first page is headed by the event itself.
        if (of is not null && Places.EventOf(path)?.Behind is "")
            return new(of.Title.In(Languages.Current), PageName.Behind(of, site.Value.Name));
        return new(name, $"{name} – {PageName.Behind(of, site.Value.Name)}");
    }
}
