using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>Keys to the API in their list; the phones of a door are not among them, and not revoked with them.</summary>
public sealed class TokenListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_chosen_keys_are_revoked_and_a_phone_at_the_door_is_none(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var chef = await Browser.AddAccountAsync(world.App, "chef@example.org", isAdministrator: true);
        var now = DateTimeOffset.UtcNow;
        AccessToken[] tokens =
        [
            Token(AccessTokenKind.Api, "Website"),
            Token(AccessTokenKind.Api, "Kasse"),
            Token(AccessTokenKind.Door, "Tor"),
        ];
        await using var db = await world.App.OpenDbAsync();
        db.AddRange(tokens);
        await db.SaveChangesAsync(Stop);
        var list = world.App.Services.GetRequiredService<TokenListQuery>();
        (await list.FirstAsync(null, Stop, sort: "name")).Rows.Select(row => row.Name).ShouldBe(["Kasse", "Website"]);
        (await list.NameAsync(new(null), tokens[2].Id, Stop)).ShouldBeNull();

        var input = BulkTask.Input([tokens[0].Id, tokens[2].Id]);
        await world.Tasks.StartAsync(new(RevokeTokensTask.Kind, chef.Id, null, Input: input), Stop);
        await world.Runner.RunDueAsync(Stop);

        (await db.AccessTokens.AsNoTracking().Where(t => t.RevokedAt != null).Select(t => t.Id).ToListAsync(Stop)).ShouldBe([tokens[0].Id]);
        (await db.Audit.SingleAsync(a => a.Action == "token.revoked", Stop)).UserId.ShouldBe(chef.Id);
        (await list.FirstAsync(null, Stop, "events:read"))
            .Rows.Select(row => row.State)
            .ShouldBe([TokenListQuery.Works, TokenListQuery.Revoked], ignoreOrder: true);
        // A key that was never used stands at the end of what was used last, on every database; umlauts are letters there too.
        await db
            .AccessTokens.Where(t => t.Id == tokens[1].Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now).SetProperty(t => t.Name, "Öffnungszeiten"), Stop);
        (await list.FirstAsync(null, Stop, sort: "used", descending: true))
            .Rows.Select(row => row.Name)
            .ShouldBe(["Öffnungszeiten", "Website"]);
        (await list.FirstAsync(null, Stop, "öffnung")).Rows.ShouldHaveSingleItem();

        AccessToken Token(AccessTokenKind of, string name) =>
            new(of, name, Guid.NewGuid().ToByteArray(), Scopes.EventsRead, null, now.AddDays(30), now);
    }
}
