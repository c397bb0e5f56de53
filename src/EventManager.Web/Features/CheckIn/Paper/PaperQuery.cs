using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.CheckIn.Notes;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Paper;

internal sealed class PaperQuery(
    IDbContextFactory<EventDb> databases,
    DoorCategories categories,
    IStringLocalizer<DoorText> text,
    IStringLocalizer<PaperText> words
)
{
    private const string SchoolClass = "class";

    public async Task<PaperPack> ReadAsync(DoorEvent door, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var tickets = await TicketsAsync(db, door.Id, stop);
        var lists = new List<PaperList>();
        foreach (var alike in door.Gates.GroupBy(gate => (gate.Zone, Categories: string.Join(' ', gate.Categories))))
        {
            var gate = alike.First();
            var session = door.Zones.First(zone => zone.Code == door.ZoneOf(gate.Code)).SessionId;
            var listed = session is { } id ? await ListedAsync(db, id, stop) : null;
            var people = tickets.Where(ticket =>
                (gate.Categories.Count == 0 || gate.Categories.Contains(ticket.Category))
                && (listed is null || listed.Contains(ticket.RegistrationId))
            );
            lists.Add(new PaperList(string.Join(", ", alike.Select(one => one.Name)), ByLetter(people)));
        }
        return new PaperPack(lists, await ClassesAsync(db, door, tickets, stop), await FloorsAsync(db, door.Id, stop));
    }

    private static Task<List<Row>> TicketsAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        (
            from ticket in db.Tickets.AsNoTracking()
            join registration in db.Registrations on ticket.RegistrationId equals registration.Id
            where ticket.EventId == eventId && ticket.State == TicketState.Valid && registration.State == RegistrationState.Confirmed
            orderby registration.SortName, registration.Id, ticket.Number
            select new Row(
                ticket.RegistrationId,
                registration.LastName,
                registration.FirstName,
                ticket.Number,
                ticket.HolderName,
                ticket.People,
                registration.PartyName != "" ? registration.PartyName : registration.Organisation,
                ticket.Category,
                ticket.Notes,
                db.TimeSlots.Where(slot => slot.Id == registration.TimeSlotId)
                    .Select(slot => (DateTimeOffset?)slot.StartsAt)
                    .FirstOrDefault()
            )
        ).ToListAsync(stop);

    private static async Task<HashSet<Guid>> ListedAsync(EventDb db, Guid session, CancellationToken stop) =>
        [.. await db.SessionPlaces.Where(place => place.SessionId == session).Select(place => place.RegistrationId).ToListAsync(stop)];

    private List<PaperLetter> ByLetter(IEnumerable<Row> people) =>
        [
            .. people
                .GroupBy(person => LetterOf(person.SortName))
                .OrderBy(letter => letter.Key, StringComparer.Ordinal)
                .Select(letter => new PaperLetter(
                    letter.Key,
                    [.. letter.OrderBy(row => row.SortName, StringComparer.Ordinal).Select(Person)]
                )),
        ];

    private PaperPerson Person(Row row)
    {
        var host = $"{row.FirstName} {row.LastName}".Trim();
        IEnumerable<string> notes = row.Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(note => NoteWords.Say(text, note));
        return new PaperPerson(
            row.ListedAs,
            row.IsNamedMember ? words["With", host] : row.Organisation,
            categories.Words(row.Category),
            [.. row.People > 1 ? notes.Prepend(words.Plural("People", row.People)) : notes],
            row.People,
            row.At
        );
    }

    /// <summary>Of a sort key: umlauts and all other marks stand with their letter; what is no letter comes first.</summary>
    internal static string LetterOf(string sortName)
    {
        var first = sortName.FirstOrDefault(char.IsLetter);
        return first == default ? "#" : char.ToUpperInvariant(first).ToString();
    }

    private static async Task<List<PaperClass>> ClassesAsync(EventDb db, DoorEvent door, List<Row> tickets, CancellationToken stop)
    {
        var ids = tickets.Where(ticket => ticket.Category == SchoolClass).Select(ticket => ticket.RegistrationId).Distinct().ToList();
        var classes = new List<PaperClass>();
        foreach (var chunk in ids.Chunk(500))
        {
            var bookings = await db
                .ClassBookings.AsNoTracking()
                .Where(c => chunk.Contains(c.RegistrationId))
                .ToDictionaryAsync(c => c.RegistrationId, stop);
            var found = await db
                .Registrations.AsNoTracking()
                .Where(r => r.EventId == door.Id && chunk.Contains(r.Id))
                .Select(r => new
                {
                    r.Id,
                    Class = new PaperClass(
                        r.PartyName != "" ? r.PartyName : r.Organisation,
                        r.FirstName + " " + r.LastName,
                        r.PartySize,
                        db.TimeSlots.Where(slot => slot.Id == r.TimeSlotId).Select(slot => (DateTimeOffset?)slot.StartsAt).FirstOrDefault(),
                        null,
                        "",
                        ""
                    ),
                })
                .ToListAsync(stop);
            classes.AddRange(
                found.Select(row =>
                    bookings.TryGetValue(row.Id, out var said)
                        ? row.Class with
                        {
                            Pupils = said.Pupils,
                            Level = said.Level,
                            Needs = said.Needs,
                        }
                        : row.Class
                )
            );
        }
        return [.. classes.OrderBy(one => one.At ?? door.StartsAt).ThenByName(one => one.Name)];
    }

    private static async Task<List<PaperFloor>> FloorsAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var floors = await db
            .Floors.AsNoTracking()
            .Include(floor => floor.Rooms)
            .Where(floor => db.Events.Any(e => e.Id == eventId && e.VenueId == floor.VenueId))
            .OrderBy(floor => floor.Level)
            .ToListAsync(stop);
        return
        [
            .. floors
                .Where(floor => floor.Rooms.Count > 0)
                .Select(floor => new PaperFloor(
                    floor.Name.In(Languages.Current),
                    floor.Rooms.Max(room => room.X + room.Width),
                    floor.Rooms.Max(room => room.Y + room.Depth),
                    [.. floor.Rooms.Select(room => new PaperRoom(room.Name, room.X, room.Y, room.Width, room.Depth, room.PermittedInside))]
                )),
        ];
    }

    private sealed record Row(
        Guid RegistrationId,
        string LastName,
        string FirstName,
        int Number,
        string HolderName,
        int People,
        string Organisation,
        string Category,
        string Notes,
        DateTimeOffset? At
    )
    {
        /// <summary>The order of every list of names: as the page of registrations has it.</summary>
        public string SortName =>
            !IsNamedMember ? SortKey.Of(LastName, FirstName, Number > 1 ? $"{Number:000}" : "")
            : HolderName.LastIndexOf(' ') is > 0 and var at ? SortKey.Of(HolderName[(at + 1)..], HolderName[..at])
            : SortKey.Of(HolderName);

        /// <summary>Comes along under a name of their own, and is looked for by it.</summary>
        public bool IsNamedMember => Number > 1 && HolderName != $"{FirstName} {LastName}".Trim() + $" +{Number - 1}";

        /// <summary>"Öztürk, Mia"; of somebody who comes along the last word first; else with a number behind it.</summary>
        public string ListedAs
        {
            get
            {
                if (IsNamedMember && HolderName.LastIndexOf(' ') is > 0 and var at)
                    return $"{HolderName[(at + 1)..]}, {HolderName[..at]}";
                if (IsNamedMember)
                    return HolderName;
                var name = string.Join(", ", new[] { LastName, FirstName }.Where(part => part.Length > 0));
                return Number > 1 ? $"{name} +{Number - 1}" : name;
            }
        }
    }
}
