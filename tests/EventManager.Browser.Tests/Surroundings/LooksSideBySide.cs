using EventManager.Browser.Tests.Surroundings;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
[assembly: CollectionBehavior(typeof(LooksSideBySide))]

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>
/// Two classes at a time of those that only look at pages: most of their time one of two cores waits for the other, and nothing of theirs
/// runs out while another is slow. All else is alone: two cores run the server, the browser and the test, and side by side one journey
/// would make another's time run out.
/// </summary>
public sealed class LooksSideBySide(IXunitTestAssembly assembly) : TestCollectionFactoryBase(assembly)
{
    private static readonly Type[] Looks =
    [
        typeof(Pages.EveryPageTests),
        typeof(Registrations.RegistrationPagesTests),
        typeof(Registrations.PartyPagesTests),
        typeof(Door.KioskLookTests),
        typeof(Door.ScannerLookTests),
        typeof(Door.ScannerFacesTests),
        typeof(Exhibitors.ExhibitorPagesTests),
        typeof(Programme.ProgrammePagesTests),
        typeof(Organising.ListPagesTests),
    ];

    public override string DisplayName => "looks side by side";

    protected override IXunitTestCollection GetDefaultTestCollection(Type testClass) =>
        new XunitTestCollection(TestAssembly, null, !Looks.Contains(testClass), "Test collection for " + testClass.FullName);
}
