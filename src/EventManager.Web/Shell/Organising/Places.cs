namespace EventManager.Web.Shell.Organising;

/// <summary>
/// The one list of what the drawer offers. A new page gets a line here, or is reached from a page that has one; whether somebody is offered
/// it, its own policy says (<see cref="OpenPages"/>).
/// </summary>
internal static class Places
{
    public const string Root = "/organise";
    public const string EventRoot = "/organise/events/";

    public static readonly IReadOnlyList<PlaceGroup> OfEvent =
    [
        new("", false, [new("Overview", "")]),
        new(
            "Plan",
            false,
            [
                new("Checklist", "/checklist", Waits.Overdue),
                new("Edit", "/edit"),
                new("Picture", "/picture"),
                new("Categories", "/categories"),
                new("Questions", "/questions"),
                new("Team", "/team"),
                new("Translations", "/translations"),
            ]
        ),
        new(
            "People",
            false,
            [
                new("Registrations", "/registrations"),
                new("Waiting", "/waiting", Waits.WaitingList),
                new("Applications", "/applications", Waits.Applications),
                new("Invitations", "/invitations"),
                new("Companies", "/companies"),
                new("Import", "/registrations/import"),
            ]
        ),
        new(
            "Exhibitors",
            true,
            [
                new("Exhibitors", "/exhibitors", Waits.Exhibitors),
                new("Plan", "/plan"),
                new("Booths", "/booths"),
                new("ExhibitorImport", "/exhibitors/import"),
            ]
        ),
        new("Programme", false, [new("Programme", "/programme")]),
        new(
            "Messages",
            false,
            [
                new("Mails", "/mails", Waits.FailedMails),
                new("MailRules", "/mails/rules"),
                new("MailLedger", "/mails/ledger"),
                new("Wording", "/mails/wording"),
                new("Suppressions", "/mails/suppressions"),
            ]
        ),
        new(
            "Door",
            false,
            [
                new("Door", "/door"),
                new("Board", "/door/board"),
                new("Conflicts", "/door/conflicts", Waits.Conflicts),
                new("Notes", "/door/notes"),
                new("Zones", "/door/zones"),
                new("Passes", "/door/passes"),
                new("Badges", "/door/badges"),
                new("Paper", "/door/paper"),
            ]
        ),
    ];

    public static readonly IReadOnlyList<PlaceGroup> OfHouse =
    [
        new(
            "",
            false,
            [
                new("Events", "/organise"),
                new("Tasks", "/organise/tasks"),
                new("MailCalendar", "/organise/mails"),
                new("News", "/organise/news"),
                new("Schools", "/organise/schools"),
                new("Person", "/organise/person"),
                new("Handbook", "/organise/handbook"),
            ]
        ),
        new(
            "Administration",
            false,
            [
                new("Accounts", "/organise/administration/accounts"),
                new("Venues", "/organise/administration/venues"),
                new("Templates", "/organise/administration/templates"),
                new("Texts", "/organise/administration/texts"),
                new("SiteTranslations", "/organise/administration/translations"),
                new("HouseMails", "/organise/administration/mails"),
                new("Suppressions", "/organise/administration/suppressions"),
                new("MailServer", "/organise/administration/mail-server"),
                new("Tokens", "/organise/administration/tokens"),
                new("Jobs", "/organise/administration/jobs"),
                new("Health", "/organise/administration/health"),
                new("PrivacyRegister", "/organise/administration/privacy"),
                new("Audit", "/organise/administration/audit"),
            ]
        ),
    ];

    /// <summary>The event that an address is about, and what stands behind it; null for a place of the house.</summary>
    public static (string Slug, string Behind)? EventOf(string path)
    {
        if (!path.StartsWith(EventRoot, StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = path[EventRoot.Length..].TrimEnd('/');
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? (rest, "") : (rest[..end], rest[end..]);
    }

    /// <summary>The place that an address belongs to: the one that says most of it. Null where it belongs to none.</summary>
    public static Place? Of(string path)
    {
        var (all, rest) = EventOf(path) is { } inEvent ? (OfEvent, inEvent.Behind) : (OfHouse, Plain(path));
        return all.SelectMany(group => group.Places).Where(place => Fits(place, rest)).MaxBy(place => place.Path.Length);
    }

    /// <summary>The start page is above everything and the place of nothing but itself.</summary>
    private static bool Fits(Place place, string path) => place.Path is Root ? path is Root or Root + "/new" : place.IsFor(path);

    private static string Plain(string path) =>
        path.TrimEnd('/') is var plain && plain is "/organise/administration" ? plain + "/accounts" : plain;
}
