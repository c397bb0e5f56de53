using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Tests;

/// <summary>What most tests start from: a fair on 24.08.2026 in Kassel, 9:00 to 15:00.</summary>
internal static class Moments
{
    public static readonly DateTimeOffset Start = Local(2026, 8, 24, 9);
    public static readonly DateTimeOffset LongBefore = Local(2026, 6, 1, 12);

    public static DateTimeOffset Local(int year, int month, int day, int hour, int minute = 0) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, minute, 0), Zone.Default);

    public static Event Draft() => new("messe", EventKind.TrainingFair, new LocalizedText("Messe"), Start, Start.AddHours(6), 100);

    public static Event Published()
    {
        var fair = Draft();
        fair.Publish().ShouldBeNull();
        return fair;
    }

    public static Registration Registered(Event? fair = null) =>
        new(fair ?? Published(), new Person("Ada", "Ahmadi", " Ada@Example.org "), "de", 1, LongBefore);
}
