using System.Reflection;

namespace EventManager.Architecture.Tests;

/// <summary>Who may know whom; the picture is in docs/architecture.md.</summary>
public sealed class LayerTests
{
    /// <summary>
    /// Areas that may use another area's code, and why. Everything else is shared through the domain, the tables, or
    /// <c>Platform</c>, <c>Shell</c> and <c>Ui</c>.
    /// </summary>
    private static readonly Dictionary<(string From, string To), string> Allowed = new()
    {
        [("Registrations", "Tickets")] = "a registration's mail and page show its tickets: signed text and square",
        [("Accounts", "Privacy")] = "the start page of the administration says which legal texts are not filled in",
        [("CheckIn", "Tickets")] = "the door gets the public keys of what Tickets signs",
        [("CheckIn", "Accounts")] = "a door phone's token is an access token, and forgotten at once when it is unlinked",
        [("CheckIn", "Api")] = "its calls answer as all calls do: problems, names, refusals",
        [("Exhibitors", "Api")] = "its calls page and answer as all calls do",
        [("Accounts", "Api")] = "a refused token is told in the API's problems",
        [("Api", "Accounts")] = "a call asks its token for scope and event",
        [("Api", "Registrations")] = "the calls are another door to the same use cases",
        [("Api", "Tickets")] = "a registration's answer carries its tickets' codes",
        [("Tickets", "Events")] = "a ticket of an event that is over leads on as the event's page does",
        [("Events", "Mailings")] = "postponing and cancelling write one mail for each registration, in batches",
        [("Events", "Registrations")] = "seats that the organiser adds are offered to those who wait",
        [("Events", "Programme")] = "an event's page shows its programme",
        [("Events", "Exhibitors")] = "an event's page shows the occupations, companies and plan of its fair",
        [("Accounts", "Mailings")] = "what happened to a row of a list names its mails as the list of mails does",
        [("Exhibitors", "Mailings")] = "the same, of a booth",
        [("Programme", "Mailings")] = "the same, of a session",
        [("Venues", "Mailings")] = "the same, of a venue",
        [("Registrations", "Mailings")] = "a registration's history names its mails as the list of mails does",
        [("Registrations", "Events")] = "a form on which nobody can register leads on as its event's page does",
        [("Exhibitors", "Events")] = "a shared link to the guide shows what one to its event does",
        [("Registrations", "Exhibitors")] = "a class's sheet prints the map of the fair",
        [("Registrations", "Programme")] = "the personal page chooses sessions; cancelling gives their places back",
    };

    [Fact]
    public void The_domain_knows_only_the_base_library() => References(House.Domain).ShouldAllBe(name => IsBaseLibrary(name));

    [Fact]
    public void The_mail_project_knows_mail_and_nothing_of_events() =>
        References(House.Mail).ShouldAllBe(name => IsBaseLibrary(name) || name == "MailKit" || name == "MimeKit");

    [Fact]
    public void The_data_project_knows_no_database() =>
        References(House.Data)
            .Where(name =>
                new[] { "Sqlite", "Npgsql", "SqlServer", "SqlClient" }.Any(provider => name.Contains(provider, StringComparison.Ordinal))
            )
            .ShouldBeEmpty();

    [Fact]
    public void Features_share_the_domain_and_not_each_other() =>
        Uses(from: "EventManager.Web.Features", to: "EventManager.Web.Features")
            .Where(use => Area(use.From) != Area(use.To) && !Allowed.ContainsKey((Area(use.From), Area(use.To))))
            .Select(use => $"{Area(use.From)} uses {Area(use.To)}: {use.From} -> {use.To}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("EventManager.Web.Platform")]
    [InlineData("EventManager.Web.Shell")]
    [InlineData("EventManager.Web.Ui")]
    public void What_features_stand_on_does_not_know_them(string below) =>
        Uses(from: below, to: "EventManager.Web.Features").Select(use => $"{use.From} -> {use.To}").Distinct().ShouldBeEmpty();

    [Fact]
    public void Components_that_know_no_domain_know_no_database() =>
        Uses(from: "EventManager.Web.Ui", to: "EventManager.Data").Select(use => $"{use.From} -> {use.To}").Distinct().ShouldBeEmpty();

    [Fact]
    public void Only_the_database_folder_names_a_provider() =>
        Uses(from: "EventManager.Web", to: "")
            .Where(use => !IsIn(use.From, "EventManager.Web.Platform.Databases"))
            .Where(use => use.To.Assembly.GetName().Name is "Microsoft.Data.Sqlite" or "Npgsql" or "Microsoft.Data.SqlClient")
            .Select(use => $"{use.From} -> {use.To}")
            .Distinct()
            .ShouldBeEmpty();

    private static IEnumerable<(Type From, Type To)> Uses(string from, string to) =>
        House
            .Web.GetTypes()
            .Where(type => IsIn(type, from))
            .SelectMany(type => UsedTypes.Of(type).Where(used => to.Length == 0 || IsIn(used, to)).Select(used => (type, used)));

    private static bool IsIn(Type type, string space) =>
        type.Namespace is { } own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary><c>EventManager.Web.Features.Accounts.SignIn</c> belongs to <c>Accounts</c>.</summary>
    private static string Area(Type type) => type.Namespace!.Split('.')[3];

    private static bool IsBaseLibrary(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
