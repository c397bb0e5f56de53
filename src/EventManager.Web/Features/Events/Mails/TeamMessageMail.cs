using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Shell.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>What a rule sends in the organiser's words to who works for the event. Whoever has left the team gets nothing.</summary>
internal sealed class TeamMessageMail(EventMailFacts facts, IOptions<SiteOptions> site) : IMailKind
{
    public string Kind => MailRule.TeamMessage;

    /// <summary>They stand in its rule.</summary>
    public bool TakesOwnWords => false;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (
            await EventMailFacts.FindAsync(db, row, stop) is not { } mailed
            || !await RuledMail.IsStillTrueAsync(db, row, mailed.Event, stop)
        )
            return null;
        if (!await db.Staff.AnyAsync(s => s.EventId == mailed.Event.Id && s.UserId == row.SubjectId, stop))
            return null;
        var (subject, body) = await RuledWords.ReadAsync(db, row, this, (mailed.Event, mailed.Place), stop);
        return new MailDraft(
            subject.Length > 0 ? subject : EventMailFacts.Title(mailed),
            [
                new MailBlock.Heading(EventMailFacts.Title(mailed)),
                new MailBlock.Paragraph(facts.Say("Hello", row.ToName)),
                .. body,
                facts.Facts(mailed),
                new MailBlock.Action(facts.Say("ToEvent"), site.Value.Address(Places.EventRoot + mailed.Event.Slug)),
            ]
        )
        {
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }
}
