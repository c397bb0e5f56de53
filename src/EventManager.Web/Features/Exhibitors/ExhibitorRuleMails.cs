using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>What a rule sends to companies with a booth, or to others of its audience.</summary>
internal abstract class ExhibitorRuleMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorMail(text, links, site)
{
    /// <summary>The row says whether a booth is asked for.</summary>
    protected override ExhibitorState? About => null;

    protected sealed override async Task<(string Subject, IReadOnlyList<MailBlock> Words)?> WordsAsync(
        EventDb db,
        OutboxMail row,
        Exhibitor exhibitor,
        Event fair,
        CancellationToken stop
    ) =>
        (exhibitor.State is ExhibitorState.Accepted || RuledMail.Read(row.Arguments) is { IsToOthers: true })
        && await RuledMail.IsStillTrueAsync(db, row, fair, stop)
            ? await DraftAsync(db, row, exhibitor, fair, stop)
            : null;

    protected abstract Task<(string Subject, IReadOnlyList<MailBlock> Words)> DraftAsync(
        EventDb db,
        OutboxMail row,
        Exhibitor exhibitor,
        Event fair,
        CancellationToken stop
    );
}

/// <summary>In the program's own words, with what is still missing of this company.</summary>
internal sealed class ExhibitorReminderMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorRuleMail(text, links, site)
{
    private readonly IStringLocalizer<ExhibitorsText> words = text;

    public override string Kind => MailRule.ExhibitorReminder;

    protected override async Task<(string Subject, IReadOnlyList<MailBlock> Words)> DraftAsync(
        EventDb db,
        OutboxMail row,
        Exhibitor exhibitor,
        Event fair,
        CancellationToken stop
    )
    {
        var title = fair.Title.In(Languages.Current);
        var id = exhibitor.Id;
        (bool IsMissing, string What)[] parts =
        [
            (exhibitor.ShortText.German.Length == 0, "GuideText"),
            (!await db.Exhibitors.AnyAsync(e => e.Id == id && e.Occupations.Any(), stop), "Occupations"),
            (exhibitor.BoothContact.Length == 0, "BoothContact"),
            (!await db.Logos.AnyAsync(logo => logo.ExhibitorId == id, stop), "Logo"),
        ];
        var missing = parts.Where(part => part.IsMissing).Select(part => words["Mail.Missing." + part.What].Value).ToList();
        return (
            words[$"Mail.{Kind}.Subject", title],
            [
                new MailBlock.Paragraph(words[$"Mail.{Kind}.Text", exhibitor.CompanyName, title]),
                .. missing.Count > 0
                    ? new MailBlock[] { new MailBlock.Section(words["Mail.Missing"]), new MailBlock.Bullets(missing) }
                    : [],
            ]
        );
    }
}

/// <summary>In the organiser's words.</summary>
internal sealed class ExhibitorMessageMail(IStringLocalizer<ExhibitorsText> text, PersonalLinks links, IOptions<SiteOptions> site)
    : ExhibitorRuleMail(text, links, site)
{
    public override string Kind => MailRule.ExhibitorMessage;

    /// <summary>They stand in its rule.</summary>
    public override bool TakesOwnWords => false;

    protected override async Task<(string Subject, IReadOnlyList<MailBlock> Words)> DraftAsync(
        EventDb db,
        OutboxMail row,
        Exhibitor exhibitor,
        Event fair,
        CancellationToken stop
    )
    {
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == fair.VenueId, stop);
        var place = EventCalendar.Place(fair, venue, Languages.Current);
        var (subject, body) = await RuledWords.ReadAsync(db, row, this, (fair, place), stop);
        return (subject.Length > 0 ? subject : fair.Title.In(Languages.Current), body);
    }
}
