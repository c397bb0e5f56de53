using System.Text.Json;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Events.Changing;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What a phone without a network needs of the snapshot beyond its verdicts.</summary>
public sealed class PhoneSnapshotTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_names_the_company_so_that_somebody_is_found_by_it(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var withOne = await scene.TicketAsync(registration: r => r.Organisation = "Tischlerei Holzmann");
        await scene.TicketAsync();

        var named = (await TicketsAsync(scene)).Where(ticket => ticket.TryGetProperty("organisation", out _)).ShouldHaveSingleItem();

        named.GetProperty("id").GetGuid().ShouldBe(withOne.Id);
        named.GetProperty("organisation").GetString().ShouldBe("Tischlerei Holzmann");
    }

    [Theory, EachDatabase]
    public async Task It_says_until_when_the_phone_is_linked_also_after_the_event_was_postponed(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var before = (await scene.GetAsync("/check-in/snapshot")).GetProperty("expiresAt").GetDateTimeOffset();

        var later = Zone.ToLocal(scene.Event.StartsAt, scene.Event.TimeZone).AddDays(7);
        var postpone = new PostponeEvent(scene.Event.Id, later.DateTime, null);
        (await scene.App.Services.GetRequiredService<PostponeEventHandler>().HandleAsync(postpone, Stop)).IsRefused.ShouldBeFalse();
        await Task.Delay(AccessTokenRegister.Remember, Stop);

        var after = (await scene.GetAsync("/check-in/snapshot")).GetProperty("expiresAt").GetDateTimeOffset();
        (after - before).ShouldBe(TimeSpan.FromDays(7), TimeSpan.FromHours(2));
    }

    /// <summary>The serializer's fast path, which it takes after two small answers, cannot write what is still being read.</summary>
    [Fact]
    public async Task It_can_be_asked_for_again_and_again()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        await scene.TicketAsync();

        for (var i = 0; i < 8; i++)
            (await TicketsAsync(scene)).Count.ShouldBe(1);
    }

    private static async Task<List<JsonElement>> TicketsAsync(DoorScene scene) =>
        [.. (await scene.GetAsync("/check-in/snapshot")).GetProperty("tickets").EnumerateArray()];
}
