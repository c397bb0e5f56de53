using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
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

    public static string SchoolAt(int number) => Schools[number * 3 % Schools.Length];

    /// <summary>Adds confirmed registrations with tickets, spread over the days since registration opened; no mails.</summary>
    public static List<Registration> AddConfirmed(
        EventDb db,
        Event @event,
        int from,
        int count,
        string domain,
        DateTimeOffset now,
        bool fromSchools
    )
    {
        var added = new List<Registration>(count);
        for (var i = from; i < from + count; i++)
        {
            var at = now.AddHours(-(i * 37 % (24 * 20)) - 1);
            var registration = new Registration(@event, At(i, domain), i % 9 == 0 ? "en" : "de", 1, at)
            {
                Organisation = fromSchools ? SchoolAt(i) : "",
            };
            registration.Confirm(at);
            db.Registrations.Add(registration);
            db.Tickets.AddRange(RegistrationTickets.For(registration, at));
            added.Add(registration);
        }
        return added;
    }

    private static string Ascii(string name) => Domain.Common.Slugs.From(name);
}
