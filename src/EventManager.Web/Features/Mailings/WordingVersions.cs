using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <param name="Number">1 for the first.</param>
/// <param name="SavedAt">When.</param>
/// <param name="By">Who; empty for the program itself, or where the account is gone.</param>
/// <param name="Subject">In all languages (<see cref="WordingWords"/>).</param>
/// <param name="Opening">In all languages (<see cref="WordingWords"/>).</param>
public sealed record WordingVersion(int Number, DateTimeOffset SavedAt, string By, string Subject, string Opening)
{
    /// <summary>What is other in these words than in newer ones: each language's subject and opening, line by line.</summary>
    public IReadOnlyList<DiffLine> Until(string subject, string opening) =>
        LineDiff.Between(Whole(Subject, Opening), Whole(subject, opening));

    private static string Whole(string subject, string opening)
    {
        var (subjects, openings) = (WordingWords.Read(subject), WordingWords.Read(opening));
        return string.Join(
            '\n',
            subjects
                .Keys.Union(openings.Keys)
                .SelectMany(language =>
                    new[] { $"[{language}]", subjects.GetValueOrDefault(language, ""), openings.GetValueOrDefault(language, "") }
                )
                .Where(line => line.Length > 0)
        );
    }
}

/// <summary>The words as they were: newest first.</summary>
internal sealed class WordingVersions(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    private const int Most = 30;

    public async Task<IReadOnlyList<WordingVersion>> ListAsync(Guid eventId, string kind, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .MailWordingVersions.Where(v => v.EventId == eventId && v.Kind == kind)
            .OrderByDescending(v => v.Number)
            .Take(Most)
            .Select(v => new WordingVersion(
                v.Number,
                v.SavedAt,
                db.Users.Where(u => u.Id == v.UserId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                v.Subject,
                v.Opening
            ))
            .ToListAsync(stop);
    }

    /// <summary>Who has written these words, and when; no name where they came by another way than this form: with a translator's table.</summary>
    public (string? Name, DateTimeOffset At) ChangeOf(MailWording words, IReadOnlyList<WordingVersion> versions) =>
        versions is [var last, ..] && last.Subject == WordingWords.Write(words.Subject) && last.Opening == WordingWords.Write(words.Opening)
            ? (last.By.Length > 0 ? last.By : null, last.SavedAt)
            : (null, clock.GetUtcNow());
}
