using System.Globalization;
using System.Text.Json.Nodes;
using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Web.Features.Events.PublicPages;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Features.Events.Sharing;

/// <summary>An event as search engines read it: schema.org's Event in JSON-LD, with what the page shows and nothing more.</summary>
internal static class EventSchema
{
    private const string Schema = "https://schema.org/";

    /// <summary>The element as it is read: an encoder would write the plus of its type as an entity.</summary>
    public static string Markup(PublicEvent model, SiteOptions site, DateTimeOffset now) =>
        model.Parts?.GetOrAdd(NameOf(model, now), () => Make(model, site, now)) ?? Make(model, site, now);

    /// <summary>It says beside the event which picture it has, and whether one can register now.</summary>
    private static string NameOf(PublicEvent model, DateTimeOffset now) =>
        $"schema {RegistrationOffers.Of(model.Event, model.Seats, now)} {model.Picture?.Share.Id}";

    private static string Make(PublicEvent model, SiteOptions site, DateTimeOffset now) =>
        $"<script type=\"application/ld+json\">{Write(model, site, now)}</script>";

    /// <returns>JSON that can stand in a script element: &lt; is written as an escape.</returns>
    private static string Write(PublicEvent model, SiteOptions site, DateTimeOffset now)
    {
        var @event = model.Event;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(@event.TimeZone);
        var address = site.Address("/e/" + @event.Slug).AbsoluteUri;
        var schema = new JsonObject
        {
            ["@context"] = Schema.TrimEnd('/'),
            ["@type"] = TypeOf(@event.Kind),
            ["name"] = @event.Title.In(Languages.Current),
            ["startDate"] = Local(@event.StartsAt, zone),
            ["endDate"] = Local(@event.EndsAt, zone),
            ["eventStatus"] = Schema + StatusOf(@event.State),
            ["eventAttendanceMode"] = Schema + "OfflineEventAttendanceMode",
            ["url"] = address,
            ["image"] = ShareHead.PictureOf(site, model.Event.Kind, model.Picture, ShareCard.AddressOf(model)),
            ["inLanguage"] = Languages.Current,
            ["isAccessibleForFree"] = @event.PriceCents == 0,
        };
        if (@event.Summary.In(Languages.Current) is { Length: > 0 } summary)
            schema["description"] = summary;
        if (@event is { State: EventState.Postponed, PostponedFrom: { } before })
            schema["previousStartDate"] = Local(before, zone);
        if (model.Venue is { } venue)
            schema["location"] = Place(venue);
        schema["organizer"] = new JsonObject
        {
            ["@type"] = "Organization",
            ["name"] = @event.OrganiserName.Length > 0 ? @event.OrganiserName : site.Name,
            ["url"] = site.Address("/").AbsoluteUri,
        };
        if (Offer(model, address, now) is { } offer)
            schema["offers"] = offer;
        return schema.ToJsonString();
    }

    private static string TypeOf(EventKind kind) =>
        kind switch
        {
            EventKind.TrainingFair => "ExhibitionEvent",
            EventKind.Course => "EducationEvent",
            EventKind.HealthDay or EventKind.NetworkMeeting or EventKind.InvitationMeeting or EventKind.PublicDialogue => "Event",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static string StatusOf(EventState state) =>
        state switch
        {
            EventState.Cancelled => "EventCancelled",
            EventState.Postponed => "EventRescheduled",
            _ => "EventScheduled",
        };

    private static JsonObject Place(Venue venue) =>
        new()
        {
            ["@type"] = "Place",
            ["name"] = venue.Name,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = venue.Street,
                ["postalCode"] = venue.PostalCode,
                ["addressLocality"] = venue.City,
                ["addressCountry"] = "DE",
            },
        };

    /// <summary>A free seat. Null where nobody can register now, or need not.</summary>
    private static JsonObject? Offer(PublicEvent model, string address, DateTimeOffset now) =>
        RegistrationOffers.Of(model.Event, model.Seats, now) switch
        {
            RegistrationOffer.Open => Offer("InStock", model.Event, address),
            RegistrationOffer.WaitingList or RegistrationOffer.Full => Offer("SoldOut", model.Event, address),
            _ => null,
        };

    private static JsonObject Offer(string availability, Event @event, string address) =>
        new()
        {
            ["@type"] = "Offer",
            ["price"] = @event.PriceCents / 100m,
            ["priceCurrency"] = "EUR",
            ["availability"] = Schema + availability,
            ["url"] = address + "/register",
            ["validFrom"] = @event.RegistrationOpensAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };

    private static string Local(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
