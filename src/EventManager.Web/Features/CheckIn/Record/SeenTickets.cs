using System.Data.Common;
using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Features.CheckIn.Record;

internal static class SeenTickets
{
    /// <summary>Reads tickets of one event with what their registrations are worth.</summary>
    public static async Task LoadAsync(
        EventDb db,
        Guid eventId,
        IEnumerable<Guid> ids,
        Dictionary<Guid, SeenTicket> into,
        CancellationToken stop
    )
    {
        var ask = new StatementBatch(db);
        var statement = DoorStatements.Of(db).SeenTicket;
        foreach (var id in ids)
            ask.Add(statement, id);
        await ask.ReadAsync(
            row =>
            {
                if (row.GetGuid(1) == eventId)
                    into[row.GetGuid(0)] = Read(row);
            },
            stop
        );
    }

    /// <summary>A row of <see cref="DoorStatements.SeenTicket"/>.</summary>
    private static SeenTicket Read(DbDataReader row)
    {
        var people = row.GetInt32(8);
        DateTimeOffset? admittedAt = row.IsDBNull(12)
            ? null
            : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(12), DateTimeKind.Utc));
        return new SeenTicket
        {
            Id = row.GetGuid(0),
            RegistrationId = row.GetGuid(2),
            State = Enum.Parse<TicketState>(row.GetString(3)),
            Registration = Enum.Parse<RegistrationState>(row.GetString(4)),
            Name = row.GetString(5),
            Category = row.GetString(6),
            Notes = row.GetString(7),
            People = people,
            Adults = row.IsDBNull(13) ? null : row.GetInt32(13),
            House =
                people > 1
                    ? SeenPlace.Of(row.GetInt32(9), row.GetInt32(10), admittedAt)
                    : SeenPlace.Of(row.GetBoolean(11) ? 1 : 0, admittedAt is null ? 0 : 1, admittedAt),
        };
    }
}
