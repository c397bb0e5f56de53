using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>What a place costs, in words: "12,50 € pro Person", or that it is free.</summary>
internal static class PriceWords
{
    public static string Of(IStringLocalizer<EventText> text, Event @event) =>
        @event.PriceCents == 0 ? text["PriceFree"] : text["PriceEach", Euro.Words(@event.PriceCents)];
}
