using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>
/// What changes something is written down in the transaction that changes it: written afterwards, an entry is lost with whatever breaks in
/// between, and nobody sees that it is missing.
/// </summary>
public sealed partial class AuditTransactionTests
{
    /// <summary>Where <c>AuditTrail</c> writes by itself, since nothing is changed.</summary>
    private static readonly Dictionary<string, string> Alone = new()
    {
        ["TableFormat.cs"] = "an export",
        ["OwnDataFile.cs"] = "an export",
        ["RegistrationDetail.razor"] = "a look",
        ["PersonDataPage.razor"] = "a look",
        ["NamedDataPage.razor"] = "a look",
        ["PersonDataQuery.cs"] = "a look",
        ["RegistrationFiles.cs"] = "a look",
        ["RegistrationCalls.cs"] = "a look",
        ["InvitationsPage.razor.cs"] = "a look",
        ["AccountSignIns.cs"] = "who was not let in",
        ["AccountSignIns.Confirming.cs"] = "who was not let in",
        ["EmergencyCodes.cs"] = "who was not let in",
        ["ProviderEvents.cs"] = "who was not let in",
        ["ImportRecord.cs"] = "rows are written in many transactions; it is written down before and after",
    };

    /// <summary>Where an entry is saved with its change by one <c>SaveChanges</c>, or by the caller's transaction.</summary>
    private static readonly Dictionary<string, string> Together = new()
    {
        ["AccountChanges.cs"] = "rows of the store's own context, saved with the account",
        ["BackgroundTasks.cs"] = "added for the caller, who saves",
        ["ScanBatch.cs"] = "in the transaction of the queue",
        ["RegistrationBatch.cs"] = "in the transaction of the queue",
        ["OpenPersonalPage.cs"] = "a look",
        ["AccountSessions.cs"] = "saved with the session's row; the end of one has its own transaction",
        ["RegisteredTeller.cs"] = "in the transaction of the change that is told",
        ["Acting.cs"] = "makes the entry",
        ["AuditTrail.cs"] = "makes the entry",
        ["CleanUpSweep.cs"] = "saved with the proofs of erasure; rows go in batches before",
    };

    [Fact]
    public void Only_what_changes_nothing_is_written_down_by_itself() =>
        Sources().Where(one => Trail().IsMatch(one.Source)).Select(one => one.Name).Where(name => !Alone.ContainsKey(name)).ShouldBeEmpty();

    [Fact]
    public void Every_entry_is_written_in_the_transaction_of_its_change() =>
        Sources()
            .Where(one => Entry().IsMatch(one.Source) && !Transaction().IsMatch(one.Source))
            .Select(one => one.Name)
            .Where(name => !Together.ContainsKey(name))
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_stands_on_the_lists_that_is_not_there()
    {
        var sources = Sources().ToList();
        Alone.Keys.Where(name => !sources.Any(one => one.Name == name && Trail().IsMatch(one.Source))).ShouldBeEmpty();
        Together.Keys.Where(name => !sources.Any(one => one.Name == name && Entry().IsMatch(one.Source))).ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string Source)> Sources() =>
        House.WebFiles(".cs", ".razor").Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    [GeneratedRegex(@"\b(?:[Aa]udit|[Tt]rail)\s*\.WriteAsync\(|GetRequiredService<AuditTrail>\(\)\s*\.WriteAsync\(")]
    private static partial Regex Trail();

    [GeneratedRegex(@"new AuditEntry\(|\.WriteDown\(|MailingRecord\.Of\(|Audit\.Add\(|this EventDb db,\s*string action")]
    private static partial Regex Entry();

    [GeneratedRegex(@"transactions\s*\.RunAsync|BeginTransactionAsync|transactions\.InAsync")]
    private static partial Regex Transaction();
}
