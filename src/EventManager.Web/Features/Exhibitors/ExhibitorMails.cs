using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>What the mails to exhibitors share: event, company, state, and the personal link.</summary>
internal abstract class ExhibitorMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site) : IMailKind
{
    public abstract string Kind { get; }

    /// <summary>The first one: whoever applied typed the address, and it holds nothing else that was typed.</summary>
    public virtual bool IsToStrangers => false;

    public virtual bool TakesOwnWords => true;

    /// <summary>The state that the mail speaks of; where it is another by now, the mail stays here. Null speaks of none.</summary>
    protected abstract ExhibitorState? About { get; }

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var exhibitor = await db.Exhibitors.AsNoTracking().SingleOrDefaultAsync(e => e.Id == row.SubjectId, stop);
        if (exhibitor is null or { State: ExhibitorState.Withdrawn } || (About is { } state && exhibitor.State != state))
            return null;
        var fair = await db.Events.AsNoTracking().SingleAsync(e => e.Id == exhibitor.EventId, stop);
        var title = fair.Title.In(Languages.Current);
        if (await WordsAsync(db, row, exhibitor, fair, stop) is not ({ } subject, { } words))
            return null;
        var page = site.Value.Address("/x/" + links.Token(LinkPurpose.Exhibitor, exhibitor.Id, exhibitor.LinkVersion));
        return new MailDraft(
            subject,
            [
                new MailBlock.Paragraph(IsToStrangers ? text["Mail.GreetingStranger"] : text["Mail.Greeting", exhibitor.ContactName]),
                .. words,
                new MailBlock.Facts([
                    (text["Mail.Event"], title),
                    (text["Mail.Date"], When.Day(fair.StartsAt, fair.TimeZone)),
                    (text["Mail.Time"], When.Span(fair.StartsAt, fair.EndsAt, fair.TimeZone)),
                    .. IsToStrangers ? [] : new[] { ((string)text["Mail.Company"], exhibitor.CompanyName) },
                ]),
                new MailBlock.Action(text["Mail.OwnPage"], page),
                new MailBlock.Note(text["Mail.OwnPageNote"]),
            ]
        )
        {
            Calendar = await CalendarAsync(db, fair, stop),
            FromName = fair.OrganiserName.Length > 0 ? fair.OrganiserName : null,
            ReplyTo = fair.ContactEmail.Length > 0 ? fair.ContactEmail : null,
        };
    }

    /// <summary>Its subject, and what stands between greeting and facts; null where the reason for it is gone.</summary>
    protected virtual Task<(string Subject, IReadOnlyList<MailBlock> Words)?> WordsAsync(
        EventDb db,
        OutboxMail row,
        Exhibitor exhibitor,
        Event fair,
        CancellationToken stop
    ) =>
        Task.FromResult<(string, IReadOnlyList<MailBlock>)?>(
            (
                text["Mail." + Kind + ".Subject", fair.Title.In(Languages.Current)],
                [new MailBlock.Paragraph(text["Mail." + Kind + ".Text", exhibitor.CompanyName, fair.Title.In(Languages.Current)])]
            )
        );

    /// <summary>Only where there is a date to keep.</summary>
    protected virtual Task<MailCalendar?> CalendarAsync(EventDb db, Event fair, CancellationToken stop) =>
        Task.FromResult<MailCalendar?>(null);
}

internal sealed class ExhibitorAppliedMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorMail(text, links, site)
{
    public override string Kind => "exhibitor-applied";

    public override bool IsToStrangers => true;

    protected override ExhibitorState? About => ExhibitorState.Applied;
}

internal sealed class ExhibitorAcceptedMail(
    IStringLocalizer<ExhibitorsText> text,
    PersonalLinks links,
    IOptions<SiteOptions> site,
    EventCalendar calendar
) : ExhibitorMail(text, links, site)
{
    public override string Kind => "exhibitor-accepted";

    protected override ExhibitorState? About => ExhibitorState.Accepted;

    protected override async Task<MailCalendar?> CalendarAsync(EventDb db, Event fair, CancellationToken stop)
    {
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == fair.VenueId, stop);
        return calendar.Publish(fair, Languages.Current, EventCalendar.Place(fair, venue, Languages.Current));
    }
}

internal sealed class ExhibitorWaitingMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorMail(text, links, site)
{
    public override string Kind => "exhibitor-waiting";

    protected override ExhibitorState? About => ExhibitorState.Waiting;
}

internal sealed class ExhibitorDeclinedMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorMail(text, links, site)
{
    public override string Kind => "exhibitor-declined";

    protected override ExhibitorState? About => ExhibitorState.Declined;
}

/// <summary>The old link works no more: here is the new one.</summary>
internal sealed class ExhibitorLinkMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorMail(text, links, site)
{
    public const string Name = "exhibitor-link";

    public override string Kind => Name;

    protected override ExhibitorState? About => null;
}
