using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Importing;

/// <summary>The columns of exhibitors: by the names of our own table, and by the heads that offices give them.</summary>
internal static class ExhibitorColumns
{
    public const string Company = "companyName";
    public const string Power = "power";
    public const string Width = "wishedWidth";
    public const string Depth = "wishedDepth";
    public const string Staff = "staff";
    public const string Occupations = "occupations";

    /// <summary>Only the company is needed: a short file may change one column of those who are there.</summary>
    public static IReadOnlyList<ImportColumn> All(IStringLocalizer<ExhibitorsText> text) =>
        [
            Named(text, Company, "firma", "name der firma", "unternehmen", "betrieb", "aussteller", "name", "company", "exhibitor"),
            Named(text, "street", "straße", "strasse", "adresse", "anschrift", "street", "address"),
            Named(text, "postalCode", "plz", "postleitzahl", "zip", "postcode", "postal code"),
            Named(text, "city", "ort", "stadt", "wohnort", "city", "town"),
            Named(text, "contactName", "ansprechperson", "ansprechpartner", "ansprechpartnerin", "kontakt", "kontaktperson", "contact"),
            Named(text, "contactEmail", "mail", "e-mail", "email", "mailadresse", "e-mail-adresse", "mail-adresse"),
            Named(text, "contactPhone", "telefon", "tel", "tel.", "telefonnummer", "phone", "telephone"),
            Named(text, "boothContact", "standpersonal", "am stand"),
            Named(text, "website", "webseite", "website", "internet", "homepage", "web"),
            .. TextLanguages.All.Select(language => ShortText(text, language)),
            Named(text, Occupations, "berufe", "ausbildungsberufe", "beruf", "occupations"),
            Named(text, Power, "strom", "stromanschluss", "electricity"),
            Named(text, Width, "breite", "width"),
            Named(text, Depth, "tiefe", "depth"),
            Named(text, Staff, "personal", "personen am stand", "personen"),
            Named(text, "wishes", "wünsche", "wunsch", "bemerkung", "bemerkungen", "remarks"),
        ];

    private static ImportColumn Named(IStringLocalizer<ExhibitorsText> text, string key, params string[] heads) =>
        new(key, FieldNames.Of(text, key), key == Company, heads);

    private static ImportColumn ShortText(IStringLocalizer<ExhibitorsText> text, string language)
    {
        var (key, name) = (ExhibitorDetails.ShortTextField(language), TextLanguages.Name(language).ToLowerInvariant());
        return language == LocalizedText.Source
            ? Named(text, key, "kurztext", "beschreibung", "text", "description")
            : Named(text, key, $"kurztext {name}", $"text {name}", $"description {name}", $"kurztext {language}", $"text {language}");
    }
}
