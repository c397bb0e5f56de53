using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>What cannot be read is refused at its field and still stands there; nothing becomes a default.</summary>
public sealed class TypedNumbersTests
{
    private static readonly string[] Unreadable = ["vier", "2,5", "2.5", "1e1", "3 Personen", "99999999999", "", "0", "-1"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_number_of_people_that_is_none_registers_nobody(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        foreach (var typed in Unreadable)
        {
            var page = await SendAsync(app, $"/e/{fair.Slug}/register", "register", ("Form.PartySize", typed));
            page.ShouldContain("id=\"form-partysize-error\"", Case.Sensitive, typed);
            page.ShouldMatch($"name=\"Form.PartySize\"[^>]*value=\"{typed}\"");
        }
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBe(0);

        await SendAsync(app, $"/e/{fair.Slug}/register", "register", ("Form.PartySize", " 3 "));
        (await db.Registrations.SingleAsync(Stop)).PartySize.ShouldBe(3);
    }

    [Fact]
    public async Task Another_number_of_people_that_is_none_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        foreach (var typed in Unreadable)
        {
            var page = await SendAsync(app, "/me/" + app.Token(LinkPurpose.Registration, id), "party", ("Party.People", typed));
            page.ShouldContain("id=\"party-people-error\"", Case.Sensitive, typed);
            page.ShouldMatch($"name=\"Party.People\"[^>]*value=\"{typed}\"");
        }
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_not_any_time()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        db.Add(new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 5));
        await db.SaveChangesAsync(Stop);

        var page = await SendAsync(app, $"/e/{fair.Slug}/register", "register", ("Form.TimeSlotId", "morgens"));

        page.ShouldContain("id=\"slot-error\"");
        (await db.Registrations.CountAsync(Stop)).ShouldBe(0);

        var id = (await app.RegisterAsync(fair.Slug, "ben")).Value.Id;
        var own = await SendAsync(app, "/me/" + app.Token(LinkPurpose.Registration, id), "time", ("Time.SlotId", "morgens"));
        own.ShouldContain("id=\"slot-error\"");
    }

    [Theory]
    [InlineData("3,5 m", 350)]
    [InlineData("3", 300)]
    [InlineData("300mm", null)]
    [InlineData("1e1", null)]
    [InlineData("drei", null)]
    [InlineData("", null)]
    public void A_length_is_read_or_refused(string typed, int? centimetres) => Metres.Read(typed).ShouldBe(centimetres);

    [Fact]
    public async Task A_filled_trap_stores_nothing_and_promises_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();

        var page = await SendAsync(app, $"/e/{fair.Slug}/register", "register", ("Form.Trap", "https://anna.example"));

        page.ShouldContain("Deine Anmeldung ist noch nicht gespeichert");
        page.ShouldContain("value=\"Anna\"");
        page.ShouldNotContain("https://anna.example");
        page.ShouldNotContain("Form.Website");
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBe(0);
    }

    /// <summary>The page that answers; what was done leads to another one.</summary>
    private static async Task<string> SendAsync(TestApp app, string path, string form, (string Name, string Value) odd)
    {
        var fields = new Dictionary<string, string>();
        if (form == "register")
        {
            fields = new()
            {
                ["Form.FirstName"] = "Anna",
                ["Form.LastName"] = "Öztürk",
                ["Form.Email"] = "anna@schule.example",
                ["Form.PartySize"] = "1",
                ["Form.Consent"] = "true",
            };
        }
        fields[odd.Name] = odd.Value;
        using var answer = await app.PostFormAsync(path, form, fields);
        ((int)answer.StatusCode).ShouldBeLessThan(400);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
