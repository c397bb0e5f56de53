using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>The connection that stays open in a rush may go while nobody looks.</summary>
public sealed class DoorAfterARestartTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scan_after_the_server_closed_all_connections_is_judged()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.PostgreSql);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        (await scene.ScanAsync(code)).Verdict().ShouldBe("admitted");

        await using (var db = await scene.App.OpenDbAsync())
        {
            // From outside the program's own pool, as a server that is restarted does.
            await using var server = new NpgsqlConnection(db.Database.GetConnectionString() + ";Pooling=false");
            await server.OpenAsync(Stop);
            await using var end = new NpgsqlCommand(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                server
            );
            ((long)(await end.ExecuteScalarAsync(Stop))!).ShouldBeGreaterThan(0);
        }
        // What the pool holds is gone too; that is Npgsql's to notice, as it always was.
        NpgsqlConnection.ClearAllPools();

        (await scene.ScanAsync(code, "out")).Verdict().ShouldBe("left");
    }
}
