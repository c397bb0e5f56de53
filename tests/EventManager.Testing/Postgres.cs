using Xunit;

namespace EventManager.Testing;

/// <summary>Says why a test on PostgreSQL does not run here; in CI it must, unless only the fast tests were asked for.</summary>
public static class Postgres
{
    public static void SkipWithout(DatabaseUnderTest kind) =>
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
}
