using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>One line of the ledger.</summary>
internal sealed class MailLedgerLine : IListRow
{
    public Guid Id { get; init; }

    public Guid RuleId { get; init; }

    public Guid? MailId { get; init; }

    public string ToAddress { get; init; } = "";

    /// <summary>As it is there today; empty where nobody knows it any more.</summary>
    public string Name { get; init; } = "";

    string IListRow.Name =>
        ToAddress.Length > 0 ? ToAddress
        : Name.Trim() is { Length: > 0 } name ? name
        : "–";

    /// <summary>No mail was written.</summary>
    public bool IsMissed { get; init; }

    public MailFate Fate { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public string LastError { get; init; } = "";

    /// <summary>What was sent is known word for word.</summary>
    public bool HasText { get; init; }

    /// <summary>It is on no way at the moment, and there is an address to send it to.</summary>
    public bool MaySendAgain =>
        MailId is not null
        && ToAddress.Length > 0
        && Fate is not (MailFate.Queued or MailFate.Claimed or MailFate.Retrying or MailFate.Gone);
}

/// <summary>The one query behind the ledger: its list, its counters and its file, so that the counters say what the rows say.</summary>
internal static class MailLedgerLines
{
    public static IQueryable<MailLedgerLine> Of(EventDb db, Guid eventId) =>
        Of(db, db.MailLedger.AsNoTracking().Where(l => l.EventId == eventId));

    /// <summary>In the order that the entries have.</summary>
    public static IQueryable<MailLedgerLine> Of(EventDb db, IQueryable<MailLedgerEntry> entries) =>
        from l in entries
        join m in db.Outbox on l.MailId equals m.Id into mails
        from m in mails.DefaultIfEmpty()
        join r in db.Registrations on l.RecipientId equals r.Id into people
        from r in people.DefaultIfEmpty()
        select new MailLedgerLine
        {
            Id = l.Id,
            RuleId = l.RuleId,
            MailId = l.MailId,
            ToAddress =
                m != null ? m.ToAddress
                : r != null ? r.Email
                : db.Invitations.Where(i => i.Id == l.RecipientId).Select(i => i.Email).FirstOrDefault()
                    ?? db.Exhibitors.Where(e => e.Id == l.RecipientId).Select(e => e.ContactEmail).FirstOrDefault()
                    ?? db.SessionLeads.Where(s => s.Id == l.RecipientId).Select(s => s.Email).FirstOrDefault()
                    ?? db.CompanyAccesses.Where(c => c.Id == l.RecipientId).Select(c => c.OfficerEmail).FirstOrDefault()
                    ?? "",
            Name =
                r != null ? r.FirstName + " " + r.LastName
                : m != null ? m.ToName
                : db.Invitations.Where(i => i.Id == l.RecipientId).Select(i => i.Name).FirstOrDefault()
                    ?? db.Exhibitors.Where(e => e.Id == l.RecipientId).Select(e => e.ContactName).FirstOrDefault()
                    ?? db.SessionLeads.Where(s => s.Id == l.RecipientId).Select(s => s.Name).FirstOrDefault()
                    ?? db.CompanyAccesses.Where(c => c.Id == l.RecipientId).Select(c => c.OfficerName).FirstOrDefault()
                    ?? "",
            IsMissed = l.State == LedgerState.Missed,
            Fate =
                l.State == LedgerState.Missed ? MailFate.Missed
                : m == null ? MailFate.Gone
                : m.State == OutboxState.Queued ? MailFate.Queued
                : m.State == OutboxState.Claimed ? MailFate.Claimed
                : m.State == OutboxState.Retrying ? MailFate.Retrying
                : m.LastError.StartsWith(MailErrors.Complained) ? MailFate.Complained
                : m.LastError.StartsWith(MailErrors.Bounced) ? MailFate.Bounced
                : m.State == OutboxState.Sent ? MailFate.Sent
                : m.State == OutboxState.Failed ? MailFate.Failed
                : m.LastError.StartsWith(MailErrors.Suppressed) ? MailFate.Suppressed
                : m.LastError == MailErrors.TooLate ? MailFate.Missed
                : MailFate.Withheld,
            DueAt = l.DueAt,
            WrittenAt = l.WrittenAt,
            SentAt = m != null ? m.SentAt : null,
            LastError = m != null ? m.LastError : "",
            HasText = m != null && m.SentText != "",
        };
}
