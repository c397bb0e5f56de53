using EventManager.Integration.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongOnesFirst))]

namespace EventManager.Integration.Tests;

/// <summary>
/// What takes longest begins first, so that at the end no core waits for the other: a class runs one test after the other, and
/// <c>IdleTests</c> wait for 80 seconds.
/// </summary>
public sealed class LongOnesFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Mailings.Year.MailYearTests),
        nameof(Registrations.Seating.NeverMoreThanThereIsTests),
        nameof(Jobs.IdleTests),
        nameof(Commands.BackupCommandTests),
        nameof(Jobs.TwoNodesTests),
        nameof(Accounts.Providers.ProviderJourneyTests),
        nameof(Robustness.FuzzTests),
        nameof(Access.RouteMatrixTests),
        nameof(Databases.MigrateCommandTests),
        nameof(Databases.StartWithoutDatabaseTests),
        nameof(Robustness.CircuitExtremesTests),
        nameof(Commands.CheckCommandTests),
        nameof(Commands.AdminRescueTests),
        nameof(Commands.ProgramCommandsTests),
        nameof(Accounts.Providers.ProviderTrustTests),
        nameof(Importing.RegistrationImportTests),
        nameof(Accounts.Providers.ProviderAddressTests),
        nameof(Accounts.Providers.ProviderSettingsTests),
        nameof(Robustness.ParallelTests),
        nameof(Access.CircuitMatrixTests),
        nameof(Databases.UpgradeTests),
        nameof(Invited.CalendarReplyTests),
        nameof(Mailings.OutboxSweepTests),
        nameof(Commands.OperationsGuideTests),
        nameof(CheckIn.BoardCostTests),
        nameof(Settings.StartRefusalTests),
        nameof(Accounts.SessionTests),
        nameof(Mailings.KilledSenderTests),
        nameof(Programme.SessionQueueTests),
        nameof(CheckIn.DoorRaceTests),
        nameof(Api.RegistrationCallsTests),
        nameof(Exhibitors.ApplyTests),
        nameof(Api.AccessTokenTests),
        nameof(Registrations.SelfServiceTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Turn)];

    private static int Turn<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains("." + name, StringComparison.Ordinal))
            is >= 0
                and var turn
            ? turn
            : Long.Length;
}
