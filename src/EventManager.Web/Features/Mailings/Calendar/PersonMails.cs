using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>A mail that somebody got, or will get.</summary>
/// <param name="At">When it went out, or will.</param>
/// <param name="SubjectId">What it is about.</param>
/// <param name="What">Which mail, in words.</param>
/// <param name="State">What became of it, in words.</param>
internal sealed record PersonMail(DateTimeOffset At, Guid SubjectId, string What, string State);

/// <summary>Everything that a person got and will get. Whoever asks has been allowed to see what it is about.</summary>
internal sealed class PersonMails(
    IDbContextFactory<EventDb> databases,
    IStringLocalizer<MailingsText> kinds,
    IStringLocalizer<RulesText> rules,
    IStringLocalizer<MailCalendarText> text,
    TimeProvider clock
)
{
    /// <summary>Of those that went out, the latest.</summary>
    public const int Most = 200;

    /// <summary>Of what is to come to a registration, somebody invited or an exhibitor of the event, for its timeline.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> ComingAsync(Guid eventId, Guid personId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var coming = await ComingMails.OfAsync(db, eventId, personId, clock.GetUtcNow(), stop);
        return
        [
            .. coming.Select(one => new TimelineEntry(
                one.DueAt,
                TimelineKind.Mail,
                kinds["Timeline.Mail", NameOf(one)],
                More: text["Will." + one.State]
            )),
        ];
    }

    /// <summary>Of one address, about any of these; the latest first, so that what is to come stands on top.</summary>
    /// <param name="email">Whose mails.</param>
    /// <param name="subjects">What they may be about.</param>
    /// <param name="ruled">Those of them that rules may write to, with their events.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<PersonMail>> OfAsync(
        string email,
        IReadOnlyCollection<Guid> subjects,
        IEnumerable<(Guid EventId, Guid Id)> ruled,
        CancellationToken stop
    )
    {
        var (now, mails) = (clock.GetUtcNow(), new List<PersonMail>());
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var (eventId, id) in ruled)
        {
            var coming = await ComingMails.OfAsync(db, eventId, id, now, stop);
            mails.AddRange(coming.Select(one => new PersonMail(one.DueAt, id, NameOf(one), text["Will." + one.State])));
        }
        var gone = await db
            .Outbox.AsNoTracking()
            .Where(m => m.SubjectId != null && subjects.Contains(m.SubjectId.Value))
            .OrderByDescending(m => m.CreatedAt)
            .Take(Most)
            .Select(m => new
            {
                m.Kind,
                m.ToAddress,
                m.State,
                SubjectId = m.SubjectId!.Value,
                At = m.SentAt ?? m.CreatedAt,
            })
            .ToListAsync(stop);
        // A guardian gets mails about a registration too, which are not this person's.
        var normal = MailAddressRules.Normalise(email);
        mails.AddRange(
            gone.Where(m => m.ToAddress.Length > 0 && MailAddressRules.Normalise(m.ToAddress) == normal)
                .Select(m => new PersonMail(m.At, m.SubjectId, MailKindWords.Say(kinds, m.Kind), kinds["State" + m.State]))
        );
        return [.. mails.OrderByDescending(mail => mail.At)];
    }

    private string NameOf(ComingMail coming) => $"{rules["Mail." + coming.Rule.Mail]} – {RuleWords.Say(rules, coming.Rule)}";
}
