using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>
/// Finds the badges of the chosen. Its file says whose there are and whose not; the print page reads the tickets from it
/// (<c>BadgeSelection</c>), so that no list of people stands in an address.
/// </summary>
internal sealed class BadgesChosenTask(BulkRegistrations chosen, IDbContextFactory<EventDb> databases) : ITaskKind
{
    public const string Kind = "registrations.badges";

    private const int PageSize = 500;

    public string Name => Kind;

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        var eventId = run.Task.EventId!.Value;
        var asked = BulkTask.Ids(await run.ReadInputAsync(stop));
        var rows = new List<IEnumerable<TableCell>>();
        var (done, left) = (0, 0);
        foreach (var some in asked.Chunk(PageSize))
        {
            var tickets = await TicketsAsync(eventId, some, stop);
            foreach (var row in await chosen.FindAsync(eventId, some, stop))
            {
                var own = tickets[row.Id].ToList();
                (done, left) = own.Count > 0 ? (done + 1, left) : (done, left + 1);
                if (own.Count == 0)
                    rows.Add([row.Name, chosen.Words.Say(RegistrationRefusals.NoBadge), ""]);
                rows.AddRange(own.Select(ticket => (IEnumerable<TableCell>)[row.Name, "", ticket.ToString()]));
            }
            run.Progress(done + left, Math.Max(done + left, asked.Count));
        }
        run.Progress(done + left, done + left);
        await using (var file = run.OpenResult())
            await CsvFile.WriteAsync(
                file,
                new("", [chosen.Text["Bulk.Name"], chosen.Text["Bulk.Why"], "Ticket"], rows.ToAsyncEnumerable()),
                stop
            );
        return new TaskResult("bulk", done, left)
        {
            File = chosen.Text["Bulk.Badges"],
            Link = done > 0 ? await PageAsync(eventId, run.Task.Id, stop) : "",
        };
    }

    private async Task<ILookup<Guid, Guid>> TicketsAsync(Guid eventId, Guid[] registrations, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Tickets.Where(t => t.EventId == eventId && t.State == TicketState.Valid && t.People == 1)
            .Where(t =>
                db.Registrations.Any(r =>
                    r.Id == t.RegistrationId && r.State == RegistrationState.Confirmed && registrations.Contains(r.Id)
                )
            )
            .Select(t => new { t.Id, t.RegistrationId })
            .ToListAsync(stop);
        return found.ToLookup(t => t.RegistrationId, t => t.Id);
    }

    private async Task<string> PageAsync(Guid eventId, Guid taskId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var slug = await db.Events.Where(e => e.Id == eventId).Select(e => e.Slug).SingleAsync(stop);
        return $"/organise/events/{slug}/door/badges/print?chosen={taskId}";
    }
}
