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
        nameof(Jobs.TwoNodesTests),
        nameof(Accounts.Providers.ProviderJourneyTests),
        nameof(Robustness.FuzzTests),
        nameof(Access.RouteMatrixTests),
        nameof(Commands.OperationsGuideTests),
        nameof(Commands.BuiltProgramTests),
        nameof(Robustness.CircuitExtremesTests),
        nameof(Jobs.TellingTaskTests),
        nameof(Databases.StartWithoutDatabaseTests),
        nameof(Databases.MigrateCommandTests),
        nameof(Commands.BackupCommandTests),
        nameof(Commands.ProgramCommandsTests),
        nameof(Accounts.Providers.ProviderTrustTests),
        nameof(Importing.RegistrationImportTests),
        nameof(Accounts.Providers.ProviderAddressTests),
        nameof(Robustness.ParallelTests),
        nameof(Access.CircuitMatrixTests),
        nameof(Databases.UpgradeTests),
        nameof(Invited.CalendarReplyTests),
        nameof(Mailings.OutboxSweepTests),
        nameof(CheckIn.BoardCostTests),
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
