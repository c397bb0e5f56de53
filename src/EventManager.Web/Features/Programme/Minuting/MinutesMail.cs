using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>The minutes of a session, whole, with a link to the page on which they stay.</summary>
internal class MinutesMail(PersonalLinks links, IOptions<SiteOptions> site, IStringLocalizer<ProgrammeText> words) : IMailKind
{
    public const string Name = BuiltInRules.Minutes;

    public virtual string Kind => Name;

    protected virtual string SubjectKey => "MinutesMailSubject";

    protected virtual string OpeningKey => "MinutesMailText";

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var about = About.Read(row.Arguments);
        var found = await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == row.SubjectId)
            .Join(db.Events, r => r.EventId, e => e.Id, (r, e) => new { Registration = r, Event = e })
            .SingleOrDefaultAsync(stop);
        if (
            found is null
            || await ProgrammeQuery.Entries(db, db.Sessions.Where(s => s.Id == about.SessionId)).SingleOrDefaultAsync(stop)
                is not { } session
            || await MinutesQuery.Bodies(db, about.SessionId, about.Revision).SingleOrDefaultAsync(stop) is not { } body
        )
            return null;

        var text = FormalWords.Of(words, FormalWords.VoiceOf(found.Registration, found.Event));
        var (zone, title) = (found.Event.TimeZone, session.Title.In(row.Language));
        var token = links.Token(LinkPurpose.Registration, found.Registration.Id, found.Registration.LinkVersion);
        List<MailBlock> blocks =
        [
            new MailBlock.Paragraph(text["MailGreeting", found.Registration.FirstName, found.Registration.LastName]),
            new MailBlock.Paragraph(text[OpeningKey, title, found.Event.Title.In(row.Language)]),
            new MailBlock.Facts(Facts(text, session, found.Event.Title.In(row.Language), zone)),
        ];
        if (body.Markdown.Length > 0)
            blocks.Add(new MailBlock.Markdown(body.Markdown));
        AddList(blocks, text["Decisions"], MinutesRules.Decisions(body.Decisions));
        AddList(blocks, text["Tasks"], [.. MinutesRules.Tasks(body.Tasks).Select(task => TaskLine(text, task))]);
        blocks.Add(new MailBlock.Action(text["MinutesMailArchive"], site.Value.Address($"/me/{token}/minutes/{about.SessionId}")));
        blocks.Add(new MailBlock.Note(text["MinutesMailWhy", found.Event.Title.In(row.Language)]));
        return new MailDraft(text[SubjectKey, title], blocks)
        {
            ReplyTo = found.Event.ContactEmail.Length > 0 ? found.Event.ContactEmail : null,
            FromName = found.Event.OrganiserName.Length > 0 ? found.Event.OrganiserName : null,
        };
    }

    private static List<(string, string)> Facts(IStringLocalizer<ProgrammeText> text, ProgrammeEntry session, string @event, string zone)
    {
        List<(string, string)> facts =
        [
            (text["EventLabel"], @event),
            (text["TimeLabel"], When.Date(session.StartsAt, zone) + ", " + When.Span(session.StartsAt, session.EndsAt, zone)),
        ];
        if (session.Room.Length > 0)
            facts.Add((text["RoomLabel"], session.Room));
        return facts;
    }

    private static string TaskLine(IStringLocalizer<ProgrammeText> text, MinutesTask task) =>
        string.Join(
            " · ",
            new[] { task.What, task.Who, task.Until.Length > 0 ? text["UntilDay", task.Until] : "" }.Where(p => p.Length > 0)
        );

    private static void AddList(List<MailBlock> blocks, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        blocks.Add(new MailBlock.Heading(heading));
        blocks.Add(new MailBlock.Bullets(items));
    }

    internal sealed record About(Guid SessionId, int Revision)
    {
        public static string Write(Guid sessionId, int revision) => JsonSerializer.Serialize(new About(sessionId, revision));

        public static About Read(string arguments) => JsonSerializer.Deserialize<About>(arguments)!;
    }
}

/// <summary>A later revision, to somebody who has an older one.</summary>
internal sealed class MinutesCorrectionMail(PersonalLinks links, IOptions<SiteOptions> site, IStringLocalizer<ProgrammeText> words)
    : MinutesMail(links, site, words)
{
    public new const string Name = BuiltInRules.Correction;

    public override string Kind => Name;

    protected override string SubjectKey => "CorrectionMailSubject";

    protected override string OpeningKey => "CorrectionMailText";
}
