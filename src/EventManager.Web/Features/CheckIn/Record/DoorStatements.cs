using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>What every scan asks and writes, each by the key of a row, so that a scan costs the same whatever the event holds.</summary>
internal sealed class DoorStatements(IModel model)
{
    private static readonly ConditionalWeakTable<IModel, DoorStatements> Known = [];

    /// <summary>Scan: answers event and scan where it was stored before, once for each event that has this id.</summary>
    public Statement KnownScan { get; } = Of<Scan>(model, """SELECT "EventId", "Id" FROM "Scans" WHERE "Id" = @p0""", nameof(Scan.Id));

    /// <summary>
    /// Ticket: answers it with what its registration is worth. The event is compared in the program: asked for that too, SQLite would
    /// walk the index of all the event's tickets.
    /// </summary>
    public Statement SeenTicket { get; } =
        Of<Ticket>(
            model,
            """
            SELECT t."Id", t."EventId", t."RegistrationId", t."State", r."State", t."HolderName", t."Category", t."Notes", t."People",
                t."PeopleInside", t."Arrived", t."IsInside", t."AdmittedAt",
                CASE WHEN t."People" > 1 THEN (SELECT c."Adults" FROM "ClassBookings" AS c WHERE c."RegistrationId" = t."RegistrationId") END
            FROM "Tickets" AS t JOIN "Registrations" AS r ON r."Id" = t."RegistrationId"
            WHERE t."Id" = @p0
            """,
            nameof(Ticket.Id)
        );

    public Insert<Scan> AddScan { get; } = Statement.Insert<Scan>(model);

    /// <summary>Inside now, now, first entry, ticket, inside before, valid: for the first time.</summary>
    public Statement FirstEntry { get; } =
        Of<Ticket>(
            model,
            """
            UPDATE "Tickets" SET "IsInside" = @p0, "UpdatedAt" = @p1, "AdmittedAt" = @p2
            WHERE "Id" = @p3 AND "IsInside" = @p4 AND "State" = @p5 AND "AdmittedAt" IS NULL
            """,
            nameof(Ticket.IsInside),
            nameof(Ticket.UpdatedAt),
            nameof(Ticket.AdmittedAt),
            nameof(Ticket.Id),
            nameof(Ticket.IsInside),
            nameof(Ticket.State)
        );

    /// <summary>Inside now, now, ticket, inside before, valid: in again.</summary>
    public Statement Reentry { get; } =
        Of<Ticket>(
            model,
            """UPDATE "Tickets" SET "IsInside" = @p0, "UpdatedAt" = @p1 WHERE "Id" = @p2 AND "IsInside" = @p3 AND "State" = @p4""",
            nameof(Ticket.IsInside),
            nameof(Ticket.UpdatedAt),
            nameof(Ticket.Id),
            nameof(Ticket.IsInside),
            nameof(Ticket.State)
        );

    /// <summary>Inside now, now, ticket, inside before: out, whatever became of the ticket.</summary>
    public Statement Leaving { get; } =
        Of<Ticket>(
            model,
            """UPDATE "Tickets" SET "IsInside" = @p0, "UpdatedAt" = @p1 WHERE "Id" = @p2 AND "IsInside" = @p3""",
            nameof(Ticket.IsInside),
            nameof(Ticket.UpdatedAt),
            nameof(Ticket.Id),
            nameof(Ticket.IsInside)
        );

    /// <summary>Event, gate, entered, left, for the first time.</summary>
    public Statement CountAtGate { get; } =
        Of<Gate>(
            model,
            """
            UPDATE "Gates" SET "Entered" = "Entered" + @p2, "Left" = "Left" + @p3, "FirstEntered" = "FirstEntered" + @p4
            WHERE "EventId" = @p0 AND "Code" = @p1
            """,
            nameof(Gate.EventId),
            nameof(Gate.Code),
            nameof(Gate.Entered),
            nameof(Gate.Left),
            nameof(Gate.FirstEntered)
        );

    public static DoorStatements Of(EventDb db) => Known.GetValue(db.Model, model => new DoorStatements(model));

    private static Statement Of<T>(IModel model, string text, params ReadOnlySpan<string> properties) =>
        Statement.Of(model, typeof(T), text, properties);
}
