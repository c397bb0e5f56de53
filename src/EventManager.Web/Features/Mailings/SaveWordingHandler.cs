using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <param name="UserId">Who saves them, for the list of versions.</param>
public sealed record SaveWording(Guid EventId, string Kind, LocalizedText Subject, LocalizedText Opening, Guid? UserId = null)
{
    /// <summary>The words as they were read: saved are only those that nobody else has changed since. Null asks for nothing.</summary>
    public MailWording? Read { get; init; }
}

/// <summary>Keeps the organiser's own words for a kind of mail; empty words give the program's own back.</summary>
internal sealed class SaveWordingHandler(
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    MailRendering rendering,
    TimeProvider clock
)
{
    public const int LongestSubject = 200;
    public const int LongestOpening = 4_000;

    public async Task<MailWording> ReadAsync(Guid eventId, string kind, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.MailWordings.AsNoTracking().SingleOrDefaultAsync(w => w.EventId == eventId && w.Kind == kind, stop)
            ?? new MailWording(eventId, kind);
    }

    /// <summary>The kinds of mail that take own words, and those that have some of before: they are there to be taken back.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var written = await db.MailWordings.Where(w => w.EventId == eventId).ToListAsync(stop);
        return
        [
            .. rendering
                .Kinds.Where(one =>
                    rendering.KindOf(one)!.TakesOwnWords || written.Exists(w => w.Kind == one && !(w.Subject.IsEmpty && w.Opening.IsEmpty))
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    public async Task<Result<Done>> HandleAsync(SaveWording command, CancellationToken stop)
    {
        if (WhyNot(command) is { } refusal)
            return refusal;
        return await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                var wording = await db.MailWordings.SingleOrDefaultAsync(
                    w => w.EventId == command.EventId && w.Kind == command.Kind,
                    inner
                );
                if (command.Read is { } read && !HasWords(wording, read.Subject, read.Opening))
                    return MailingRefusals.WordingChanged;
                if (wording is null)
                    db.MailWordings.Add(wording = new MailWording(command.EventId, command.Kind));
                if (HasWords(wording, command.Subject, command.Opening))
                    return default(Done);
                var number = await NextNumberAsync(db, wording, inner);
                wording.Subject = command.Subject.Copy();
                wording.Opening = command.Opening.Copy();
                db.MailWordingVersions.Add(new MailWordingVersion(wording, number, command.UserId, clock.GetUtcNow()));
                return default(Done);
            },
            stop
        );
    }

    /// <summary>
    /// Whoever saved in the same moment has taken the next version's number: the change runs again, and finds other words here.
    /// </summary>
    private static bool HasWords(MailWording? wording, LocalizedText subject, LocalizedText opening) =>
        (wording?.Subject ?? LocalizedText.Empty).SameAs(subject) && (wording?.Opening ?? LocalizedText.Empty).SameAs(opening);

    /// <summary>Words from before versions were kept become the first one: there is always something to go back to.</summary>
    private async Task<int> NextNumberAsync(EventDb db, MailWording before, CancellationToken stop)
    {
        var last =
            await db
                .MailWordingVersions.Where(v => v.EventId == before.EventId && v.Kind == before.Kind)
                .Select(v => (int?)v.Number)
                .MaxAsync(stop)
            ?? 0;
        if (last > 0 || (before.Subject.IsEmpty && before.Opening.IsEmpty))
            return last + 1;
        db.MailWordingVersions.Add(new MailWordingVersion(before, 1, null, clock.GetUtcNow()));
        return 2;
    }

    private Refusal? WhyNotFilled(SaveWording command)
    {
        if (rendering.KindOf(command.Kind) is not { } kind)
            return null;
        var allowed = WordingPlaceholders.Of(kind);
        return WordingTemplate.WhyNot(command.Subject, allowed, "subject") ?? WordingTemplate.WhyNot(command.Opening, allowed, "opening");
    }

    private Refusal? WhyNot(SaveWording command)
    {
        if (
            command
                .Subject.Languages.Select(command.Subject.Translated)
                .Append(command.Subject.German)
                .Any(text => text.Any(char.IsControl))
        )
            return MailingRefusals.LineBreak;
        if (command.Subject.IsLongerThan(LongestSubject))
            return MailingRefusals.TooLong.On("subject");
        return command.Opening.IsLongerThan(LongestOpening)
            ? MailingRefusals.TooLong.On("opening")
            : WhyNotFilled(command) ?? MarkdownText.WhyNot(command.Opening, "opening") ?? WordingLinks.WhyNot(command.Opening, "opening");
    }
}
