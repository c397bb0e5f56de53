using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <param name="Id">Chosen by the form.</param>
/// <param name="Version">What was read; null for a new one.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SaveNewsletter(Guid Id, long? Version, LocalizedText Subject, LocalizedText Body, NewsTopics Topics, Guid? UserId);

/// <param name="Id">The newsletter.</param>
/// <param name="Version">What was looked at: another one is nothing that was looked at.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record NewsletterCommand(Guid Id, long Version, Guid? UserId);

/// <summary>Keeps a newsletter that is being written; one that was sent off stays as it is.</summary>
internal sealed class SaveNewsletterHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(SaveNewsletter command, CancellationToken stop) =>
        transactions.RunAsync<Done>(AskedRight.CreateEvents, (db, ends) => SaveAsync(db, command, ends), stop);

    /// <summary>Throws one away that nobody got.</summary>
    public Task<Result<Done>> DeleteAsync(NewsletterCommand command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.CreateEvents,
            async (db, ends) =>
            {
                var gone = await db
                    .Newsletters.Where(n => n.Id == command.Id && n.State == NewsletterState.Draft && n.Version == command.Version)
                    .ExecuteDeleteAsync(ends);
                if (gone == 0)
                    return await WhyNotAsync(db, command.Id, ends);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, null, "newsletter.deleted", command.Id, ""));
                return default(Done);
            },
            stop
        );

    /// <summary>Why nothing was done with what was looked at.</summary>
    internal static async Task<Refusal> WhyNotAsync(EventDb db, Guid id, CancellationToken stop) =>
        await db.Newsletters.AnyAsync(n => n.Id == id, stop) ? NewsletterRefusals.Changed : NewsletterRefusals.NotFound;

    private async Task<Result<Done>> SaveAsync(EventDb db, SaveNewsletter command, CancellationToken stop)
    {
        if (WhyNot(command) is { Count: > 0 } refusals)
            return refusals;
        var letter = await db.Newsletters.SingleOrDefaultAsync(n => n.Id == command.Id, stop);
        if (letter is null && command.Version is not null)
            return NewsletterRefusals.NotFound;
        if (letter is { State: not NewsletterState.Draft })
            return NewsletterRefusals.NotDraft;
        if (letter is not null && command.Version is { } read && letter.Version != read)
            return NewsletterRefusals.Changed;
        var isNew = letter is null;
        letter ??= db.Newsletters.Add(new Newsletter(command.Id, clock.GetUtcNow())).Entity;
        letter.Write(command.Subject.Copy(), command.Body.Copy(), command.Topics, command.UserId);
        var action = isNew ? "newsletter.added" : "newsletter.changed";
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, null, action, letter.Id, ""));
        return default(Done);
    }

    /// <summary>Of what is kept; what is not finished is asked about when it is sent off.</summary>
    private static List<Refusal> WhyNot(SaveNewsletter command)
    {
        var refusals = new List<Refusal?>
        {
            command.Subject.HasSource ? null : NewsletterRefusals.NoSubject,
            Texts(command.Subject).Any(text => text.Any(char.IsControl)) ? MailingRefusals.LineBreak : null,
            command.Subject.IsLongerThan(SaveWordingHandler.LongestSubject) ? MailingRefusals.TooLong.On("subject") : null,
            command.Body.IsLongerThan(SaveWordingHandler.LongestOpening) ? MailingRefusals.TooLong.On("body") : null,
            // There is nothing to be filled in: nobody's name is known.
            Texts(command.Subject).Any(WordingTemplate.HasPlaces)
                ? NewsletterRefusals.NoPlaces.On("subject")
                : null,
            Texts(command.Body).Any(WordingTemplate.HasPlaces) ? NewsletterRefusals.NoPlaces.On("body") : null,
            MarkdownText.WhyNot(command.Body, "body"),
        };
        return [.. refusals.OfType<Refusal>()];
    }

    private static IEnumerable<string> Texts(LocalizedText words) => words.Languages.Select(words.Translated).Append(words.German);
}
