using EventManager.Testing;

namespace EventManager.Integration.Tests.Databases;

/// <summary>First line of a test that runs on each database.</summary>
internal static class EachDatabase
{
    /// <summary>Skips the test where PostgreSQL is not there; in CI that is a failure.</summary>
    public static void Require(DatabaseUnderTest kind) => Postgres.SkipWithout(kind);
}
