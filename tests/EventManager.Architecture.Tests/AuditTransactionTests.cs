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
        ["src/EventManager.Web/Platform/Csv/TableFormat.cs"] = "an export",
        ["src/EventManager.Web/Features/Registrations/OwnData/OwnDataFile.cs"] = "an export",
        ["src/EventManager.Web/Features/Registrations/Organising/RegistrationDetail.razor"] = "a look",
        ["src/EventManager.Web/Features/Registrations/OwnData/PersonDataPage.razor"] = "a look",
        ["src/EventManager.Web/Features/Registrations/OwnData/NamedDataPage.razor"] = "a look",
        ["src/EventManager.Web/Features/Registrations/OwnData/PersonDataQuery.cs"] = "a look",
        ["src/EventManager.Web/Features/Registrations/Questions/RegistrationFiles.cs"] = "a look",
        ["src/EventManager.Web/Features/Api/RegistrationCalls.cs"] = "a look",
        ["src/EventManager.Web/Features/Events/Inviting/InvitationsPage.razor.cs"] = "a look",
        ["src/EventManager.Web/Features/Accounts/SignIn/AccountSignIns.cs"] = "who was not let in",
        ["src/EventManager.Web/Features/Accounts/SignIn/AccountSignIns.Confirming.cs"] = "who was not let in",
        ["src/EventManager.Web/Features/Accounts/Providers/EmergencyCodes.cs"] = "who was not let in",
        ["src/EventManager.Web/Features/Accounts/Providers/ProviderEvents.cs"] = "who was not let in",
        ["src/EventManager.Web/Platform/Csv/ImportRecord.cs"] =
            "rows are written in many transactions; it is written down before and after",
    };

    /// <summary>Where an entry is saved with its change by one <c>SaveChanges</c>, or by the caller's transaction.</summary>
    private static readonly Dictionary<string, string> Together = new()
    {
        ["src/EventManager.Web/Features/Accounts/Safety/AccountChanges.cs"] = "rows of the store's own context, saved with the account",
        ["src/EventManager.Web/Platform/Jobs/Tasks/BackgroundTasks.cs"] = "added for the caller, who saves",
        ["src/EventManager.Web/Features/CheckIn/Record/ScanBatch.cs"] = "in the transaction of the queue",
        ["src/EventManager.Web/Features/Registrations/RegistrationBatch.cs"] = "in the transaction of the queue",
        ["src/EventManager.Web/Features/Registrations/Organising/OpenPersonalPage.cs"] = "a look",
        ["src/EventManager.Web/Platform/Security/AccountSessions.cs"] =
            "saved with the session's row; the end of one has its own transaction",
        ["src/EventManager.Web/Features/Exhibitors/BoothRelease.cs"] = "in the transaction of the change that frees or gives the booth",
        ["src/EventManager.Web/Features/Exhibitors/Logos/LogoChange.cs"] = "in the transaction of whoever may",
        ["src/EventManager.Web/Features/Mailings/RegisteredTeller.cs"] = "in the transaction of the change that is told",
        ["src/EventManager.Web/Features/Mailings/Rules/MailRuleOutcome.cs"] = "in the transaction that approves the rule",
        ["src/EventManager.Web/Platform/Audit/Acting.cs"] = "makes the entry",
        ["src/EventManager.Web/Platform/Audit/AuditTrail.cs"] = "makes the entry",
        ["src/EventManager.Web/Features/Privacy/CleanUpSweep.cs"] = "saved with the proofs of erasure; rows go in batches before",
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
        Alone.Keys.Except(sources.Where(one => Trail().IsMatch(one.Source)).Select(one => one.Name)).ShouldBeEmpty();
        Together.Keys.Except(sources.Where(one => Entry().IsMatch(one.Source)).Select(one => one.Name)).ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string Source)> Sources() =>
        House.WebFiles(".cs", ".razor").Select(file => (House.Short(file), File.ReadAllText(file)));

    [GeneratedRegex(@"\b(?:[Aa]udit|[Tt]rail)\s*\.WriteAsync\(|GetRequiredService<AuditTrail>\(\)\s*\.WriteAsync\(")]
    private static partial Regex Trail();

    [GeneratedRegex(@"new AuditEntry\(|\.WriteDown\(|MailingRecord\.Of\(|Audit\.Add\(|this EventDb db,\s*string action")]
    private static partial Regex Entry();

    [GeneratedRegex(@"transactions\s*\.RunAsync|BeginTransactionAsync|transactions\.InAsync")]
    private static partial Regex Transaction();
}
