using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Creating;

/// <param name="TemplateId">What it starts with: a template,</param>
/// <param name="EarlierEventId">or an earlier event. One of the two.</param>
/// <param name="Title">The new title.</param>
/// <param name="Day">The day it begins, on the wall calendar.</param>
/// <param name="UserId">Who makes it, and organises it from then on.</param>
internal sealed record CreateEvent(Guid? TemplateId, Guid? EarlierEventId, LocalizedText Title, DateOnly? Day, Guid UserId);

/// <param name="Slug">Its address.</param>
/// <param name="Report">What was taken from the earlier event and what was not; empty where a template was used.</param>
/// <param name="Dates">Dates of the earlier event beside the new ones; empty where a template was used.</param>
/// <param name="TimeZone">IANA name of the new event's zone.</param>
public sealed record CreatedEvent(string Slug, IReadOnlyList<CopyLine> Report, IReadOnlyList<CopyDate> Dates, string TimeZone);

internal sealed class CreateEventHandler(Transactions transactions, TimeProvider clock)
{
    private const int Suffixes = 50;
    private const int MaxTitle = 200;

    /// <param name="command">What is wished.</param>
    /// <param name="stop">Ends the work.</param>
    /// <param name="also">With the new event's address, in the same transaction.</param>
    public async Task<Result<CreatedEvent>> HandleAsync(
        CreateEvent command,
        CancellationToken stop,
        Func<EventDb, string, CancellationToken, Task>? also = null
    )
    {
        if (await transactions.WhyNotAsync(AskedRight.CreateEvents, stop) is { } notYours)
            return notYours;
        if (Check(command) is { Count: > 0 } refusals)
            return refusals;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transactions.RunAsync<CreatedEvent>((db, ends) => CreateAsync(db, command, also, ends), stop);
            }
            catch (DbUpdateException error) when (attempt < 3 && DbErrors.IsDuplicate(error))
            {
                // Somebody took the same address between the look and the save; look again.
            }
        }
    }

    /// <summary>What is wrong with the wish itself.</summary>
    public static List<Refusal> Check(CreateEvent command)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(command.Title.German))
            refusals.Add(EventRefusals.TitleMissing);
        else if (command.Title.IsLongerThan(MaxTitle))
            refusals.Add(EventRefusals.TitleTooLong);
        if (command.Day is not { } day)
            refusals.Add(EventRefusals.DateMissing);
        else if (!Zone.CanBeMeant(day))
            refusals.Add(EventRefusals.DateOutOfRange);
        if (command.TemplateId is null == command.EarlierEventId is null)
            refusals.Add(EventRefusals.SourceUnknown);
        return refusals;
    }

    private async Task<Result<CreatedEvent>> CreateAsync(
        EventDb db,
        CreateEvent command,
        Func<EventDb, string, CancellationToken, Task>? also,
        CancellationToken stop
    )
    {
        var now = clock.GetUtcNow();
        if (command.Day < DateOnly.FromDateTime(Zone.ToLocal(now, Zone.Default).Date))
            return EventRefusals.DateInThePast;
        var slug = await FreeSlugAsync(db, command.Title.German, command.Day!.Value, stop);
        var made = command.TemplateId is { } template
            ? await FromTemplateAsync(db, template, slug, command, stop)
            : await FromEarlierAsync(db, command.EarlierEventId!.Value, slug, command, stop);
        if (made.IsRefused)
            return made.Refusal;
        db.Staff.Add(new EventStaff(made.Value.Event.Id, command.UserId, StaffRole.Organiser));
        db.Audit.Add(new AuditEntry(now, command.UserId, made.Value.Event.Id, "event.created", made.Value.Event.Id, slug));
        if (also is not null)
            await also(db, slug, stop);
        return new CreatedEvent(slug, made.Value.Report, made.Value.Dates, made.Value.Event.TimeZone);
    }

    private static async Task<Result<Made>> FromTemplateAsync(
        EventDb db,
        Guid templateId,
        string slug,
        CreateEvent command,
        CancellationToken stop
    )
    {
        if (
            await db.Templates.AsNoTracking().Include(t => t.Sessions).SingleOrDefaultAsync(t => t.Id == templateId, stop)
            is not { } template
        )
            return EventRefusals.SourceUnknown;
        var made = TemplateUse.Of(template, slug, command.Title, command.Day!.Value);
        db.Add(made.Event);
        db.AddRange(made.Sessions);
        db.AddRange(made.Rules);
        db.AddRange(made.Checklist);
        return new Made(made.Event, [], []);
    }

    private static async Task<Result<Made>> FromEarlierAsync(
        EventDb db,
        Guid earlierId,
        string slug,
        CreateEvent command,
        CancellationToken stop
    )
    {
        if (await CopySources.FindAsync(db, earlierId, command.UserId, stop) is not { } source)
            return EventRefusals.SourceUnknown;
        var copy = EventCopy.Of(source, slug, command.Title, command.Day!.Value);
        db.Add(copy.Event);
        db.AddRange(copy.Parts);
        await CopiedFiles.WriteAsync(db, copy.MailFiles, stop);
        return new Made(copy.Event, copy.Report, copy.Dates);
    }

    private static async Task<string> FreeSlugAsync(EventDb db, string title, DateOnly day, CancellationToken stop)
    {
        var wished = Slugs.From(title);
        if (!wished.Contains(day.Year.ToString(), StringComparison.Ordinal))
            wished = $"{wished}-{day.Year}";
        wished = CleanText.Cut(wished, Slugs.MaxLength - 4).Trim('-');
        // Many begin with the same word and are called otherwise: only those are asked for that it could be.
        var possible = Enumerable.Range(1, Suffixes + 1).Select(n => n == 1 ? wished : $"{wished}-{n}").ToList();
        var taken = await db.Events.Where(e => possible.Contains(e.Slug)).Select(e => e.Slug).ToListAsync(stop);
        return possible.First(slug => !taken.Contains(slug));
    }

    private sealed record Made(Event Event, IReadOnlyList<CopyLine> Report, IReadOnlyList<CopyDate> Dates);
}
