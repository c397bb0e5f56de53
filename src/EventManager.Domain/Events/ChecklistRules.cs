using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>What the program knows by itself, and what it suggests for each kind of event.</summary>
public static class ChecklistRules
{
    private const string English = "en";

    private static readonly Dictionary<string, Func<ChecklistFacts, bool>> Known = new(StringComparer.Ordinal)
    {
        ["Team"] = facts => facts.Team > 1,
        ["Text"] = facts => facts.Description.HasSource && facts.Summary.HasSource,
        ["Languages"] = facts => facts.Description.HasSource && Texts(facts).All(IsInBoth),
        ["Place"] = facts => facts.HasVenue || facts.PlaceNote.HasSource,
        ["Contact"] = facts => facts.HasContact,
        ["Window"] = facts => facts.HasWindow,
        ["Slots"] = facts => facts.Slots > 0,
        ["Published"] = facts => facts.IsPublished,
        ["Programme"] = facts => facts is { Sessions: > 0, WithoutRoom: 0 },
        ["Rules"] = facts => facts.Rules > 0,
        ["Gates"] = facts => facts.Gates > 0,
        ["Phones"] = facts => facts.Phones > 0,
        ["Badges"] = facts => facts.Badges > 0,
        ["Exhibitors"] = facts => facts is { Exhibitors: > 0, Undecided: 0 },
        ["Booths"] = facts => facts is { Exhibitors: > 0, WithoutBooth: 0 },
        ["Invitations"] = facts => facts.HasInvitations,
        ["Applications"] = facts => facts is { HasRegistrations: true, HasApplied: false },
        ["Minutes"] = facts => facts is { Groups: > 0, MinutesMissing: 0 },
    };

    private static readonly Dictionary<EventKind, (string Key, int DaysBefore)[]> Suggested = new()
    {
        [EventKind.TrainingFair] =
        [
            ("Team", 180),
            ("RoomBooked", 180),
            ("Place", 170),
            ("CompaniesAsked", 150),
            ("Text", 150),
            ("Contact", 150),
            ("Window", 120),
            ("Slots", 120),
            ("Languages", 110),
            ("Published", 100),
            ("SchoolsTold", 84),
            ("Press", 56),
            ("Exhibitors", 56),
            ("Booths", 42),
            ("Safety", 42),
            ("Programme", 42),
            ("Rules", 28),
            ("Catering", 28),
            ("Helpers", 21),
            ("Signs", 14),
            ("Gates", 14),
            ("Badges", 7),
            ("Phones", 2),
            ("Thanks", -7),
            ("Feedback", -14),
        ],
        [EventKind.HealthDay] =
        [
            ("Team", 120),
            ("RoomBooked", 120),
            ("Place", 110),
            ("Text", 90),
            ("Contact", 90),
            ("Programme", 70),
            ("Window", 70),
            ("Languages", 63),
            ("Published", 60),
            ("Rules", 28),
            ("Catering", 28),
            ("Materials", 21),
            ("Prizes", 14),
            ("Gates", 7),
            ("Badges", 7),
            ("Phones", 2),
            ("Thanks", -7),
            ("Feedback", -14),
        ],
        [EventKind.NetworkMeeting] =
        [
            ("Team", 90),
            ("RoomBooked", 90),
            ("Moderation", 70),
            ("Place", 60),
            ("Text", 56),
            ("Contact", 56),
            ("Programme", 42),
            ("Window", 42),
            ("Languages", 42),
            ("Published", 42),
            ("MembersInvited", 35),
            ("Rules", 14),
            ("Catering", 14),
            ("Technology", 7),
            ("Materials", 3),
            ("Minutes", -14),
        ],
        [EventKind.InvitationMeeting] =
        [
            ("Team", 60),
            ("RoomBooked", 60),
            ("Place", 50),
            ("Text", 49),
            ("Contact", 49),
            ("Programme", 35),
            ("Languages", 35),
            ("Published", 35),
            ("Invitations", 30),
            ("Catering", 10),
            ("Rules", 7),
            ("Technology", 3),
            ("Minutes", -14),
        ],
        [EventKind.Course] =
        [
            ("Team", 90),
            ("RoomBooked", 90),
            ("Teacher", 80),
            ("Place", 75),
            ("Text", 70),
            ("Contact", 70),
            ("Window", 63),
            ("Languages", 63),
            ("Published", 60),
            ("Press", 49),
            ("Applications", 14),
            ("Rules", 10),
            ("Materials", 7),
            ("Feedback", -7),
        ],
        [EventKind.PublicDialogue] =
        [
            ("Team", 90),
            ("RoomBooked", 90),
            ("Moderation", 70),
            ("Speakers", 70),
            ("Place", 60),
            ("Text", 56),
            ("Contact", 56),
            ("Programme", 49),
            ("Window", 49),
            ("Languages", 49),
            ("Published", 42),
            ("Press", 28),
            ("Technology", 14),
            ("Catering", 14),
            ("Rules", 7),
            ("Gates", 3),
            ("Phones", 1),
            ("Feedback", -7),
        ],
    };

    /// <summary>Keys that the data can answer.</summary>
    public static IEnumerable<string> ByItself => Known.Keys;

    /// <summary>All keys that have words.</summary>
    public static IEnumerable<string> Keys => Suggested.Values.SelectMany(points => points).Select(point => point.Key).Distinct();

    public static bool KnowsItself(string? key) => key is not null && Known.ContainsKey(key);

    public static bool IsDone(string? key, ChecklistFacts facts) =>
        key is not null && Known.TryGetValue(key, out var isDone) && isDone(facts);

    /// <summary>What is usual for a kind, in the order of its days; those that are there already are left out and the rest comes behind them.</summary>
    public static IReadOnlyList<ChecklistPoint> For(Guid eventId, EventKind kind, IReadOnlyCollection<ChecklistPoint> there)
    {
        var next = there.Count == 0 ? 0 : there.Max(point => point.Position) + 1;
        return
        [
            .. Suggested[kind]
                .Where(one => there.All(point => point.Key != one.Key))
                .Select((one, index) => new ChecklistPoint(eventId, one.Key, "", one.DaysBefore, next + index)),
        ];
    }

    private static IEnumerable<LocalizedText> Texts(ChecklistFacts facts) =>
        [facts.Title, facts.Summary, facts.Description, facts.PlaceNote];

    private static bool IsInBoth(LocalizedText text) => text.StateIn(English) is TranslationState.Current;
}
