using System.Runtime.CompilerServices;
using EventManager.Mail.Calendars;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>One of each kind of calendar mail and file that the program makes, in the order of an entry's life.</summary>
internal static class CalendarKinds
{
    private static readonly MailAddress House = new("messe@stadtnetz.example", "Stadtnetz Ausbildung");

    private static readonly CalendarEntry Booked = CalendarSamples.Entry with
    {
        Uid = "registration-0197@messe.example",
        Summary = "Ausbildungsmesse 🎓: Löten, Schrauben; Bohren",
        Location = "Kongresshaus, Holger-Börner-Platz 1, 34119 Kassel",
        Description = "Deine Ankunft: 10:00–11:00 Uhr",
        Organizer = House,
        Attendees = [new("anna+messe@schule.example", "Anna „Änne“ Örtel, 9b")],
    };

    private static readonly CalendarEntry Public = Booked with { Uid = "event-0197@messe.example", Attendees = [], Description = null };

    private static readonly CalendarEntry Later = Booked with
    {
        Sequence = 1,
        Stamp = Booked.Stamp.AddDays(2),
        Start = Booked.Start.AddDays(7),
        End = Booked.End.AddDays(7),
    };

    /// <summary>Its answers come to an address of its own, which the mail comes from too.</summary>
    private static readonly CalendarEntry Asked = Booked with
    {
        Uid = "invitation-" + new SignedIds(new byte[32], "entry").Token(Guid.Empty) + "@messe.example",
        Description = null,
        Organizer = new SignedAddress(new("messe@stadtnetz.example"), new(new byte[32], "reply")).Of(Guid.Empty, "Stadtnetz Ausbildung"),
        AsksForReply = true,
    };

    /// <summary>By name: a ticket, a new date or place, a cancellation, one that is taken back; and for who is no guest.</summary>
    public static readonly IReadOnlyDictionary<string, (CalendarMethod Method, CalendarEntry Entry)> Mails = new Dictionary<
        string,
        (CalendarMethod, CalendarEntry)
    >
    {
        ["request"] = (CalendarMethod.Request, Booked),
        ["update"] = (CalendarMethod.Request, Later),
        ["cancel"] = (CalendarMethod.Cancel, Later with { Sequence = 2, Stamp = Later.Stamp.AddDays(1) }),
        ["reinstate"] = (CalendarMethod.Request, Later with { Sequence = 3, Stamp = Later.Stamp.AddDays(2) }),
        ["invitation"] = (CalendarMethod.Request, Asked),
        ["invitation-moved"] = (CalendarMethod.Request, Asked with { Sequence = 1, Stamp = Asked.Stamp.AddDays(1) }),
        ["invitation-accepted"] = (
            CalendarMethod.Request,
            Asked with
            {
                Sequence = 2,
                Stamp = Asked.Stamp.AddDays(2),
                AsksForReply = false,
            }
        ),
        ["invitation-cancelled"] = (
            CalendarMethod.Cancel,
            Asked with
            {
                Sequence = 3,
                Stamp = Asked.Stamp.AddDays(3),
                AsksForReply = false,
            }
        ),
        ["publish"] = (CalendarMethod.Publish, Public),
        ["published-cancel"] = (CalendarMethod.Cancel, Public with { Sequence = 1, Stamp = Public.Stamp.AddDays(1) }),
        // The hour that comes twice can only be said in UTC; it needs no rules of a zone.
        ["twice"] = (
            CalendarMethod.Request,
            Booked with
            {
                Start = new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero),
                End = new(2026, 10, 25, 3, 0, 0, TimeSpan.Zero),
            }
        ),
    };

    /// <summary>A person's calendar to subscribe to: the event, a part of its programme, and one that is called off.</summary>
    public static readonly string Feed = ICalendarWriter.WriteFeed(
        "Ausbildungsmesse",
        [
            Booked with
            {
                Attendees = [],
            },
            Booked with
            {
                Attendees = [],
                Uid = "session-1@messe.example",
                Summary = "Schweißen",
            },
            Booked with
            {
                Attendees = [],
                Uid = "registration-0198@messe.example",
                Sequence = 1,
                Status = CalendarStatus.Cancelled,
            },
        ]
    );

    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Mails
            .ToDictionary(kind => kind.Key, kind => ICalendarWriter.Write(kind.Value.Method, kind.Value.Entry))
            .Append(new("feed", Feed))
            .ToDictionary();

    public static string Vectors => Path.GetFullPath(Path.Combine(Here(), "../../vectors/calendars.json"));

    public static MailMessage Message(CalendarMethod method, CalendarEntry entry) =>
        Samples.Message() with
        {
            // As the program does: the sender is who the entry says.
            From = entry.Uid.StartsWith("invitation", StringComparison.Ordinal) ? entry.Organizer! : House,
            To = [new("anna+messe@schule.example", "Anna Örtel")],
            Html = "<p>Hallo</p>",
            Calendar = new(ICalendarWriter.Write(method, entry), method),
        };

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
