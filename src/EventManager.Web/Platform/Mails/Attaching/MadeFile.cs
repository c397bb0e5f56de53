using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Platform.Mails.Attaching;

/// <summary>Makes one kind of file of what an event is now.</summary>
internal interface IMadeFile
{
    MadeFiles Kind { get; }

    /// <summary>In the current language; null where there is nothing to make it of.</summary>
    Task<MailAttachment?> MakeAsync(EventDb db, Guid eventId, CancellationToken stop);

    /// <summary>What is not in it yet; null where nothing is missing.</summary>
    Task<MadeGap?> GapAsync(EventDb db, Guid eventId, CancellationToken stop);
}

/// <param name="Kind">Of which file.</param>
/// <param name="IsNone">There is nothing to make it of: mails go without it.</param>
/// <param name="Waiting">Parts that nobody has approved: they stay out.</param>
public sealed record MadeGap(MadeFiles Kind, bool IsNone, int Waiting);

/// <summary>A file as it was made.</summary>
internal sealed record MadeFile(MadeFiles Kind, MailAttachment File);

/// <summary>All kinds of files that are made.</summary>
internal sealed class FileMaking(IEnumerable<IMadeFile> kinds)
{
    /// <summary>Mails that share a context share what was made: the same goes to everybody.</summary>
    private readonly ConditionalWeakTable<EventDb, Dictionary<(Guid EventId, MadeFiles Kind, string Language), MailAttachment?>> made = [];

    private readonly IReadOnlyList<IMadeFile> kinds = [.. kinds.OrderBy(kind => kind.Kind)];

    public async Task<IReadOnlyList<MadeFile>> OfAsync(EventDb db, MailRule rule, CancellationToken stop)
    {
        var files = new List<MadeFile>();
        foreach (var kind in Wanted(rule.Made))
        {
            if (await MakeAsync(db, kind, rule.EventId, stop) is { } file)
                files.Add(new(kind.Kind, file));
        }
        return files;
    }

    /// <summary>For who follows a mail's link.</summary>
    public Task<MailAttachment?> MakeAsync(EventDb db, MadeFiles kind, Guid eventId, CancellationToken stop) =>
        kinds.FirstOrDefault(one => one.Kind == kind) is { } known
            ? known.MakeAsync(db, eventId, stop)
            : Task.FromResult<MailAttachment?>(null);

    public async Task<IReadOnlyList<MadeGap>> GapsAsync(EventDb db, MailRule rule, CancellationToken stop)
    {
        var gaps = new List<MadeGap>();
        foreach (var kind in Wanted(rule.Made))
        {
            if (await kind.GapAsync(db, rule.EventId, stop) is { } gap)
                gaps.Add(gap);
        }
        return gaps;
    }

    private IEnumerable<IMadeFile> Wanted(MadeFiles made) => kinds.Where(kind => made.HasFlag(kind.Kind));

    private async Task<MailAttachment?> MakeAsync(EventDb db, IMadeFile kind, Guid eventId, CancellationToken stop)
    {
        var known = made.GetOrCreateValue(db);
        var key = (eventId, kind.Kind, Languages.Current);
        return known.TryGetValue(key, out var file) ? file : known[key] = await kind.MakeAsync(db, eventId, stop);
    }
}
