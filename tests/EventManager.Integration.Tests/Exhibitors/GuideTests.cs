using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors.Own;
using EventManager.Web.Features.Exhibitors.Plan;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Exhibitors;

public sealed class GuideTests
{
    [Theory, EachDatabase]
    public async Task The_guide_finds_by_company_and_by_both_forms_of_an_occupation(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddExhibitorAsync("Gasthaus Krone", ExhibitorState.Accepted, scene.Cook);
        await scene.AddExhibitorAsync("Holz & Söhne", ExhibitorState.Accepted, scene.Carpenter);
        await scene.AddExhibitorAsync("Noch nicht", ExhibitorState.Applied, scene.Cook);

        (await FoundAsync("?q=koch")).ShouldBe(["Gasthaus Krone"]);
        (await FoundAsync("?q=K%C3%96CHIN")).ShouldBe(["Gasthaus Krone"]);
        (await FoundAsync("?q=s%C3%B6hne")).ShouldBe(["Holz & Söhne"]);
        (await FoundAsync("?q=holz+tischler")).ShouldBe(["Holz & Söhne"]);
        (await FoundAsync("?occupation=" + scene.Carpenter.Id)).ShouldBe(["Holz & Söhne"]);
        (await FoundAsync("?q=100%25")).ShouldBeEmpty();
        (await FoundAsync("?page=99&q=&occupation=quatsch")).ShouldBe(["Gasthaus Krone", "Holz & Söhne"]);

        async Task<List<string>> FoundAsync(string query)
        {
            var html = await ExhibitorScene.TextAsync(await scene.App.Client.GetAsync("/e/messe/exhibitors" + query, ExhibitorScene.Stop));
            return [.. html.Split("<h3 class=\"card__title\">").Skip(1).Select(part => part.Split("</h3>")[0])];
        }
    }

    [Fact]
    public async Task A_booth_leads_to_its_entry_wherever_in_the_list_that_is_and_back()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        for (var n = 0; n < 65; n++)
            await scene.AddExhibitorAsync($"Firma {n:00}", ExhibitorState.Accepted);
        var last = await scene.AddExhibitorAsync("Zuletzt AG", ExhibitorState.Accepted);
        var booth = await scene.AddBoothAsync("E12", 0);
        await scene.Get<AssignBoothHandler>().HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, last.Id), ExhibitorScene.Stop);

        var first = await scene.App.Client.GetStringAsync("/e/messe/exhibitors", ExhibitorScene.Stop);
        var link = $"/e/messe/exhibitors?show={last.Id}";
        var shown = await scene.App.Client.GetStringAsync(link, ExhibitorScene.Stop);

        first.ShouldContain($"href=\"{link}#exhibitor-{last.Id}\"");
        first.ShouldNotContain($"id=\"exhibitor-{last.Id}\"");
        shown.ShouldContain($"id=\"exhibitor-{last.Id}\"");
        shown.ShouldContain($"#booth-{booth.Id}\"");
        shown.ShouldContain($"id=\"booth-{booth.Id}\"");
    }

    [Fact]
    public async Task A_name_that_is_markup_is_shown_as_text_everywhere()
    {
        const string name = "<script>alert('x')</script> GmbH";
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        var exhibitor = await scene.AddExhibitorAsync(name, ExhibitorState.Accepted);
        var booth = await scene.AddBoothAsync("E1", 0);
        await scene.Get<AssignBoothHandler>().HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, exhibitor.Id), ExhibitorScene.Stop);
        var token = scene.Get<PersonalLinks>().Token(LinkPurpose.Exhibitor, exhibitor.Id, exhibitor.LinkVersion);

        foreach (var path in (string[])["/e/messe/exhibitors", "/e/messe/exhibitors?q=%3Cscript%3E", "/x/" + token])
        {
            var html = await scene.App.Client.GetStringAsync(path, ExhibitorScene.Stop);
            html.ShouldContain("&lt;script&gt;");
            html.ShouldNotContain("<script", Case.Insensitive, path);
        }
    }

    [Fact]
    public async Task No_person_stands_in_the_guide_or_the_API()
    {
        await using var scene = await ExhibitorScene.StartAsync(
            DatabaseUnderTest.Sqlite,
            services => services.AddAuthorizationBuilder().AddPolicy(Policies.EventsRead, policy => policy.RequireAssertion(_ => true))
        );
        for (var n = 0; n < 3; n++)
            await scene.AddExhibitorAsync("Firma " + n, ExhibitorState.Accepted, scene.Cook);
        await scene.AddExhibitorAsync("Noch nicht", ExhibitorState.Applied);
        await scene.AddBoothAsync("E1", 0);

        var guide = await scene.App.Client.GetStringAsync("/e/messe/exhibitors", ExhibitorScene.Stop);
        var first = await scene.App.Client.GetAsync("/api/v1/events/messe/exhibitors?limit=2", ExhibitorScene.Stop);
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = await scene.App.Client.GetFromJsonAsync<JsonElement>(next, ExhibitorScene.Stop);
        var booths = await scene.App.Client.GetFromJsonAsync<JsonElement>("/api/v1/events/messe/booths", ExhibitorScene.Stop);
        var json = await first.Content.ReadAsStringAsync(ExhibitorScene.Stop);

        guide.ShouldNotContain("Ada Muster");
        json.ShouldNotContain("Ada Muster");
        json.ShouldNotContain("firma.example");
        JsonDocument.Parse(json).RootElement.GetArrayLength().ShouldBe(2);
        second.EnumerateArray().Select(e => e.GetProperty("companyName").GetString()).ShouldBe(["Firma 2"]);
        booths[0].GetProperty("label").GetString().ShouldBe("E1");
    }

    [Theory, EachDatabase]
    public async Task A_company_changes_its_own_entry_and_no_other(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var mine = await scene.AddExhibitorAsync("Meine", ExhibitorState.Accepted, scene.Cook);
        var other = await scene.AddExhibitorAsync("Andere", ExhibitorState.Accepted, scene.Cook);
        var links = scene.Get<PersonalLinks>();
        var token = links.Token(LinkPurpose.Exhibitor, mine.Id, mine.LinkVersion);
        string[] forged =
        [
            links.Token(LinkPurpose.Exhibitor, other.Id)[..22] + token[22..],
            links.Token(LinkPurpose.Registration, other.Id),
            links.Token(LinkPurpose.Exhibitor, other.Id, 2),
            "x",
        ];

        foreach (var wrong in forged)
        {
            (await scene.App.Client.GetAsync("/x/" + wrong, ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            var refused = await scene.Get<OwnExhibitors>().WithdrawAsync(wrong, ExhibitorScene.Stop);
            refused.Refusal!.Code.ShouldBe("exhibitors.link_invalid");
        }
        var saved = await ExhibitorScene.PostAsync(
            scene.App.Client,
            "/x/" + token,
            "details",
            new Dictionary<string, string>
            {
                ["Form.ContactName"] = "Neu Mensch",
                ["Form.ContactEmail"] = "neu@firma.example",
                ["Form.ContactPhone"] = "0561 99999",
                ["Form.ShortTexts[de]"] = "Neuer Text",
                ["Form.Occupations"] = scene.Carpenter.Id.ToString(),
            }
        );

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await ExhibitorScene.TextAsync(saved));
        var rows = await scene.ReadAsync(db =>
            db.Exhibitors.Include(e => e.Occupations).OrderByDescending(e => e.CompanyName).ToListAsync(ExhibitorScene.Stop)
        );
        (rows[0].ContactName, rows[0].ShortText.German).ShouldBe(("Neu Mensch", "Neuer Text"));
        rows[0].Occupations.Single().OccupationId.ShouldBe(scene.Carpenter.Id);
        rows[1].ContactName.ShouldBe("Ada Muster");
    }

    [Theory, EachDatabase]
    public async Task A_company_that_withdraws_gives_its_booth_back_and_may_apply_anew(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var exhibitor = await scene.AddExhibitorAsync("Meine", ExhibitorState.Accepted);
        var booth = await scene.AddBoothAsync("E1", 0);
        await scene.Get<AssignBoothHandler>().HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, exhibitor.Id), ExhibitorScene.Stop);
        var token = scene.Get<PersonalLinks>().Token(LinkPurpose.Exhibitor, exhibitor.Id, exhibitor.LinkVersion);
        var before = await ExhibitorScene.TextAsync(await scene.App.Client.GetAsync("/x/" + token, ExhibitorScene.Stop));

        var answer = await ExhibitorScene.PostAsync(scene.App.Client, "/x/" + token, "withdraw", []);

        before.ShouldContain("<dd>E1</dd>");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await scene.ReadAsync(db => db.Booths.Select(b => b.ExhibitorId).SingleAsync(ExhibitorScene.Stop))).ShouldBeNull();
        (await scene.ReadAsync(db => db.Exhibitors.Select(e => e.State).SingleAsync(ExhibitorScene.Stop))).ShouldBe(
            ExhibitorState.Withdrawn
        );
        await scene.AddExhibitorAsync("Meine", ExhibitorState.Applied);
    }
}
