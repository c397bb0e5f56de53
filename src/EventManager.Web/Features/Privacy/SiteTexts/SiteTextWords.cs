namespace EventManager.Web.Features.Privacy.SiteTexts;

/// <summary>Words of the site texts' pages, and the texts that the program brings along.</summary>
internal sealed class SiteTextWords;
