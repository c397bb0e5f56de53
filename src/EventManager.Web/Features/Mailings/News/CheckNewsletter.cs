using EventManager.Data;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>What was looked at before a newsletter is sent: this and no other is sent off.</summary>
/// <param name="Version">Of the row that was read.</param>
/// <param name="Hash">Of its words and topics.</param>
/// <param name="Numbers">Who gets it.</param>
/// <param name="Bytes">Of the largest of its mails.</param>
/// <param name="DeadLinks">Links that lead nowhere, of all languages.</param>
internal sealed record NewsletterCheck(long Version, string Hash, NewsletterNumbers Numbers, int Bytes, IReadOnlyList<string> DeadLinks)
{
    public int Kilobytes => (Bytes + 1023) / 1024;
}

/// <summary>The pre-flight of a newsletter: all of it of one reading of its row.</summary>
internal sealed class CheckNewsletter(IDbContextFactory<EventDb> databases, PreviewNewsletter preview, NewsletterReaders readers)
{
    /// <summary>Null where it is gone.</summary>
    public async Task<NewsletterCheck?> OfAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Newsletters.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, stop) is not { } letter)
            return null;
        var (bytes, dead) = (0, new List<string>());
        foreach (var language in TextLanguages.All)
        {
            bytes = Math.Max(bytes, (await preview.RenderAsync(letter, language, stop)).Bytes);
            dead.AddRange(MarkdownLinks.LeadingNowhere(letter.Body.In(language)));
        }
        return new(letter.Version, letter.TextHash, await readers.CountAsync(letter.Topics, stop), bytes, [.. dead.Distinct()]);
    }
}
