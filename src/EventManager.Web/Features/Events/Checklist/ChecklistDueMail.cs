using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Shell.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>
/// What is due and overdue of somebody's points, over all events. Read when it is sent: what was done meanwhile is not in it, and of a day that
/// is over there is none, since the next day's says it all.
/// </summary>
internal sealed class ChecklistDueMail(IStringLocalizer<ChecklistText> text, IOptions<SiteOptions> site, TimeProvider clock) : IMailKind
{
    public const string KindName = "checklist-due";

    public string Kind => KindName;

    public bool TakesOwnWords => false;

    public static OutboxMail Row(Guid account, string address, string name, string language, DateOnly day, DateTimeOffset now) =>
        new(KindName, address, name, language, now)
        {
            // A deleted account takes it along.
            SubjectId = account,
            Arguments = Day(day),
            OnceKey = OnceKey(account, day),
        };

    public static string OnceKey(Guid account, DateOnly day) => $"{KindName}:{account:N}:{Day(day)}";

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (row.SubjectId is not { } account || row.Arguments != Day(ChecklistPeople.Today(now)))
            return null;
        var due = await ChecklistQuery.WaitingAsync(db, ChecklistPeople.Points(db, now).Where(p => p.PersonId == account), now, stop);
        if (due.Count == 0)
            return null;
        var late = due.Count(one => one.State is PointState.Overdue);
        List<MailBlock> blocks =
        [
            new MailBlock.Paragraph(text["MailGreeting", row.ToName]),
            new MailBlock.Paragraph(late > 0 ? text.Plural("MailLate", late) : text["MailToday"]),
        ];
        foreach (var of in due.GroupBy(one => one.Event.Id))
        {
            var about = of.First().Event;
            blocks.Add(new MailBlock.Section($"{about.Title.In(Languages.Current)}, {When.Date(about.StartsAt, about.TimeZone)}"));
            blocks.Add(
                new MailBlock.Bullets([
                    .. of.Select(one => text["MailPoint", ChecklistWords.Name(text, one.Point), When.Date(one.DueOn)].Value),
                ])
            );
            blocks.Add(new MailBlock.Action(text["MailOpen"], site.Value.Address($"{Places.EventRoot}{about.Slug}/checklist")));
        }
        blocks.Add(new MailBlock.Note(text["MailNote", site.Value.Address("/account")]));
        return new MailDraft(text.Plural("MailSubject", due.Count), blocks);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Who is told of what: asked when the mail is written, and once more when it is sent.</summary>
internal static class ChecklistPeople
{
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Zone.ToLocal(now, Zone.Default).DateTime);

    /// <summary>
    /// Of events that are to come or run, with somebody in charge who still belongs to them, can sign in, and wants such mails.
    /// </summary>
    public static IQueryable<ChecklistPoint> Points(EventDb db, DateTimeOffset now) =>
        db.ChecklistPoints.Where(p =>
            p.PersonId != null
            && p.TickedAt == null
            && db.Events.Any(e => e.Id == p.EventId && e.EndsAt > now && e.State != EventState.Cancelled && e.State != EventState.Finished)
            && db.Staff.Any(s => s.EventId == p.EventId && s.UserId == p.PersonId)
            && db.Users.Any(a => a.Id == p.PersonId && a.DisabledAt == null && !a.ChecklistMailsOff && a.Email != null)
        );
}
