using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations;

namespace EventManager.Web.Demo;

/// <summary>Invented people. Their addresses end in <c>.example</c>, which no mail reaches.</summary>
internal static class DemoPeople
{
    private static readonly string[] First =
    [
        .. "Amira Ben Charlotte Davud Elif Finn Gülsen Hannes Ivana Jonas Kübra Lena Mehmet Nele Oleksandr Paula Rami Sophie Tarek Wiebke Yara Zoe".Split(
            ' '
        ),
    ];
    private static readonly string[] Last =
    [
        .. "Albers Bauer Çelik Demir Engelhardt Fischer Gruber Hoffmann Iljina Jäger Kowalski Lindner Müller Nguyen Öztürk Peters Reuter Schäfer Tkachenko Vogel Weiß Yılmaz Ziegler".Split(
            ' '
        ),
    ];
    private static readonly string[] Schools =
    [
        "Carl-Schomburg-Schule",
        "Offene Schule Waldau",
        "Georg-August-Zinn-Schule",
        "Valentin-Traudt-Schule",
        "Joseph-von-Eichendorff-Schule",
        "Max-Eyth-Schule",
        "",
    ];

    public static Person At(int number, string domain)
    {
        var (first, last) = (First[number * 7 % First.Length], Last[number * 5 % Last.Length]);
        return new(first, last, $"{Ascii(first)}.{Ascii(last)}.{number}@{domain}");
    }

    /// <summary>The schools that have a name, as the office's list has them.</summary>
    public static List<School> AddSchools(EventDb db)
    {
        var schools = Schools.Where(name => name.Length > 0).Select(name => new School(name, "Kassel", KindOf(name))).ToList();
        db.Schools.AddRange(schools);
        return schools;
    }

    private static string KindOf(string name) => name == "Max-Eyth-Schule" ? "Berufliche Schule" : "Gesamtschule";

    public static string SchoolAt(int number) => Schools[number * 3 % Schools.Length];

    /// <summary>Which people sign up, and how.</summary>
    /// <param name="From">Number of the first person.</param>
    /// <param name="Count">How many registrations.</param>
    internal sealed record Group(int From, int Count)
    {
        /// <summary>Of their mail addresses, in turn.</summary>
        public required IReadOnlyList<string> Domains { get; init; }

        public bool FromSchools { get; init; }

        public Func<int, int> PartySizeOf { get; init; } = _ => 1;

        public Func<int, Guid?> SlotOf { get; init; } = _ => null;

        /// <summary>The class that a teacher comes with; null for all others.</summary>
        public Func<int, ClassDetails?> ClassOf { get; init; } = _ => null;
    }

    /// <summary>Adds confirmed registrations with tickets, spread over the days since registration opened; no mails.</summary>
    public static List<Registration> AddConfirmed(EventDb db, Event @event, Group group, DateTimeOffset now)
    {
        var added = new List<Registration>(group.Count);
        for (var i = group.From; i < group.From + group.Count; i++)
        {
            var at = now.AddHours(-(i * 37 % (24 * 20)) - 1);
            var person = At(i, group.Domains[i % group.Domains.Count]);
            var details = group.ClassOf(i);
            var category = @event.Categories.First(c => c.Code == (details is null ? TicketCategory.Visitor : TicketCategory.SchoolClass));
            var registration = new Registration(
                @event,
                category,
                person,
                i % 9 == 0 ? "en" : "de",
                details?.People ?? group.PartySizeOf(i),
                MailAddressRules.Normalise(person.Email),
                at
            )
            {
                Organisation = details?.SchoolName ?? (group.FromSchools ? SchoolAt(i) : ""),
                PartyName = details?.Caption ?? "",
                TimeSlotId = group.SlotOf(i),
            };
            if (registration.TimeSlotId is { } slot)
                registration.WishedSlots.Add(slot);
            registration.Confirm(at);
            db.Registrations.Add(registration);
            if (details is not null)
                db.ClassBookings.Add(new ClassBooking(registration.Id, details));
            db.Tickets.AddRange(RegistrationTickets.For(registration, at));
            added.Add(registration);
        }
        return added;
    }

    private static string Ascii(string name) => Domain.Common.Slugs.From(name);
}
