using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

internal sealed record SaveWording(Guid EventId, string Kind, LocalizedText Subject, LocalizedText Opening);

/// <summary>Keeps the organiser's own words for a kind of mail; empty words give the program's own back.</summary>
internal sealed class SaveWordingHandler(Transactions transactions, IDbContextFactory<EventDb> databases)
{
    public const int LongestSubject = 200;
    public const int LongestOpening = 4_000;

    public async Task<MailWording> ReadAsync(Guid eventId, string kind, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.MailWordings.AsNoTracking().SingleOrDefaultAsync(w => w.EventId == eventId && w.Kind == kind, stop)
            ?? new MailWording(eventId, kind);
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
                if (wording is null)
                    db.MailWordings.Add(wording = new MailWording(command.EventId, command.Kind));
                wording.Subject = command.Subject.Copy();
                wording.Opening = command.Opening.Copy();
                return default(Done);
            },
            stop
        );
    }

    private static Refusal? WhyNot(SaveWording command)
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
            : MarkdownText.WhyNot(command.Opening, "opening");
    }
}
