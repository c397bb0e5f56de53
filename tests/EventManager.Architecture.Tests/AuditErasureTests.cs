using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>
/// Whoever takes rows away says so in the log, or stands here with a reason: what is gone cannot be asked any more who took it.
/// </summary>
public sealed partial class AuditErasureTests
{
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["MailChoices.cs"] = "by the address's own holder; what was chosen has a proof of its own",
        ["ListPreferences.cs"] = "somebody's own views of lists",
        ["TaskClaims.cs"] = "pieces of a task; that it was begun is written down",
        ["SchoolList.cs"] = "a directory of schools; taking many away is a task",
        ["ChangePartyHandler.cs"] = "people of a party, by its own link",
        ["NamePartyHandler.cs"] = "as before",
        ["ChangeAnswersHandler.cs"] = "own answers, by the own link",
        ["RegistrationTickets.cs"] = "of a cancellation, which is written down",
        ["IdempotentWrites.cs"] = "stored answers of the API",
        ["SlotChanges.cs"] = "in the transaction of the event's change",
        ["LogoChange.cs"] = "for its callers, who write it down",
        ["FloorChanges.cs"] = "in the transaction of the venue's change",
        ["Batches.cs"] = "of the clean-up, which writes down how many",
        ["AccessTokenUpkeep.cs"] = "stored answers that have run out",
        ["SignInDelays.cs"] = "what counts attempts, when it is over",
        ["MovesBack.cs"] = "of undoing a scan, which is written down",
        ["RecordAttendanceHandler.cs"] = "a tick that is taken back",
        ["WaitForSessionHandler.cs"] = "places in a queue",
        ["SessionQueue.cs"] = "as before",
        ["SessionPlaces.cs"] = "as before",
    };

    [Fact]
    public void What_takes_rows_away_is_written_down() =>
        Erasing().Select(one => one.Name).Where(name => !Elsewhere.ContainsKey(name)).ShouldBeEmpty();

    [Fact]
    public void Nothing_stands_on_the_list_that_is_not_there() => Elsewhere.Keys.Except(Erasing().Select(one => one.Name)).ShouldBeEmpty();

    private static IEnumerable<(string Name, string Source)> Erasing() =>
        House
            .WebFiles(".cs")
            .Select(file => (Path.GetFileName(file), Source: File.ReadAllText(file)))
            .Where(one => Erases().IsMatch(one.Source) && !Writes().IsMatch(one.Source));

    [GeneratedRegex(@"ExecuteDeleteAsync|db\.Remove(?:Range)?\(|db\.\w+\.Remove(?:Range)?\(")]
    private static partial Regex Erases();

    [GeneratedRegex(@"AuditEntry|\.WriteDown\(|AuditTrail|by\.Entry\(|Checklists\.Entry\(")]
    private static partial Regex Writes();
}
