using EventManager.Data;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Databases;

/// <summary>Rows that are cut off without an order are others on each database, and on each day; every test finds the query of the program that does it.</summary>
public sealed class RowOrderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_query_of_the_program_that_cuts_rows_off_says_in_which_order(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await using var db = await app.Get<IDbContextFactory<EventDb>>().CreateDbContextAsync(Stop);

        await Should.ThrowAsync<InvalidOperationException>(() => db.Events.Select(e => e.Slug).Take(3).ToListAsync(Stop));
        await Should.ThrowAsync<InvalidOperationException>(() => db.Events.Select(e => e.Slug).FirstOrDefaultAsync(Stop));
        (await db.Events.OrderBy(e => e.Slug).Select(e => e.Slug).Take(3).ToListAsync(Stop)).ShouldBeEmpty();
    }
}
