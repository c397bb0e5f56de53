using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Applying;
using EventManager.Web.Features.Exhibitors.Logos;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Own;

/// <summary>What a company sees behind its personal link.</summary>
internal sealed record OwnExhibitor(
    Guid Id,
    Guid EventId,
    string CompanyName,
    ExhibitorState State,
    bool MayChange,
    Refusal? Over,
    string GuideAddress,
    LocalizedText FairTitle,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string TimeZone,
    string? BoothLabel,
    string? Room,
    LocalizedText? Floor,
    DetailsForm Details,
    ShownLogo? Logo
);

/// <summary>A personal link is the whole right to an exhibitor's page: every call proves it anew.</summary>
internal sealed class OwnExhibitors(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    PersonalLinks links,
    EventVisitors visitors,
    TimeProvider clock
)
{
    /// <summary>Null where the link opens nothing (any more).</summary>
    public async Task<OwnExhibitor?> FindAsync(string token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await OpenAsync(db, token, stop) is not { } exhibitor)
            return null;
        var fair = await db.Events.AsNoTracking().SingleAsync(e => e.Id == exhibitor.EventId, stop);
        var booth = await (
            from b in db.Booths
            join room in db.Rooms on b.RoomId equals room.Id
            join floor in db.Floors on room.FloorId equals floor.Id
            where b.ExhibitorId == exhibitor.Id
            select new
            {
                b.Label,
                Room = room.Name,
                floor.Name,
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        var logos = await ShownLogo.OfAsync(db, [exhibitor.Id], stop);
        return new OwnExhibitor(
            exhibitor.Id,
            exhibitor.EventId,
            exhibitor.CompanyName,
            exhibitor.State,
            MayChange(exhibitor, fair),
            fair.WhyOver(clock.GetUtcNow()),
            visitors.AddressOf(fair, "/exhibitors"),
            fair.Title,
            fair.StartsAt,
            fair.EndsAt,
            fair.TimeZone,
            booth?.Label,
            booth?.Room,
            booth?.Name,
            DetailsForm.Of(exhibitor),
            logos.GetValueOrDefault(exhibitor.Id)
        );
    }

    public async Task<Result<Done>> ChangeAsync(string token, ExhibitorDetails details, CancellationToken stop)
    {
        if (details.Check().ToList() is { Count: > 0 } refusals)
            return refusals;
        return await transactions.RunAsync<Done>(
            async (db, ct) =>
            {
                if (await OpenAsync(db, token, ct) is not { } exhibitor)
                    return ExhibitorRefusals.LinkInvalid;
                if (!MayChange(exhibitor, await FairOfAsync(db, exhibitor, ct)))
                    return ExhibitorRefusals.NoLongerChanges;
                var asked = details.Occupations;
                var known = await db.Occupations.Where(o => asked.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct);
                exhibitor.Change(details with { Occupations = known });
                db.Raise(exhibitor);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, exhibitor.EventId, "exhibitor.changed", exhibitor.Id, ""));
                return new Done();
            },
            stop
        );
    }

    /// <summary>Withdrawing frees the booth in the same transaction. Twice is as good as once.</summary>
    public Task<Result<Done>> WithdrawAsync(string token, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, ct) =>
            {
                if (await OpenAsync(db, token, ct) is not { } exhibitor)
                    return ExhibitorRefusals.LinkInvalid;
                if (exhibitor.State is ExhibitorState.Withdrawn)
                    return new Done();
                if (!MayChange(exhibitor, await FairOfAsync(db, exhibitor, ct)))
                    return ExhibitorRefusals.NoLongerChanges;
                var now = clock.GetUtcNow();
                if (exhibitor.Decide(ExhibitorState.Withdrawn, now) is { } refusal)
                    return refusal;
                db.Audit.Add(new AuditEntry(now, null, exhibitor.EventId, "exhibitor.withdrawn", exhibitor.Id, ""));
                await db.SaveChangesAsync(ct);
                await BoothRelease.FreeAsync(db, exhibitor.Id, by: null, now, ct);
                return new Done();
            },
            stop
        );

    /// <summary>Why the holder of a link may not change what is the company's own (any more); null where it may.</summary>
    public async Task<Refusal?> WhyNotAsync(EventDb db, string token, CancellationToken stop) =>
        await OpenAsync(db, token, stop) is not { } exhibitor ? ExhibitorRefusals.LinkInvalid
        : MayChange(exhibitor, await FairOfAsync(db, exhibitor, stop)) ? null
        : ExhibitorRefusals.NoLongerChanges;

    private async Task<Exhibitor?> OpenAsync(EventDb db, string token, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id)
            return null;
        var exhibitor = await db.Exhibitors.Include(e => e.Occupations).SingleOrDefaultAsync(e => e.Id == id, stop);
        return exhibitor is not null && links.IsValid(token, LinkPurpose.Exhibitor, id, exhibitor.LinkVersion) ? exhibitor : null;
    }

    private static Task<Event> FairOfAsync(EventDb db, Exhibitor exhibitor, CancellationToken stop) =>
        db.Events.AsNoTracking().SingleAsync(e => e.Id == exhibitor.EventId, stop);

    private bool MayChange(Exhibitor exhibitor, Event fair) => exhibitor.IsActive && fair.WhyOver(clock.GetUtcNow()) is null;
}
