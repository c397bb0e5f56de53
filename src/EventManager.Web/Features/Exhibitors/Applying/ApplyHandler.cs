using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Applying;

internal sealed record Apply(Guid EventId, ExhibitorApplication Application, string Language);

/// <summary>Takes a company's application for a booth. The unique index on the event's active names lets one through.</summary>
internal sealed class ApplyHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>A second press of the button comes within this time, and gets the answer of the first.</summary>
    private static readonly TimeSpan DoublePress = TimeSpan.FromMinutes(1);

    public async Task<Result<Guid>> HandleAsync(Apply command, CancellationToken stop)
    {
        if (command.Application.Check() is { Count: > 0 } refusals)
            return refusals;
        var result = await ApplyAsync(command, stop);
        if (!result.IsRefused)
            signal.Send();
        return result;
    }

    private async Task<Result<Guid>> ApplyAsync(Apply command, CancellationToken stop)
    {
        try
        {
            return await transactions.RunAsync<Guid>((db, token) => AddAsync(db, command, token), stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // The same company was faster by a moment: now its application is there to be found.
            return await transactions.RunAsync<Guid>((db, token) => AddAsync(db, command, token), stop);
        }
    }

    private async Task<Result<Guid>> AddAsync(EventDb db, Apply command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var fair = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == command.EventId, stop);
        if (fair is null || !ApplicationRules.AreOpen(fair, now))
            return ExhibitorRefusals.ApplicationsClosed;

        var exhibitor = Exhibitor.From(fair.Id, await KnownOccupationsAsync(db, command.Application, stop), command.Language, now);
        var earlier = await db
            .Exhibitors.AsNoTracking()
            .Where(e => e.EventId == fair.Id && e.ActiveKey == exhibitor.ActiveKey)
            .Select(e => new
            {
                e.Id,
                e.NormalizedEmail,
                e.AppliedAt,
            })
            .SingleOrDefaultAsync(stop);
        if (earlier is not null)
            return earlier.NormalizedEmail == exhibitor.NormalizedEmail && now - earlier.AppliedAt < DoublePress
                ? earlier.Id
                : ExhibitorRefusals.AlreadyApplied;

        exhibitor.CompanyId = await db
            .Companies.Where(c => c.NormalizedName == exhibitor.ActiveKey)
            .Select(c => (Guid?)c.Id)
            .SingleOrDefaultAsync(stop);
        db.Add(exhibitor);
        db.Add(ExhibitorOutbox.Applied(exhibitor, now));
        return exhibitor.Id;
    }

    private static async Task<ExhibitorApplication> KnownOccupationsAsync(
        EventDb db,
        ExhibitorApplication application,
        CancellationToken stop
    )
    {
        var asked = application.Details.Occupations;
        var known = await db.Occupations.Where(o => asked.Contains(o.Id)).Select(o => o.Id).ToListAsync(stop);
        return application with { Details = application.Details with { Occupations = known } };
    }
}
