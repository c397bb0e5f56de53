using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Passes;

/// <summary>Tickets for people by name.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Category"><c>exhibitor</c> or <c>team</c>.</param>
/// <param name="Lines">A person a line: "Mia Öztürk; KVV".</param>
/// <param name="By">Who asks.</param>
internal sealed record IssuePasses(Guid EventId, string Category, string Lines, Guid? By);

internal static class PassRefusals
{
    public const int MaxLines = 200;

    public static readonly Refusal Nobody = new("door-passes.nobody") { Field = "names" };
    public static readonly Refusal TooMany = new("door-passes.too_many", MaxLines) { Field = "names" };
    public static readonly Refusal TooLong = new("door-passes.too_long", PersonNames.MaxLength) { Field = "names" };
    public static readonly Refusal CategoryUnknown = new("door-passes.category_unknown") { Field = "category" };
}

/// <summary>
/// Tickets for those who work at the event. They take no visitor's seat and get no mail; they are printed as badges. For exhibitors
/// each company gets as many as it has announced, once.
/// </summary>
internal sealed class IssuePassesHandler(Transactions transactions, TimeProvider clock)
{
    public const string Exhibitor = "exhibitor";
    public const string Team = "team";

    public Task<Result<int>> HandleAsync(IssuePasses command, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                if (command.Category is not (Exhibitor or Team))
                    return PassRefusals.CategoryUnknown;
                var people = command.Lines.Split('\n').Select(Read).Where(person => person.Last.Length > 0).ToList();
                if (people.Count == 0)
                    return PassRefusals.Nobody;
                if (people.Count > PassRefusals.MaxLines)
                    return PassRefusals.TooMany;
                if (people.Exists(person => person.Longest > PersonNames.MaxLength))
                    return PassRefusals.TooLong;
                var now = Instant.Cut(clock.GetUtcNow());
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == command.EventId, stop);
                foreach (var person in people)
                {
                    var registration = Registration.ForWork(@event, person.First, person.Last, 1, null, now);
                    registration.Organisation = person.Organisation;
                    db.Add(registration);
                    db.Add(new Ticket(@event.Id, registration.Id, 1, registration.FullName, now) { Category = command.Category });
                }
                var detail = $"{people.Count} {command.Category}";
                db.Audit.Add(new AuditEntry(now, command.By, @event.Id, "door.passes_issued", null, detail));
                return people.Count;
            },
            stop
        );

    /// <summary>For every accepted exhibitor that has none yet. The unique key keeps two clicks from making them twice.</summary>
    public async Task<Result<int>> ForExhibitorsAsync(Guid eventId, Guid? by, CancellationToken stop) =>
        await transactions.RunAsync<int>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var now = Instant.Cut(clock.GetUtcNow());
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
                var exhibitors = await db
                    .Exhibitors.AsNoTracking()
                    .Where(x => x.EventId == eventId && x.State == ExhibitorState.Accepted && x.Staff > 0)
                    .Select(x => new
                    {
                        x.Id,
                        x.CompanyName,
                        x.Staff,
                    })
                    .ToListAsync(stop);
                var keys = exhibitors.ConvertAll(exhibitor => KeyOf(exhibitor.Id));
                var known = await db
                    .Registrations.Where(r => r.EventId == eventId && keys.Contains(r.ActiveKey!))
                    .Select(r => r.ActiveKey)
                    .ToListAsync(stop);
                var made = 0;
                foreach (var exhibitor in exhibitors.Where(exhibitor => !known.Contains(KeyOf(exhibitor.Id))))
                {
                    var registration = Registration.ForWork(@event, "", exhibitor.CompanyName, exhibitor.Staff, KeyOf(exhibitor.Id), now);
                    registration.Organisation = exhibitor.CompanyName;
                    db.Add(registration);
                    for (var number = 1; number <= exhibitor.Staff; number++, made++)
                        db.Add(
                            new Ticket(eventId, registration.Id, number, $"{exhibitor.CompanyName} {number}", now) { Category = Exhibitor }
                        );
                }
                db.Audit.Add(new AuditEntry(now, by, eventId, "door.passes_issued", null, $"{made} {Exhibitor}"));
                try
                {
                    await db.SaveChangesAsync(stop);
                }
                catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
                {
                    throw new DbUpdateConcurrencyException("Somebody else made these passes in the same moment.", error);
                }
                return made;
            },
            stop
        );

    private static string KeyOf(Guid exhibitor) => $"exhibitor-staff:{exhibitor:N}";

    private static (string First, string Last, string Organisation, int Longest) Read(string line)
    {
        var parts = line.Split([';', '\t'], 2);
        var name = PersonNames.Clean(parts[0]);
        var organisation = PersonNames.Clean(parts.Length > 1 ? parts[1] : "");
        var (first, last) = PersonNames.Parts(name);
        return (first, last, organisation, Math.Max(name.Length, organisation.Length));
    }
}
