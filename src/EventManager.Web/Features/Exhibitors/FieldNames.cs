using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>What the fields of an exhibitor are called, in forms, refusals and tables alike.</summary>
internal static class FieldNames
{
    /// <summary>The fields of the guide's text, one for each language, German first.</summary>
    public static IEnumerable<string> ShortTexts => TextLanguages.All.Select(ExhibitorDetails.ShortTextField);

    /// <summary>In the page's language; "Kurzer Text (Englisch)" for a text in languages.</summary>
    public static string Of(IStringLocalizer<ExhibitorsText> text, string field) =>
        TextLanguages.All.FirstOrDefault(language => ExhibitorDetails.ShortTextField(language) == field) is { } language
            ? text["Field.shortText", TextLanguages.Name(language)]
            : text["Field." + field];
}
