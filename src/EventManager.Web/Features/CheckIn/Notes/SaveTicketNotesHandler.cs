using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Notes;

/// <param name="EventId">The event.</param>
/// <param name="TicketId">One of its tickets.</param>
/// <param name="Known">Notes that the phone says in the reader's language.</param>
/// <param name="Own">Plain words, a line for each.</param>
/// <param name="By">Who asks.</param>
internal sealed record SaveTicketNotes(Guid EventId, Guid TicketId, IReadOnlyCollection<string> Known, string Own, Guid? By)
{
    /// <summary>The notes as they were read: saved is only what nobody else has changed since. Null asks for nothing.</summary>
    public string? Read { get; init; }
}

internal static class NoteRefusals
{
    public const int MaxLength = 200;
    public const int MaxNotes = 5;

    public static readonly Refusal ChangedByAnother = new("door-notes.changed_by_another");
    public static readonly Refusal TicketNotFound = new("door-notes.not_found");
    public static readonly Refusal TooLong = new("door-notes.too_long", MaxNotes, MaxLength) { Field = "notes" };
}

/// <summary>What the door should know of somebody. As little as helps: phones of the staff show it.</summary>
internal sealed class SaveTicketNotesHandler(Transactions transactions, TimeProvider clock)
{
    /// <summary>What is written down of it, about the ticket.</summary>
    public const string Changed = "door.ticket_notes";

    /// <summary>Said in the reader's language on phones and pages.</summary>
    public static readonly IReadOnlyList<string> KnownNotes = ["guardian-consent-missing", "needs-lift"];

    public Task<Result<Done>> HandleAsync(SaveTicketNotes command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                var own = command.Own.Split('\n').Select(PersonNames.Clean).Where(line => line.Length > 0);
                var notes = KnownNotes.Where(command.Known.Contains).Concat(own).Distinct().ToList();
                var text = string.Join('\n', notes);
                if (notes.Count > NoteRefusals.MaxNotes || text.Length > NoteRefusals.MaxLength)
                    return NoteRefusals.TooLong;
                // Whoever saves in the same moment waits here: a ticket has no version, since each scan would raise it.
                await db
                    .Tickets.Where(t => t.Id == command.TicketId && t.EventId == command.EventId)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.OwnNotes, t => t.OwnNotes), stop);
                if (
                    await db.Tickets.SingleOrDefaultAsync(t => t.Id == command.TicketId && t.EventId == command.EventId, stop)
                    is not { } ticket
                )
                    return NoteRefusals.TicketNotFound;
                if (command.Read is { } read && read != ticket.OwnNotes)
                    return NoteRefusals.ChangedByAnother;
                var now = clock.GetUtcNow();
                if (ticket.OwnNotes == text || ticket.State is TicketState.Revoked)
                    return default(Done);
                ticket.NoteByHand(text, now);
                db.Audit.Add(new AuditEntry(now, command.By, command.EventId, Changed, ticket.Id, $"{notes.Count} notes"));
                return default(Done);
            },
            stop
        );
}
