namespace EventManager.Domain.Events;

/// <summary>A part of an event, as the report after copying lists them.</summary>
public enum CopyArea
{
    Texts,
    Place,
    RegistrationRules,
    Reminder,
    TimeSlots,
    Sessions,
    SessionLeads,
    Booths,
    MailWordings,
    Questions,
    BoothAssignments,
    Exhibitors,
    Registrations,
    Invitations,
    Mails,
    CheckIns,
    Tokens,
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

/// <summary>What a copy took and what it did not.</summary>
public static class CopyReport
{
    public static IReadOnlyList<CopyLine> Of(CopySource source)
    {
        var (old, left) = (source.Event, source.Leftovers);
        return
        [
            Taken(CopyArea.Texts, new[] { old.Title, old.Summary, old.Description, old.PlaceNote }.Count(text => !text.IsEmpty)),
            Taken(CopyArea.Place, old.VenueId is null ? 0 : 1),
            Taken(CopyArea.RegistrationRules, old.RegistrationOpensAt is null ? 0 : 1),
            Taken(CopyArea.Reminder, old.ReminderDaysBefore is null ? 0 : 1),
            Taken(CopyArea.TimeSlots, source.Slots.Count),
            Taken(CopyArea.Sessions, source.Sessions.Count),
            Taken(CopyArea.SessionLeads, source.Sessions.Sum(session => session.Leads.Count)),
            Taken(CopyArea.Booths, source.Booths.Count),
            Taken(CopyArea.MailWordings, source.Wordings.Count),
            Taken(CopyArea.Questions, source.Questions.Count),
            Left(CopyArea.BoothAssignments, source.Booths.Count(booth => booth.ExhibitorId is not null), CopyReason.DecidedAnew),
            Left(CopyArea.Exhibitors, left.Exhibitors, CopyReason.DecidedAnew),
            Left(CopyArea.Registrations, left.Registrations, CopyReason.PersonalData),
            Left(CopyArea.Invitations, left.Invitations, CopyReason.PersonalData),
            Left(CopyArea.Mails, left.Mails, CopyReason.AlreadyHappened),
            Left(CopyArea.CheckIns, left.Scans, CopyReason.AlreadyHappened),
            Left(CopyArea.Minutes, left.Minutes, CopyReason.AlreadyHappened),
            Left(CopyArea.Tokens, left.Tokens, CopyReason.Secret),
            Left(CopyArea.State, 1, CopyReason.DecidedAnew),
        ];
    }

    private static CopyLine Taken(CopyArea area, int count) => new(area, count, 0, CopyReason.None);

    private static CopyLine Left(CopyArea area, int count, CopyReason reason) => new(area, 0, count, reason);
}
