using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>Which subscription the link of a confirmation mail is about.</summary>
internal sealed class NewsLinks(IDbContextFactory<EventDb> databases, PersonalLinks links, TimeProvider clock)
{
    /// <summary>Behind it comes the token.</summary>
    public const string Path = "/news/";

    /// <summary>Null where the link is none of ours, too old, or the subscription was ended.</summary>
    public async Task<NewsSubscription?> FindAsync(string token, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id || !links.IsValid(token, LinkPurpose.News, id))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.NewsSubscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        return found is null || found.IsExpired(clock.GetUtcNow()) ? null : found;
    }

    /// <summary>The page on which its reader changes or ends it.</summary>
    public string ChoicePage(NewsSubscription of) =>
        Platform.Mails.Sending.MailChoices.Path + links.Token(LinkPurpose.MailChoice, of.AddressId);
}
