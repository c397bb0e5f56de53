using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Mailings;

/// <summary>Who gets a rule's mail. Asked when it is written and again when it leaves: whoever has done it meanwhile gets nothing.</summary>
public enum MailAudience
{
    /// <summary>Who holds a place.</summary>
    Everybody,

    /// <summary>Somebody of the registration was let in.</summary>
    CheckedIn,

    /// <summary>Nobody of it was.</summary>
    Absent,

    /// <summary>A guardian's consent is asked for and not there.</summary>
    ConsentMissing,

    /// <summary>Holds a place, and a question that must be answered is open.</summary>
    AnswersOpen,

    /// <summary>Something is left to do on the personal page: an answer, or a guardian's consent.</summary>
    TasksOpen,

    /// <summary>Is invited by name, and neither came nor said no.</summary>
    Unanswered,

    /// <summary>Companies with a booth.</summary>
    Exhibitors,

    /// <summary>Of those, whose text for the guide, occupations or people at the booth are not there.</summary>
    BoothDataMissing,

    /// <summary>Of those, where something is left to do on their page: that, or the logo.</summary>
    BoothTasksOpen,

    /// <summary>Who holds a place with a class.</summary>
    Teachers,

    /// <summary>Who stands on the waiting list, or was offered a place from it and has not answered.</summary>
    Waiting,

    /// <summary>Who applied for a place and was not decided upon.</summary>
    Applied,

    /// <summary>Who is invited by name, whatever they answered.</summary>
    Invited,

    /// <summary>Of those, who comes or sends somebody else.</summary>
    InvitedYes,

    /// <summary>Of those, who said no.</summary>
    InvitedNo,

    /// <summary>Companies that applied for a booth or wait for one.</summary>
    ExhibitorsUndecided,

    /// <summary>Training officers, who register their company's own people.</summary>
    Officers,

    /// <summary>Who works for the event: its staff.</summary>
    Team,

    /// <summary>Registrations that somebody chose by hand: a <see cref="MailSelection"/>.</summary>
    ChosenRegistrations,

    /// <summary>Invited people chosen in the same way.</summary>
    ChosenInvited,

    /// <summary>Companies chosen in the same way.</summary>
    ChosenExhibitors,
}

/// <summary>What somebody is to the event who gets a rule's mail.</summary>
public enum MailGroup
{
    Registrations,
    Invited,
    Exhibitors,
    Officers,
    Team,
}

public static class MailAudiences
{
    public static MailGroup GroupOf(MailAudience audience) =>
        audience switch
        {
            MailAudience.ChosenRegistrations => MailGroup.Registrations,
            MailAudience.ChosenInvited => MailGroup.Invited,
            MailAudience.ChosenExhibitors => MailGroup.Exhibitors,
            MailAudience.Officers => MailGroup.Officers,
            MailAudience.Team => MailGroup.Team,
            _ => WholeOf(audience) switch
            {
                MailAudience.Invited => MailGroup.Invited,
                MailAudience.Exhibitors or MailAudience.ExhibitorsUndecided => MailGroup.Exhibitors,
                _ => MailGroup.Registrations,
            },
        };

    /// <summary>All those of whom an audience is a part: what they are to the event is the same, what they have done is not.</summary>
    public static MailAudience WholeOf(MailAudience audience) =>
        audience switch
        {
            MailAudience.Unanswered or MailAudience.InvitedYes or MailAudience.InvitedNo => MailAudience.Invited,
            MailAudience.BoothDataMissing or MailAudience.BoothTasksOpen => MailAudience.Exhibitors,
            MailAudience.CheckedIn
            or MailAudience.Absent
            or MailAudience.ConsentMissing
            or MailAudience.AnswersOpen
            or MailAudience.TasksOpen
            or MailAudience.Teachers => MailAudience.Everybody,
            _ => audience,
        };

    /// <summary>Somebody chose them one by one; which, its filter says.</summary>
    public static bool IsChosen(MailAudience audience) =>
        audience is MailAudience.ChosenRegistrations or MailAudience.ChosenInvited or MailAudience.ChosenExhibitors;

    public static MailAudience ChosenOf(MailGroup group) =>
        group switch
        {
            MailGroup.Invited => MailAudience.ChosenInvited,
            MailGroup.Exhibitors => MailAudience.ChosenExhibitors,
            _ => MailAudience.ChosenRegistrations,
        };

    /// <summary>As what somebody is chosen. Null for who cancelled, was turned down or never confirmed: they get no rule's mail.</summary>
    public static MailAudience? Of(RegistrationState state) =>
        state switch
        {
            RegistrationState.Confirmed => MailAudience.Everybody,
            RegistrationState.Waitlisted or RegistrationState.Offered => MailAudience.Waiting,
            RegistrationState.Applied => MailAudience.Applied,
            _ => null,
        };

    /// <inheritdoc cref="Of(RegistrationState)"/>
    public static MailAudience? Of(ExhibitorState state) =>
        state switch
        {
            ExhibitorState.Accepted => MailAudience.Exhibitors,
            ExhibitorState.Applied or ExhibitorState.Waiting => MailAudience.ExhibitorsUndecided,
            _ => null,
        };

    /// <summary>Some of the one can be of the other, and not all are.</summary>
    public static bool Overlap(MailAudience audience, MailAudience other) =>
        audience != other
        && !IsChosen(other)
        && GroupOf(audience) == GroupOf(other)
        && (IsChosen(audience) || (other != WholeOf(other) && WholeOf(other) == WholeOf(audience)));

    /// <summary>
    /// The program's own reminder is for them: it speaks of a place, a booth, or an invitation that waits for an answer. All others get own
    /// words alone, and that they are still meant only their audience can say.
    /// </summary>
    public static bool HasReminder(MailAudience audience) =>
        audience is MailAudience.Unanswered || WholeOf(audience) is MailAudience.Everybody or MailAudience.Exhibitors;

    /// <summary>
    /// Only who holds a place has a time of arrival or a session of their own, and nobody knows since when somebody is of a team; what happens
    /// is no date that a rule can choose.
    /// </summary>
    public static bool Has(MailAudience audience, MailAnchor anchor) =>
        anchor switch
        {
            MailAnchor.Happening => false,
            MailAnchor.SlotStart or MailAnchor.SessionStart => WholeOf(audience) is MailAudience.Everybody,
            MailAnchor.Confirmed => !IsChosen(audience) && audience is not MailAudience.Team,
            _ => true,
        };

    /// <summary>Somebody can leave it by doing something: whether that was done is asked again when the mail leaves.</summary>
    public static bool CanBeLeft(MailAudience audience) =>
        audience is not (MailAudience.Everybody or MailAudience.CheckedIn or MailAudience.Teachers);

    /// <summary>The kind of mail that a rule sends to them.</summary>
    /// <param name="mail"><see cref="MailRule.Reminder"/> or <see cref="MailRule.Message"/>.</param>
    /// <param name="audience">To whom.</param>
    public static string KindOf(string mail, MailAudience audience) =>
        (GroupOf(audience), mail) switch
        {
            (MailGroup.Invited, MailRule.Reminder) => MailRule.InvitedReminder,
            (MailGroup.Invited, _) => MailRule.InvitedMessage,
            (MailGroup.Exhibitors, MailRule.Reminder) => MailRule.ExhibitorReminder,
            (MailGroup.Exhibitors, _) => MailRule.ExhibitorMessage,
            (MailGroup.Officers, _) => MailRule.OfficerMessage,
            (MailGroup.Team, _) => MailRule.TeamMessage,
            _ => mail,
        };
}
