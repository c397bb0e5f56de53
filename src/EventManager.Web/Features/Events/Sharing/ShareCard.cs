using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Web.Features.Events.PublicPages;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Events.Sharing;

/// <summary>What a shared link says of an event beside its drawing: read in a chat, before anybody opens the page.</summary>
/// <param name="Kind">Which drawing.</param>
/// <param name="Title">Of the event.</param>
/// <param name="Lines">When, and where.</param>
internal sealed record ShareCard(EventKind Kind, string Title, IReadOnlyList<string> Lines)
{
    public const string Path = "/pictures/share/e/";

    /// <summary>In the language of the moment.</summary>
    public static ShareCard Of(PublicEvent model)
    {
        var @event = model.Event;
        string[] lines =
        [
            @event.TakesPlace ? When.Period(@event.StartsAt, @event.EndsAt, @event.TimeZone) : "",
            model.Venue is { } venue ? PlaceOf(venue) : "",
        ];
        return new(@event.Kind, @event.Title.In(Languages.Current), [.. lines.Where(line => line.Length > 0)]);
    }

    /// <summary>"Rathaus Kassel" says its town itself.</summary>
    private static string PlaceOf(Venue venue) =>
        venue.City.Length == 0 || venue.Name.Contains(venue.City, StringComparison.OrdinalIgnoreCase)
            ? venue.Name
            : $"{venue.Name}, {venue.City}";

    /// <summary>Its address, found once for each of the event's versions and languages.</summary>
    public static string AddressOf(PublicEvent model)
    {
        string Find() => Of(model).AddressFor(model.Event.Slug, Languages.Current);
        return model.Parts?.GetOrAdd("share card", Find) ?? Find();
    }

    /// <summary>What it says, for who does not see it; kept likewise.</summary>
    public static string WordsOf(PublicEvent model)
    {
        string Find() => Of(model) is var card ? string.Join(", ", [card.Title, .. card.Lines]) : "";
        return model.Parts?.GetOrAdd("share words", Find) ?? Find();
    }

    /// <summary>Another one once anything on it is other: who shows links keeps a picture for weeks.</summary>
    public string AddressFor(string slug, string language) => $"{Path}{slug}/{language}-{Mark}.png";

    public string Mark =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [$"{Kind}", Title, .. Lines]))))[..12];
}
