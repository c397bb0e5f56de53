using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Platform.Mails.Wording;

/// <summary>
/// What an organiser's own words may name, and nothing else: the list is given, not derived from any class. Their names are English as those of
/// the tables; the menu beside the editor says what they are in the organiser's language.
/// </summary>
internal static class WordingPlaceholders
{
    private static readonly string[] OfEvent = ["event", "date", "time", "place", "organiser", "contact"];
    private static readonly string[] OfReader = ["name"];
    private static readonly string[] OfRegistration = ["first_name", "last_name", "people", "arrival"];

    /// <summary>All there are, of any kind of mail.</summary>
    public static readonly IReadOnlyList<string> All = [.. OfEvent, .. OfReader, .. OfRegistration];

    /// <summary>In the menu's order, of mails about a registration.</summary>
    public static readonly IReadOnlyList<string> OfRegistrations = [.. OfRegistration, .. OfEvent];

    /// <summary>In the menu's order, of a rule's own words to anybody else.</summary>
    public static readonly IReadOnlyList<string> OfOthers = [.. OfReader, .. OfEvent];

    /// <summary>In the menu's order. A mail to strangers names nothing that somebody typed.</summary>
    public static IReadOnlyList<string> Of(IMailKind kind) =>
        kind.IsToStrangers ? OfEvent
        : kind.IsAboutRegistration ? OfRegistrations
        : OfOthers;

    /// <summary>In the current language.</summary>
    public static Dictionary<string, object> OfAbout(Event about, string place) =>
        new()
        {
            ["event"] = about.Title.In(Languages.Current),
            ["date"] = When.Day(about.StartsAt, about.TimeZone),
            ["time"] = When.Span(about.StartsAt, about.EndsAt, about.TimeZone),
            ["place"] = place,
            ["organiser"] = about.OrganiserName,
            ["contact"] = about.ContactEmail,
        };

    /// <summary>What one row's reader is called and has booked. By key, so that a context which stays open for several mails asks once.</summary>
    public static async Task AddReaderAsync(
        Dictionary<string, object> values,
        EventDb db,
        OutboxMail row,
        IMailKind kind,
        string zone,
        CancellationToken stop
    )
    {
        if (kind.IsToStrangers)
            return;
        values["name"] = row.ToName;
        if (!kind.IsAboutRegistration || row.SubjectId is not { } subject)
            return;
        if (await db.Registrations.FindAsync([subject], stop) is not { } registration)
            return;
        var slot = registration.TimeSlotId is { } given ? await db.TimeSlots.FindAsync([given], stop) : null;
        values["first_name"] = registration.FirstName;
        values["last_name"] = registration.LastName;
        values["people"] = registration.PartySize;
        values["arrival"] = slot is null ? "" : When.Span(slot.StartsAt, slot.EndsAt, zone);
    }

    /// <summary>A subject and its Markdown with what this reader gets in them; asks nothing where there is nothing to fill.</summary>
    public static async Task<(string Subject, string Body)> FillAsync(
        EventDb db,
        OutboxMail row,
        IMailKind kind,
        (Event About, string Place) at,
        (string Subject, string Body) words,
        CancellationToken stop
    )
    {
        if (!WordingTemplate.HasPlaces(words.Subject) && !WordingTemplate.HasPlaces(words.Body))
            return words;
        var values = OfAbout(at.About, at.Place);
        await AddReaderAsync(values, db, row, kind, at.About.TimeZone, stop);
        return (WordingTemplate.Fill(words.Subject, values), WordingTemplate.FillMarkdown(words.Body, values));
    }

    /// <summary>Of nobody, to see whether words can be filled at all.</summary>
    public static Dictionary<string, object> Sample() =>
        All.ToDictionary(name => name, name => name == "people" ? (object)1 : name.ToUpper(CultureInfo.InvariantCulture));
}
