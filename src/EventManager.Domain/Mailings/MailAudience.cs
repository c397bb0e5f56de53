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
}

/// <summary>What somebody is to the event who gets a rule's mail.</summary>
public enum MailGroup
{
    Registrations,
    Invited,
    Exhibitors,
}

public static class MailAudiences
{
    public static MailGroup GroupOf(MailAudience audience) =>
        audience switch
        {
            MailAudience.Unanswered => MailGroup.Invited,
            MailAudience.Exhibitors or MailAudience.BoothDataMissing or MailAudience.BoothTasksOpen => MailGroup.Exhibitors,
            _ => MailGroup.Registrations,
        };

    /// <summary>Only who registered has a time of arrival or a session of their own; what happens is no date that a rule can choose.</summary>
    public static bool Has(MailAudience audience, MailAnchor anchor) =>
        anchor is not MailAnchor.Happening
        && (GroupOf(audience) is MailGroup.Registrations || anchor is not (MailAnchor.SlotStart or MailAnchor.SessionStart));

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
            _ => mail,
        };
}
