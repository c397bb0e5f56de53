using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

internal sealed record DecideExhibitor(Guid EventId, Guid ExhibitorId, ExhibitorState State, Guid UserId);

/// <summary>Accepts, sets waiting or declines; the mail is written with the decision. Who is not accepted holds no booth.</summary>
internal sealed class DecideExhibitorHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(DecideExhibitor command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notYours)
            return notYours;
        if (command.State is not (ExhibitorState.Accepted or ExhibitorState.Waiting or ExhibitorState.Declined))
            return ExhibitorRefusals.NotFound;
        try
        {
            var result = await DecideAsync(command, stop);
            if (!result.IsRefused)
                signal.Send();
            return result;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // It was declined, and the company has applied again since: the newer application counts.
            return ExhibitorRefusals.AlreadyApplied with { Field = null };
        }
    }

    private Task<Result<Done>> DecideAsync(DecideExhibitor command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, ct) =>
            {
                var now = clock.GetUtcNow();
                var exhibitor = await db.Exhibitors.SingleOrDefaultAsync(
                    e => e.Id == command.ExhibitorId && e.EventId == command.EventId,
                    ct
                );
                if (exhibitor is null)
                    return ExhibitorRefusals.NotFound;
                if (exhibitor.Decide(command.State, now) is { } refusal)
                    return refusal;
                if (ExhibitorOutbox.Decided(exhibitor, now) is { } mail)
                    db.Add(mail);
                var action = "exhibitor." + command.State.ToString().ToLowerInvariant();
                db.Add(new AuditEntry(now, command.UserId, command.EventId, action, exhibitor.Id, ""));
                await db.SaveChangesAsync(ct);
                if (command.State is not ExhibitorState.Accepted)
                    await BoothRelease.FreeAsync(db, exhibitor.Id, command.UserId, now, ct);
                return new Done();
            },
            stop
        );
}
