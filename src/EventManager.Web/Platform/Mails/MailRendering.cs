using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Mails.Wording;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>From a row of the outbox to the message: the kind writes, the event's own wording and the frame are added.</summary>
internal sealed class MailRendering
{
    private readonly Dictionary<string, IMailKind> kinds;
    private readonly IDbContextFactory<EventDb> databases;
    private readonly MailComposer composer;
    private readonly StrangerMails strangers;
    private readonly MailChoices choices;
    private readonly RuleAttachments attachments;

    public MailRendering(
        IEnumerable<IMailKind> kinds,
        IDbContextFactory<EventDb> databases,
        MailComposer composer,
        StrangerMails strangers,
        MailChoices choices,
        RuleAttachments attachments
    )
    {
        this.attachments = attachments;
        this.choices = choices;
        this.strangers = strangers;
        this.kinds = kinds.ToDictionary(kind => kind.Kind);
        this.databases = databases;
        this.composer = composer;
    }

    public IReadOnlyCollection<string> Kinds => kinds.Keys;

    /// <summary>Null where the program has no such mail.</summary>
    public IMailKind? KindOf(string kind) => kinds.GetValueOrDefault(kind);

    /// <summary>Null where it does not go to strangers.</summary>
    public StrangerLimit? LimitOf(string kind) => kinds.GetValueOrDefault(kind) is { IsToStrangers: true } known ? known.Limit : null;

    /// <summary>Null where the reason for the mail went away.</summary>
    /// <exception cref="UnknownMailKindException">No renderer: the row was written by a newer or older program.</exception>
    public async Task<MailMessage?> RenderAsync(OutboxMail row, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await RenderAsync(db, row, await FrameAsync(db, row, stop), stop);
    }

    /// <summary>The same with other words than those that are stored, for a preview.</summary>
    public async Task<MailMessage?> RenderAsync(OutboxMail row, string subject, string opening, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var frame = await FrameAsync(db, row, stop) with { Subject = subject, Opening = opening };
        return await RenderAsync(db, row, frame, stop);
    }

    /// <summary>The frame around a draft that no row stands for.</summary>
    public async Task<MailMessage> SampleAsync(OutboxMail row, MailDraft draft, string subject, string opening, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var frame = await FrameAsync(db, row, stop) with { Subject = subject, Opening = opening };
        return await Languages.InAsync(
            row.Language,
            async () =>
            {
                if (kinds.GetValueOrDefault(row.Kind) is { } kind)
                    frame = await FilledAsync(db, row, kind, frame, stop);
                return composer.Compose(row, row.ToName, draft, frame);
            }
        );
    }

    /// <summary>Where a context stays open for several rows: reads what those of this kind need, in one go.</summary>
    public Task ReadAheadAsync(EventDb db, string kind, IReadOnlyList<OutboxMail> rows, CancellationToken stop) =>
        kinds.TryGetValue(kind, out var known) ? known.ReadAheadAsync(db, rows, stop) : Task.CompletedTask;

    public Task<MailMessage?> RenderAsync(EventDb db, OutboxMail row, MailFrame frame, CancellationToken stop)
    {
        var kind = kinds.GetValueOrDefault(row.Kind) ?? throw new UnknownMailKindException();
        return Languages.InAsync(
            row.Language,
            async () =>
            {
                if (await kind.WriteAsync(db, row, stop) is not { } draft)
                    return null;
                draft = await attachments.AddAsync(db, row, draft, stop);
                frame = await FilledAsync(db, row, kind, frame, stop);
                if (kind.IsToStrangers)
                    return composer.Compose(row, "", draft with { Unsubscribe = strangers.StopPage(row.ToAddress) }, frame);
                if (row.Purpose is MailPurpose.Unasked)
                    draft = choices.Offer(draft, row.ToAddress);
                return composer.Compose(row, row.ToName, draft, frame);
            }
        );
    }

    /// <summary>The organiser's words with what this reader gets in them.</summary>
    public static async Task<MailFrame> FilledAsync(EventDb db, OutboxMail row, IMailKind kind, MailFrame frame, CancellationToken stop)
    {
        if (frame.About is not { } about)
            return frame;
        var words = (frame.Subject, frame.Opening);
        var (subject, opening) = await WordingPlaceholders.FillAsync(db, row, kind, (about, frame.Place), words, stop);
        return frame with { Subject = subject, Opening = opening };
    }

    public static async Task<MailFrame> FrameAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (row.EventId is not { } id)
            return MailFrame.None;
        var found = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == id)
            .Select(e => new { Event = e, Venue = db.Venues.FirstOrDefault(v => v.Id == e.VenueId) })
            .SingleAsync(stop);
        var about = found.Event;
        var wording = await db.MailWordings.AsNoTracking().SingleOrDefaultAsync(w => w.EventId == id && w.Kind == row.Kind, stop);
        return new(
            about.Title.In(row.Language),
            about.OrganiserName,
            about.ContactEmail,
            wording?.Subject.In(row.Language) ?? "",
            wording?.Opening.In(row.Language) ?? ""
        )
        {
            About = about,
            Place = EventCalendar.Place(about, found.Venue, row.Language),
            OpeningLanguage = wording is null ? null : TextLanguages.Otherwise(wording.Opening, row.Language),
        };
    }
}

/// <summary>What surrounds a mail of an event.</summary>
internal sealed record MailFrame(string EventTitle, string Organiser, string Contact, string Subject, string Opening)
{
    public static readonly MailFrame None = new("", "", "", "", "");

    /// <summary>What its placeholders are filled from; null for a mail of the house.</summary>
    public Event? About { get; init; }

    public string Place { get; init; } = "";

    /// <summary>The language of the opening, where it is not the mail's: a translation is missing. Null else.</summary>
    public Language? OpeningLanguage { get; init; }
}

internal sealed class UnknownMailKindException : Exception;
