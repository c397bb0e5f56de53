using System.Reflection;
using EventManager.Testing;
using Xunit.Sdk;
using Xunit.v3;

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// A theory's rows: one for each kind of database, before what else is given. SQL Server's are there only where a server is named, so that
/// hundreds of rows are not skipped one by one; <see cref="SqlServerTests"/> says once that they were left out.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachDatabaseAttribute(params object?[] rest) : DataAttribute
{
    public static IReadOnlyList<DatabaseUnderTest> Kinds { get; } =
        TestDatabase.SqlServer is null
            ? [DatabaseUnderTest.Sqlite, DatabaseUnderTest.PostgreSql]
            : [DatabaseUnderTest.Sqlite, DatabaseUnderTest.PostgreSql, DatabaseUnderTest.SqlServer];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Kinds.Select(kind => new TheoryDataRow([kind, .. rest]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
