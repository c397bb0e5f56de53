using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <param name="EventId">The event.</param>
/// <param name="ExhibitorId">Null enters a new one.</param>
/// <param name="Application">As typed; the terms were agreed to by phone or letter, which the organiser answers for.</param>
/// <param name="UserId">Who enters it.</param>
/// <param name="Version">What was read; null where nothing was. A newer one is somebody else's change, also the company's own.</param>
internal sealed record EnterExhibitor(Guid EventId, Guid? ExhibitorId, ExhibitorApplication Application, Guid UserId, long? Version = null);

/// <summary>
/// Enters an exhibitor that applied by phone or letter, also after the deadline, or changes one. The fields are judged as in the public
/// form. Whoever is entered has applied; the decision, and with it the mail, is a step of its own.
/// </summary>
internal sealed class EnterExhibitorHandler(Transactions transactions, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(EnterExhibitor command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notYours)
            return notYours;
        var application = command.Application with { TermsAccepted = true };
        if (application.Check() is { Count: > 0 } refusals)
            return refusals;
        try
        {
            return await transactions.RunAsync<Guid>(
                (db, inner) => WriteAsync(db, command with { Application = application }, inner),
                stop
            );
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return ExhibitorRefusals.AlreadyApplied;
        }
    }

    private async Task<Result<Guid>> WriteAsync(EventDb db, EnterExhibitor command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == command.EventId, stop) is not { } fair)
            return ExhibitorRefusals.NotFound;
        if (fair.WhyOver(now) is { } over)
            return over;
        var asked = command.Application.Details.Occupations;
        var known = await db.Occupations.Where(o => asked.Contains(o.Id)).Select(o => o.Id).ToListAsync(stop);
        var application = command.Application with { Details = command.Application.Details with { Occupations = known } };
        var exhibitor = command.ExhibitorId is { } id
            ? await db.Exhibitors.Include(e => e.Occupations).SingleOrDefaultAsync(e => e.Id == id && e.EventId == fair.Id, stop)
            : Exhibitor.From(fair.Id, application, Languages.Default.Code, now);
        if (exhibitor is null)
            return ExhibitorRefusals.NotFound;
        if (command.Version is { } read && exhibitor.Version != read)
            return ExhibitorRefusals.ChangedByAnother;
        if (command.ExhibitorId is null)
            db.Exhibitors.Add(exhibitor);
        else
        {
            exhibitor.Change(application);
            db.Raise(exhibitor);
        }
        exhibitor.CompanyId = await db
            .Companies.Where(c => c.NormalizedName == exhibitor.ActiveKey)
            .Select(c => (Guid?)c.Id)
            .SingleOrDefaultAsync(stop);
        var action = command.ExhibitorId is null ? "exhibitor.entered" : "exhibitor.changed";
        db.Audit.Add(new AuditEntry(now, command.UserId, fair.Id, action, exhibitor.Id, ""));
        return exhibitor.Id;
    }
}
