using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>
/// Whoever takes rows away says so in the log, or stands here with a reason: what is gone cannot be asked any more who took it.
/// </summary>
public sealed partial class AuditErasureTests
{
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["src/EventManager.Web/Platform/Mails/Sending/MailChoices.cs"] =
            "by the address's own holder; what was chosen has a proof of its own",
        ["src/EventManager.Web/Features/Mailings/News/ConfirmNewsHandler.cs"] = "as before",
        ["src/EventManager.Web/Features/Mailings/News/ChangeNewsHandler.cs"] = "as before",
        ["src/EventManager.Web/Platform/Lists/ListPreferences.cs"] = "somebody's own views of lists",
        ["src/EventManager.Web/Platform/Mails/Audiences/UnusedSelections.cs"] = "selections of a week ago that no rule names",
        ["src/EventManager.Web/Platform/Jobs/Tasks/TaskClaims.cs"] = "pieces of a task; that it was begun is written down",
        ["src/EventManager.Web/Features/Registrations/Schools/SchoolList.cs"] = "a directory of schools; taking many away is a task",
        ["src/EventManager.Web/Features/Registrations/SelfService/ChangePartyHandler.cs"] = "people of a party, by its own link",
        ["src/EventManager.Web/Features/Registrations/SelfService/NamePartyHandler.cs"] = "as before",
        ["src/EventManager.Web/Features/Registrations/Questions/ChangeAnswersHandler.cs"] = "own answers, by the own link",
        ["src/EventManager.Web/Features/Registrations/RegistrationTickets.cs"] = "of a cancellation, which is written down",
        ["src/EventManager.Web/Features/Api/IdempotentWrites.cs"] = "stored answers of the API",
        ["src/EventManager.Web/Features/Events/Editing/SlotChanges.cs"] = "in the transaction of the event's change",
        ["src/EventManager.Web/Features/Venues/FloorChanges.cs"] = "in the transaction of the venue's change",
        ["src/EventManager.Web/Features/Privacy/AfterEvent.cs"] = "which tasks of minutes were done, when the minutes are blanked",
        ["src/EventManager.Web/Features/Privacy/Batches.cs"] = "of the clean-up, which writes down how many",
        ["src/EventManager.Web/Features/Accounts/AccessTokens/AccessTokenUpkeep.cs"] = "stored answers that have run out",
        ["src/EventManager.Web/Features/Accounts/SignIn/SignInDelays.cs"] = "what counts attempts, when it is over",
        ["src/EventManager.Web/Features/CheckIn/Undo/MovesBack.cs"] = "of undoing a scan, which is written down",
        ["src/EventManager.Web/Features/Programme/Attending/RecordAttendanceHandler.cs"] = "a tick that is taken back",
        ["src/EventManager.Web/Features/Programme/SignUp/WaitForSessionHandler.cs"] = "places in a queue",
        ["src/EventManager.Web/Features/Programme/SignUp/SessionQueue.cs"] = "as before",
        ["src/EventManager.Web/Features/Programme/SignUp/SessionPlaces.cs"] = "as before",
    };

    [Fact]
    public void What_takes_rows_away_is_written_down() =>
        Erasing().Select(one => one.Name).Where(name => !Elsewhere.ContainsKey(name)).ShouldBeEmpty();

    [Fact]
    public void Nothing_stands_on_the_list_that_is_not_there() => Elsewhere.Keys.Except(Erasing().Select(one => one.Name)).ShouldBeEmpty();

    private static IEnumerable<(string Name, string Source)> Erasing() =>
        House
            .WebFiles(".cs")
            .Select(file => (Name: House.Short(file), Source: File.ReadAllText(file)))
            .Where(one => Erases().IsMatch(one.Source) && !Writes().IsMatch(one.Source));

    [GeneratedRegex(@"ExecuteDeleteAsync|db\.Remove(?:Range)?\(|db\.\w+\.Remove(?:Range)?\(")]
    private static partial Regex Erases();

    [GeneratedRegex(@"AuditEntry|\.WriteDown\(|AuditTrail|by\.Entry\(|Checklists\.Entry\(")]
    private static partial Regex Writes();
}
