namespace EventManager.Web.Features.Mailings.News;

/// <summary>Words about news by mail for those who want them.</summary>
internal sealed class NewsText;
