using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>Scans of one request, already read; signatures are checked before they queue here.</summary>
internal sealed record RecordScans(DoorEvent Door, IReadOnlyList<IncomingScan> Scans, Guid? TokenId);

/// <summary>Records what the doors scan. Requests that come at the same time share one transaction.</summary>
internal sealed class RecordScansHandler(IDbContextFactory<EventDb> databases, ProgramMetrics metrics, TimeProvider clock)
    : GroupCommit<RecordScans, ScanAnswers>(databases)
{
    protected override async Task<IReadOnlyList<Result<ScanAnswers>>> ExecuteAsync(
        EventDb db,
        IReadOnlyList<RecordScans> commands,
        CancellationToken stop
    )
    {
        // The transaction is ours and is run again as a whole: a savepoint before every insert would be two statements for nothing.
        db.Database.AutoSavepointsEnabled = false;
        var now = Instant.Cut(clock.GetUtcNow());
        var answers = new Dictionary<RecordScans, ScanAnswers>(ReferenceEqualityComparer.Instance);
        foreach (var ofEvent in commands.GroupBy(command => command.Door.Id))
        {
            var batch = new ScanBatch(db, ofEvent.Last().Door, now);
            await batch.LoadAsync(ofEvent.SelectMany(command => command.Scans), stop);
            foreach (var command in ofEvent)
            {
                foreach (var scan in command.Scans)
                    batch.Judge(scan, command.TokenId);
            }
            await batch.WriteAsync(stop);
            foreach (var command in ofEvent)
                answers[command] = new ScanAnswers([.. command.Scans.Select(batch.Answer)], batch.People);
        }
        return [.. commands.Select(command => (Result<ScanAnswers>)answers[command])];
    }

    protected override void Answered(RecordScans command, Result<ScanAnswers> result)
    {
        foreach (var scan in result.IsRefused ? [] : result.Value.Results.Where(scan => scan.IsNew))
            metrics.Scanned(ProgramMetrics.Label(scan.Verdict));
    }
}
