using Xunit;

namespace EventManager.Testing;

/// <summary>Says why a test on PostgreSQL does not run here; in CI it must.</summary>
public static class Postgres
{
    public static void SkipWithout(DatabaseUnderTest kind)
    {
        if (kind is not DatabaseUnderTest.PostgreSql || TestDatabase.WhyNoPostgres is not { } why)
            return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is not null, why);
        Assert.Fail(why);
    }
}
