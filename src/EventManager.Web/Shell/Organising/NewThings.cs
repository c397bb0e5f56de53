using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Shell.Organising;

/// <summary>Something that the button "New" of the app bar offers.</summary>
/// <param name="Key">Of its words: <c>New.Key</c>.</param>
/// <param name="Path">Behind the event, or of the whole address for what belongs to none.</param>
/// <param name="Asks">The page whose right it needs.</param>
internal sealed record NewThing(string Key, string Path, string Asks)
{
    /// <summary>Whether an event takes it now; null for what belongs to none.</summary>
    public Func<ShellEvent, bool>? Fits { get; init; }

    /// <summary>The door's staff see the page and change nothing there.</summary>
    public bool IsPlanned { get; init; }

    public bool IsOffered(OpenPages pages, AccountRights rights, ShellEvent? shown, StaffRole? role) =>
        Fits is null
            ? pages.IsOpen(Asks, rights)
            : shown is not null && role is { } has && pages.IsOpen(Asks, has) && (!IsPlanned || has is not StaffRole.Door) && Fits(shown);
}

/// <summary>What can be made new from everywhere, the most frequent first; whether somebody is offered it, the pages' policies say.</summary>
internal static class NewThings
{
    public static readonly IReadOnlyList<NewThing> All =
    [
        new("Registration", "/registrations/new", "/registrations/new") { Fits = IsOpen },
        new("Exhibitor", "/exhibitors/new", "/exhibitors/new") { Fits = e => IsOpen(e) && e.HasExhibitors },
        new("Session", "/programme?do=new", "/programme") { Fits = IsOpen, IsPlanned = true },
        new("Company", "/companies?do=new", "/companies") { Fits = IsOpen },
        new("Mail", "/mails/rules?do=everybody", "/mails/rules") { Fits = e => MailRule.GoesIn(e.State) },
        new("TeamMail", "/mails/rules?do=team", "/mails/rules") { Fits = e => MailRule.GoesIn(e.State) },
        new("Event", "/organise/new", "/organise/new"),
        new("Account", "/organise/administration/accounts/new", "/organise/administration/accounts"),
    ];

    private static bool IsOpen(ShellEvent e) => e.State is not EventState.Cancelled;
}
