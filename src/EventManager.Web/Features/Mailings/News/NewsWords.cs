using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Choosing;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>The words that are agreed to: the same on the form, in the mail and on the page that confirms.</summary>
internal sealed class NewsWords(IStringLocalizer<NewsText> text, IOptions<SiteOptions> site)
{
    public string Consent => text["Consent", site.Value.Name];

    public string Say(NewsTopics one) => text["Topic." + one];

    public IReadOnlyList<string> List(NewsTopics topics) => [.. NewsTopicRules.In(topics).Select(Say)];

    /// <summary>With the topics that were chosen.</summary>
    public string Version(NewsTopics topics) => WordsRead.Version([Consent, .. List(topics)]);
}
