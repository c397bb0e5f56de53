using System.Net;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Exhibitors;

public sealed class ApplyTests
{
    private static Dictionary<string, string> Fields(string company = "Stadtreiniger") =>
        new()
        {
            ["Form.CompanyName"] = company,
            ["Form.Street"] = "Am Lossewerk 15",
            ["Form.PostalCode"] = "34123",
            ["Form.City"] = "Kassel",
            ["Form.Details.ContactName"] = "Ada Muster",
            ["Form.Details.ContactEmail"] = "ada@firma.example",
            ["Form.Details.ContactPhone"] = "0561 12345",
            ["Form.Details.Website"] = "www.firma.example",
            ["Form.Details.ShortTexts[de]"] = "Bei uns lernst du viel.",
            ["Form.Details.ShortTexts[en]"] = "You learn a lot with us.",
            ["Form.Details.ShortTexts[xx]"] = "No language of this site.",
            ["Form.Power"] = "Volts400",
            ["Form.WishedWidth"] = "4,5",
            ["Form.WishedDepth"] = "2",
            ["Form.Staff"] = "3",
            ["Form.TermsAccepted"] = "true",
        };

    [Theory, EachDatabase]
    public async Task A_company_applies_and_gets_a_mail_with_its_link(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var fields = Fields()
            .Append(new("Form.Details.Occupations", scene.Cook.Id.ToString()))
            .Append(new("Form.Details.Occupations", scene.Carpenter.Id.ToString()))
            .Append(new("Form.Details.Occupations", Guid.NewGuid().ToString()));

        var answer = await ExhibitorScene.PostAsync(scene.App.Client, "/e/messe/apply", "apply", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldEndWith("/e/messe/apply/done");
        var exhibitor = await scene.ReadAsync(db => db.Exhibitors.Include(e => e.Occupations).SingleAsync(ExhibitorScene.Stop));
        exhibitor.CompanyName.ShouldBe("Stadtreiniger");
        exhibitor.Website.ShouldBe("https://www.firma.example/");
        exhibitor.ShortText.German.ShouldBe("Bei uns lernst du viel.");
        exhibitor.ShortText.Languages.Select(exhibitor.ShortText.Translated).ShouldBe(["You learn a lot with us."]);
        (exhibitor.Power, exhibitor.WishedWidth, exhibitor.WishedDepth, exhibitor.Staff).ShouldBe((PowerSupply.Volts400, 450, 200, 3));
        exhibitor.Occupations.Select(o => o.OccupationId).ShouldBe([scene.Cook.Id, scene.Carpenter.Id], ignoreOrder: true);
        var mail = await scene.ReadAsync(db => db.Outbox.SingleAsync(ExhibitorScene.Stop));
        (mail.Kind, mail.ToAddress, mail.SubjectId).ShouldBe(("exhibitor-applied", "ada@firma.example", exhibitor.Id));
        var writer = scene.Get<IEnumerable<IMailKind>>().Single(k => k.Kind == mail.Kind);
        var draft = await scene.ReadAsync(db => writer.WriteAsync(db, mail, ExhibitorScene.Stop));
        draft!.Blocks.OfType<MailBlock.Action>().Single().Address.AbsolutePath.ShouldMatch("^/x/[A-Za-z0-9_-]{43}$");
    }

    [Theory]
    [InlineData("Form.CompanyName", "", "companyName")]
    [InlineData("Form.Street", " ", "street")]
    [InlineData("Form.PostalCode", "123456789012345678901", "postalCode")]
    [InlineData("Form.City", "", "city")]
    [InlineData("Form.Details.ContactName", "", "contactName")]
    [InlineData("Form.Details.ContactEmail", "ada@firma", "contactEmail")]
    [InlineData("Form.Details.ContactPhone", "hallo", "contactPhone")]
    [InlineData("Form.Details.Website", "javascript://firma.example/%0aalert(1)", "website")]
    [InlineData("Form.Power", "42", "power")]
    [InlineData("Form.WishedWidth", "drei", "wishedWidth")]
    [InlineData("Form.WishedDepth", "0,5", "wishedDepth")]
    [InlineData("Form.Staff", "-1", "staff")]
    [InlineData("Form.TermsAccepted", "false", "termsAccepted")]
    public async Task What_is_wrong_stands_at_its_field_and_the_rest_stays(string field, string value, string id)
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        var fields = Fields();
        fields[field] = value;

        var answer = await ExhibitorScene.PostAsync(scene.App.Client, "/e/messe/apply", "apply", fields);

        var html = await ExhibitorScene.TextAsync(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        html.ShouldContain($"id=\"{id}-error\"");
        html.ShouldContain($"#{id}\"");
        html.ShouldContain("Bei uns lernst du viel.");
        (await scene.ReadAsync(db => db.Exhibitors.CountAsync(ExhibitorScene.Stop))).ShouldBe(0);
        (await scene.ReadAsync(db => db.Outbox.CountAsync(ExhibitorScene.Stop))).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Pressing_many_times_at_once_is_one_application(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => ExhibitorScene.PostAsync(scene.App.NewClient(), "/e/messe/apply", "apply", Fields()))
        );

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await scene.ReadAsync(db => db.Exhibitors.CountAsync(ExhibitorScene.Stop))).ShouldBe(1);
        (await scene.ReadAsync(db => db.Outbox.CountAsync(ExhibitorScene.Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task A_company_that_somebody_else_has_entered_is_told_so()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        await scene.AddExhibitorAsync("STADTREINIGER", ExhibitorState.Applied);
        var fields = Fields();
        fields["Form.Details.ContactEmail"] = "other@firma.example";

        var answer = await ExhibitorScene.PostAsync(scene.App.Client, "/e/messe/apply", "apply", fields);

        (await ExhibitorScene.TextAsync(answer)).ShouldContain("id=\"companyName-error\"");
        (await scene.ReadAsync(db => db.Exhibitors.CountAsync(ExhibitorScene.Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task After_the_deadline_the_page_says_so_and_a_late_form_is_refused()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        await using (var db = await scene.App.OpenDbAsync())
        {
            var fair = await db.Events.SingleAsync(ExhibitorScene.Stop);
            fair.SetExhibitorDeadline(DateTimeOffset.UtcNow.AddDays(-1));
            await db.SaveChangesAsync(ExhibitorScene.Stop);
        }

        var page = await scene.App.Client.GetStringAsync("/e/messe/apply", ExhibitorScene.Stop);
        var late = await scene
            .Get<EventManager.Web.Features.Exhibitors.Applying.ApplyHandler>()
            .HandleAsync(new(scene.Fair.Id, ExhibitorScene.Application("Spät GmbH"), "de"), ExhibitorScene.Stop);

        page.ShouldNotContain("<form method=\"post\"");
        page.ShouldContain("notice--info");
        late.Refusal!.Code.ShouldBe("exhibitors.applications_closed");
    }

    [Fact]
    public async Task A_fair_that_nobody_may_know_of_yet_has_no_form()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);

        (await scene.App.Client.GetAsync("/e/nichts/apply", ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
