using System.Net;
using System.Text;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Integration.Tests.Registrations;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Letters;

/// <summary>What nobody sees is taken out before anything is judged: by form, paste and table.</summary>
public sealed class InvisibleCharactersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_form_keeps_the_clean_address_and_knows_the_person_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();

        foreach (
            var address in new[]
            {
                "anna\u200B@schule.example",
                "\uFEFFanna@schule.example",
                "an\u00ADna@schule.example\u200E",
                "anna@schule.example",
            }
        )
            await RegisterAsync("Anna\u200B", address);
        (await (await RegisterAsync("\u200B", "berta@schule.example")).Content.ReadAsStringAsync(Stop)).ShouldContain(
            "Form-FirstName-error"
        );

        await using var db = await app.OpenDbAsync();
        var one = await db.Registrations.SingleAsync(Stop);
        (one.FirstName, one.Email, one.NormalizedEmail).ShouldBe(("Anna", "anna@schule.example", "anna@schule.example"));
        (await db.Outbox.Select(mail => mail.ToAddress).Distinct().ToListAsync(Stop)).ShouldBe(["anna@schule.example"]);

        Task<HttpResponseMessage> RegisterAsync(string name, string address) =>
            app.PostFormAsync(
                $"/e/{fair.Slug}/register",
                "register",
                new()
                {
                    ["Form.FirstName"] = name,
                    ["Form.LastName"] = "O\u0308z",
                    ["Form.Email"] = address,
                    ["Form.Consent"] = "true",
                }
            );
    }

    [Theory, EachDatabase]
    public async Task So_does_the_application_of_a_company(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var fields = new Dictionary<string, string>
        {
            ["Form.CompanyName"] = "Stadt\u00ADreiniger\u200B",
            ["Form.Street"] = "Am Lossewerk 15",
            ["Form.PostalCode"] = "34123",
            ["Form.City"] = "Kassel",
            ["Form.Details.ContactName"] = "A\u0308nne Muster",
            ["Form.Details.ContactEmail"] = "ada\u200B@firma.example",
            ["Form.Details.ContactPhone"] = "0561 12345",
            ["Form.Details.Website"] = "www.firma.example",
            ["Form.Details.ShortTexts[de]"] = "Bei uns lernst du viel.",
            ["Form.Power"] = "Volts400",
            ["Form.WishedWidth"] = "4,5",
            ["Form.WishedDepth"] = "2",
            ["Form.Staff"] = "3",
            ["Form.TermsAccepted"] = "true",
        };

        var nobody = await ExhibitorScene.PostAsync(
            scene.App.Client,
            "/e/messe/apply",
            "apply",
            new Dictionary<string, string>(fields) { ["Form.CompanyName"] = "\u200B" }
        );
        var answer = await ExhibitorScene.PostAsync(scene.App.Client, "/e/messe/apply", "apply", fields);

        (await ExhibitorScene.TextAsync(nobody)).ShouldContain("companyName-error");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var exhibitor = await scene.ReadAsync(db => db.Exhibitors.SingleAsync(Stop));
        (exhibitor.CompanyName, exhibitor.ContactEmail, exhibitor.ActiveKey).ShouldBe(
            ("Stadtreiniger", "ada@firma.example", "stadtreiniger")
        );
        exhibitor.ContactName.ShouldBe("Änne Muster");
        (await scene.ReadAsync(db => db.Outbox.SingleAsync(Stop))).ToAddress.ShouldBe("ada@firma.example");
    }

    [Theory, EachDatabase]
    public async Task So_do_pasted_and_imported_lists(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var pasted = "Jo Beck; jo\u200B@traeger.example\nJo Beck; \uFEFFjo@traeger.example\n\u200B; leer@traeger.example";
        var table =
            "Vorname;Name;E-Mail\nAnna;Muster;anna\u200B@schule.example\nAnna;Muster;anna@schule.example\n\u200B;Leer;leer@schule.example\n";

        (await app.Services.GetRequiredService<InvitationsQuery>().PreviewAsync(fair.Id, pasted, Stop))
            .Value.Select(line => line.Kind)
            .ShouldBe([InvitedLineKind.Accepted, InvitedLineKind.TwiceInTheList, InvitedLineKind.NameMissing]);
        (await app.Services.GetRequiredService<InviteHandler>().HandleAsync(new Invite(fair.Id, pasted, null), Stop)).Value.ShouldBe(1);
        var import = await app.Services.GetRequiredService<RegistrationImports>().OfEventAsync(fair.Id, Stop);
        var read = CsvTable.Read(Encoding.UTF8.GetBytes(table)).Value;
        var lines = ImportMapping.Apply(read, import.Columns, ImportMapping.Guess(read, import.Columns)).Value;
        await import.JudgeAsync(lines, Stop);
        await import.WriteAsync(lines, _ => Task.CompletedTask, Stop);

        lines.Select(line => line.Outcome).ShouldBe([ImportOutcome.Created, ImportOutcome.Refused, ImportOutcome.Refused]);
        await using var db = await app.OpenDbAsync();
        (await db.Invitations.SingleAsync(Stop)).Email.ShouldBe("jo@traeger.example");
        (await db.Registrations.SingleAsync(Stop)).Email.ShouldBe("anna@schule.example");
    }

    /// <summary>Identity composed the address as it came, and threw.</summary>
    [Fact]
    public async Task An_account_is_found_by_its_address_whatever_a_form_brings_with_it()
    {
        await using var app = await TestApp.StartAsync();
        await Browser.AddAccountAsync(app, "chef@example.org");
        using var browser = new Browser(app);

        // Refused before Identity sees it, and not as a wrong password.
        var refused = await browser.SignInAsync("chef\uFFFE\uFFFF@example.org");
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop));
        page.ShouldContain("id=\"unsent\"");
        page.ShouldContain("Zeichen, die kein Text sind");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await browser.SignInAsync("chef\u200B\uFEFF@example.org")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>An address that the form takes and the sender refuses is a person who waits for a mail that never comes.</summary>
    [Fact]
    public void What_a_form_takes_can_be_sent_to()
    {
        foreach (
            var c in Enumerable.Range(0, 0x3000).Append(0xFEFF).Append(0xFFFE).Append(0xE000).Append(0xD800).Select(code => (char)code)
        )
        {
            foreach (var address in new[] { $"a{c}b@schule.example", $"{c}@schule.example", $"ab@schu{c}le.example" })
            {
                if (MailAddressRules.IsValid(address))
                    MailAddress.TryParse(MailAddressRules.Clean(address), null, out _).ShouldBeTrue($"U+{(int)c:X4} in {address}");
            }
        }
    }
}
