using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Databases;

/// <summary>A database that does not count what it changes must not be taken for one that says no.</summary>
public sealed class RowCountTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_that_nobody_counted_is_an_error()
    {
        await using var db = TSql.Open(_ => { }, rows: -1);

        var error = await Should.ThrowAsync<InvalidOperationException>(() => new SeatCounter().TakeAsync(db, Guid.NewGuid(), 1, Stop));

        error.Message.ShouldContain("NOCOUNT");
    }

    [Fact]
    public async Task Also_where_nobody_asks_for_the_number()
    {
        await using var db = TSql.Open(_ => { }, rows: -1);

        await Should.ThrowAsync<InvalidOperationException>(() => new SeatCounter().GiveBackAsync(db, Guid.NewGuid(), 1, Stop));
    }

    [Fact]
    public async Task So_is_a_prepared_statement()
    {
        await using var db = TSql.Open(_ => { }, rows: -1);
        var batch = new StatementBatch(db);
        batch.Add(DoorStatements.Of(db).CountAtGate, Guid.NewGuid(), Gate.Main, 1, 0, 1);
        await db.Database.GetDbConnection().OpenAsync(Stop);

        await Should.ThrowAsync<InvalidOperationException>(() => batch.ExecuteAsync(Stop));
    }

    [Fact]
    public async Task None_is_a_no()
    {
        await using var db = TSql.Open(_ => { });

        (await new SeatCounter().TakeAsync(db, Guid.NewGuid(), 1, Stop)).ShouldBeFalse();
    }
}
