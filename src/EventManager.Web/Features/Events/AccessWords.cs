using EventManager.Domain.Events;
using EventManager.Domain.Venues;

namespace EventManager.Web.Features.Events;

/// <summary>The place without barriers, for page and mail: what the event has for the day, then what the house has always.</summary>
internal static class AccessWords
{
    public static IReadOnlyList<string> Of(Event @event, Venue? venue, string language) =>
        [.. new[] { @event.Accessibility.In(language), venue?.Accessibility.In(language) ?? "" }.Where(words => words.Length > 0)];
}
