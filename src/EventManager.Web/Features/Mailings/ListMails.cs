using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>One line of the list.</summary>
/// <param name="Letter">The subject of the newsletter that it is; null for every other mail.</param>
public sealed record MailLine(
    Guid Id,
    string Kind,
    string ToAddress,
    string ToName,
    OutboxState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? SentAt,
    int Attempts,
    string LastError,
    string? Letter
) : IListRow
{
    public string Name => ToAddress.Length > 0 ? ToAddress : "–";

    /// <summary>When it was sent; where it still waits, when it is due.</summary>
    public DateTimeOffset Moment =>
        State switch
        {
            OutboxState.Sent => SentAt ?? CreatedAt,
            OutboxState.Queued or OutboxState.Retrying or OutboxState.Claimed => DueAt,
            _ => CreatedAt,
        };
}

/// <summary>An event's mails, or those of none.</summary>
internal sealed class ListMails(IDbContextFactory<EventDb> databases) : ListQuery<OutboxMail, MailLine>(databases)
{
    /// <summary>The filter by a newsletter's id.</summary>
    public const string OfLetter = "letter";

    /// <summary>Newsletters that are offered, the latest: a house writes a few dozen a year.</summary>
    private const int MostLetters = 100;

    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "mails";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["state"] = Enum.GetNames<OutboxState>(),
            ["kind"] = [],
            [OfLetter] = [],
        };

    protected override IReadOnlyDictionary<string, ListOrder<OutboxMail>> Orders { get; } =
        new Dictionary<string, ListOrder<OutboxMail>>
        {
            ["newest"] = ListOrder<OutboxMail>.By(m => m.CreatedAt),
            ["to"] = ListOrder<OutboxMail>.By(m => m.ToAddress),
            // As MailLine.Moment.
            ["time"] = ListOrder<OutboxMail>.By(m =>
                m.State == OutboxState.Sent ? m.SentAt ?? m.CreatedAt
                : m.State == OutboxState.Queued || m.State == OutboxState.Retrying || m.State == OutboxState.Claimed ? m.DueAt
                : m.CreatedAt
            ),
        };

    /// <summary>The newest first, for the table.</summary>
    internal static IQueryable<MailLine> Lines(EventDb db, Guid? eventId) =>
        Lines(
            db,
            db.Outbox.AsNoTracking().Where(m => m.EventId == eventId).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
        );

    public async Task<IReadOnlyDictionary<OutboxState, int>> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Outbox.Where(m => m.EventId == eventId)
            .GroupBy(m => m.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
    }

    /// <summary>The kinds of which there is one.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Outbox.Where(m => m.EventId == eventId).Select(m => m.Kind).Distinct().OrderBy(kind => kind).ToListAsync(stop);
    }

    /// <summary>Newsletters that were sent off, the latest first.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Subject)>> LettersAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var language = Languages.Current;
        var letters = await db
            .Newsletters.Where(n => n.SentOffAt != null)
            .OrderByDescending(n => n.SentOffAt)
            .Take(MostLetters)
            .Select(n => new { n.Id, Subject = n.Subject.In(language) })
            .ToListAsync(stop);
        return letters.ConvertAll(letter => (letter.Id, letter.Subject));
    }

    protected override IQueryable<OutboxMail> Of(EventDb db, ListScope scope) =>
        db.Outbox.AsNoTracking().Where(m => m.EventId == scope.EventId);

    protected override IQueryable<OutboxMail> Matching(EventDb db, IQueryable<OutboxMail> rows, ListRequest asked)
    {
        if (Enum.TryParse<OutboxState>(asked.Look["state"], out var state))
            rows = rows.Where(m => m.State == state);
        if (asked.Look["kind"] is { } kind)
            rows = rows.Where(m => m.Kind == kind);
        if (asked.Look[OfLetter] is { } letter)
            rows = Guid.TryParse(letter, out var id)
                ? rows.Where(m => m.SubjectId == id && m.Kind == Newsletter.Mail)
                : rows.Where(m => false);
        return rows.WithLowered(asked.Text, word => m =>
                    // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                    m.ToAddress.ToLower().Contains(word) || m.ToName.ToLower().Contains(word)
#pragma warning restore CA1304, CA1311, CA1862
        );
    }

    protected override IQueryable<MailLine> Rows(EventDb db, ListScope scope, IQueryable<OutboxMail> rows) => Lines(db, rows);

    private static IQueryable<MailLine> Lines(EventDb db, IQueryable<OutboxMail> rows)
    {
        var language = Languages.Current;
        return from m in rows
            join n in db.Newsletters on m.SubjectId equals n.Id into letters
            from n in letters.DefaultIfEmpty()
            select new MailLine(
                m.Id,
                m.Kind,
                m.ToAddress,
                m.ToName,
                m.State,
                m.CreatedAt,
                m.DueAt,
                m.SentAt,
                m.Attempts,
                m.LastError,
                n != null && m.Kind == Newsletter.Mail ? n.Subject.In(language) : null
            );
    }
}
