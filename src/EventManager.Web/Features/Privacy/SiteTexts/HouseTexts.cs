using EventManager.Domain.Privacy;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Privacy.SiteTexts;

/// <summary>Those that the house has edited; the others are the program's own, and translated with it.</summary>
internal sealed class HouseTexts(IStringLocalizer<SiteTextWords> words) : SiteTextPlace<SiteText>
{
    protected override string Name(SiteText row) => words["title." + row.Key];

    protected override string Path => "/administration/texts";
}
