namespace EventManager.Web.Features.Mailings.News;

/// <summary>Words about newsletters for those who write them.</summary>
internal sealed class NewsletterText;
