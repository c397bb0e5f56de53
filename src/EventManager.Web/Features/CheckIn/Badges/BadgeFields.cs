using System.Security.Cryptography;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>What a badge's design consists of, so that what two have changed at once can be joined.</summary>
internal static class BadgeFields
{
    public static FormFields<BadgeDraft> Of(IStringLocalizer<DoorText> text, IEnumerable<(string Code, string Words)> categories)
    {
        var fields = new FormFields<BadgeDraft>()
            .Add("format", () => text["BadgeFormat"], d => d.Format, (d, value) => d.Format = value, value => text["BadgeFormat." + value])
            .Add("headline", () => text["BadgeHeadline"], d => d.Headline, (d, value) => d.Headline = value)
            .Add("organisation", () => text["BadgeOrganisation"], d => d.ShowsOrganisation, (d, value) => d.ShowsOrganisation = value)
            .Add("category", () => text["BadgeCategory"], d => d.ShowsCategory, (d, value) => d.ShowsCategory = value)
            .Add("code", () => text["BadgeShowsCode"], d => d.ShowsCode, (d, value) => d.ShowsCode = value)
            .Add("logo", () => text["BadgeLogo"], d => d.Logo, (d, value) => d.Logo = value, value => Said(text, value));
        foreach (var (code, words) in categories)
            fields.Add("colour-" + code, () => $"{text["BadgeColours"]}: {words}", d => d[code], (d, value) => d[code] = value);
        return fields;
    }

    /// <summary>Nobody can say a picture: its size and a mark, so that two of one size are two.</summary>
    private static string Said(IStringLocalizer<DoorText> text, byte[] logo) =>
        logo.Length == 0
            ? text["BadgeNoLogo"]
            : text["BadgeLogoSaid", (logo.Length + 999) / 1_000, Convert.ToHexStringLower(SHA256.HashData(logo))[..6]];
}
