using EventManager.Domain.Common;

namespace EventManager.Web.Features.Mailings.News;

internal static class NewsRefusals
{
    public static readonly Refusal EmailInvalid = new("news.email_invalid") { Field = "email" };
    public static readonly Refusal NoTopic = new("news.no_topic") { Field = "topics" };

    /// <summary>The link is none of ours, too old, or what it would confirm was ended.</summary>
    public static readonly Refusal LinkOver = new("news.link_over");
}
