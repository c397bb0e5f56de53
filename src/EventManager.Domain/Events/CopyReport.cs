using System.Reflection;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Events;

/// <summary>A part of an event, as the report after copying lists them.</summary>
public enum CopyArea
{
    Texts,
    Place,
    RegistrationRules,
    MailFiles,
    Reminder,
    Audiences,
    TimeSlots,
    Sessions,
    SessionLeads,
    Booths,
    MailWordings,
    Questions,
    Checklist,
    BoothAssignments,
    Exhibitors,
    Registrations,
    Invitations,
    Mails,
    CheckIns,
    Tokens,
    Gates,
    Zones,
    BadgeDesign,
    Picture,
    Pin,
    Companies,
    Staff,
    History,
    Minutes,
    State,
}

/// <summary>Why something stayed behind.</summary>
public enum CopyReason
{
    None,

    /// <summary>Belongs to people who took part in the earlier event.</summary>
    PersonalData,

    /// <summary>Decided anew for every event.</summary>
    DecidedAnew,

    /// <summary>Says what happened; nothing has happened yet.</summary>
    AlreadyHappened,

    /// <summary>A key works for one event only.</summary>
    Secret,
}

/// <summary>One line of the report: how many were taken, how many stayed behind, and why.</summary>
public sealed record CopyLine(CopyArea Area, int Taken, int Left, CopyReason Reason);

/// <summary>What a copy took and what it did not: a line for each kind of part that declares itself, and some for the event's own.</summary>
public static class CopyReport
{
    public static IReadOnlyList<CopyLine> Of(CopySource source)
    {
        var old = source.Event;
        return
        [
            Taken(CopyArea.Texts, new[] { old.Title, old.Summary, old.Description, old.PlaceNote }.Count(text => !text.IsEmpty)),
            Taken(CopyArea.Place, old.VenueId is null ? 0 : 1),
            Taken(CopyArea.RegistrationRules, old.RegistrationOpensAt is null ? 0 : 1),
            .. CopyParts.Counted.Where(part => part.Says.Copied).Select(part => Taken(part.Says.Area, source.Parts.Count(part.Is))),
            Taken(CopyArea.SessionLeads, source.Parts.OfType<Session>().Sum(session => session.Leads.Count)),
            Left(
                CopyArea.BoothAssignments,
                source.Parts.OfType<Booth>().Count(booth => booth.ExhibitorId is not null),
                CopyReason.DecidedAnew
            ),
            .. CopyParts
                .Counted.Where(part => !part.Says.Copied)
                .GroupBy(part => (part.Says.Area, part.Says.Left))
                .Select(area => Left(area.Key.Area, area.Sum(part => source.Left.GetValueOrDefault(part.Type)), area.Key.Left)),
            Left(CopyArea.Minutes, source.Minutes, CopyReason.AlreadyHappened),
            Left(CopyArea.State, 1, CopyReason.DecidedAnew),
        ];
    }

    private static CopyLine Taken(CopyArea area, int count) => new(area, count, 0, CopyReason.None);

    private static CopyLine Left(CopyArea area, int count, CopyReason reason) => new(area, 0, count, reason);
}

/// <summary>A kind of part of an event, and what it says of itself.</summary>
public sealed record EventPart(Type Type, OfEventAttribute Says)
{
    public bool Is(object one) => one.GetType() == Type;
}

/// <summary>All kinds of parts, as they declare themselves.</summary>
public static class CopyParts
{
    public static IReadOnlyList<EventPart> All { get; } =
    [
        .. typeof(Event)
            .Assembly.GetTypes()
            .Select(type => (Type: type, Says: type.GetCustomAttribute<OfEventAttribute>()))
            .Where(part => part.Says is not null)
            .Select(part => new EventPart(part.Type, part.Says!))
            .OrderBy(part => part.Says.Area)
            .ThenBy(part => part.Type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Without those that their owner brings along and counts.</summary>
    public static IReadOnlyList<EventPart> Counted { get; } = [.. All.Where(part => part.Says.PartOf is null)];
}
