using EventManager.Data;
using EventManager.Domain.Events;

namespace EventManager.Web.Demo;

/// <summary>Half-done checklists: some ticked, some overdue, some in somebody's charge, and points of the team's own.</summary>
internal static class DemoChecklists
{
    private static readonly string[] Done = ["RoomBooked", "CompaniesAsked", "SchoolsTold", "Press", "Moderation", "MembersInvited"];
    private static readonly string[] InCharge = ["Catering", "Signs", "Safety", "Phones", "Materials", "Technology"];

    public static void Add(EventDb db, Event of, Guid person, DateTimeOffset now)
    {
        var points = ChecklistRules.For(of.Id, of.Kind, []).ToList();
        if (of.Kind is EventKind.TrainingFair)
            points.Insert(
                points.FindLastIndex(point => point.DaysBefore >= 1) + 1,
                new ChecklistPoint(of.Id, null, "Schlüssel für den Bürgersaal abholen", 1, 0)
            );
        foreach (var (place, point) in points.Index())
        {
            point.Position = place;
            if (Done.Contains(point.Key))
                point.Tick(person, now.AddDays(-Math.Min(30, place + 1)));
            if (InCharge.Contains(point.Key) || point.Key is null)
                point.Change(point.Title, point.DaysBefore, person);
        }
        db.ChecklistPoints.AddRange(points);
    }
}
