using EventManager.Integration.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongOnesFirst))]

namespace EventManager.Integration.Tests;

/// <summary>What takes longest begins first, so that at the end no core waits for the other.</summary>
public sealed class LongOnesFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Registrations.Seating.NeverMoreThanThereIsTests),
        nameof(Jobs.TwoNodesTests),
        nameof(Mailings.KilledSenderTests),
        nameof(Programme.SessionQueueTests),
        nameof(CheckIn.DoorRaceTests),
        nameof(Api.RegistrationCallsTests),
        nameof(Exhibitors.ApplyTests),
        nameof(Api.AccessTokenTests),
        nameof(Registrations.SelfServiceTests),
        nameof(Settings.StartRefusalTests),
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
