using System.Net;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class TicketPagesTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_tickets_address_names_the_event_and_no_person(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync("Änne Müller")).Id);

        var page = await scene.App.Client.GetAsync(new Uri(code.ToUpperInvariant()).AbsolutePath, Stop);
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Stop));

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("Ausbildungsmesse");
        html.ShouldContain("Bitte diesen Code am Eingang zeigen");
        html.ShouldNotContain("Müller");
    }

    [Theory]
    [InlineData("/T/RUBBISH")]
    [InlineData("/T/")]
    [InlineData("/T/A/B/C")]
    public async Task An_address_that_is_no_ticket_is_explained(string path)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var page = await scene.App.Client.GetAsync(path, Stop);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Stop)).ShouldContain("gehört zu keinem Ticket");
    }

    [Fact]
    public async Task The_scanners_page_is_bare_and_may_run_webassembly()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var page = await scene.App.Client.GetAsync("/door", Stop);
        var html = await page.Content.ReadAsStringAsync(Stop);

        html.ShouldContain("<main id=\"scanner\" data-language=\"de\"");
        html.ShouldContain("scanner/scanner");
        html.ShouldNotContain("<nav");
        string.Join(";", page.Headers.GetValues("Content-Security-Policy")).ShouldContain("'wasm-unsafe-eval'");
    }

    [Theory, EachDatabase]
    public async Task A_reissued_ticket_takes_the_old_ones_place_inside(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var old = await scene.TicketAsync();
        var oldCode = await scene.CodeAsync(old.Id);
        await scene.ScanAsync(oldCode);
        var handler = scene.App.Services.GetRequiredService<ReissueTicketHandler>();

        var fresh = await handler.HandleAsync(scene.Event.Id, old.Id, null, Stop);
        var again = await handler.HandleAsync(scene.Event.Id, old.Id, null, Stop);

        again.Refusal!.Code.ShouldBe("tickets.not_valid");
        (await scene.ScanAsync(oldCode)).Verdict().ShouldBe("revoked");
        (await scene.ScanAsync(oldCode, "out")).Verdict().ShouldBe("revoked");
        (await scene.ScanAsync(await scene.CodeAsync(fresh.Value))).Verdict().ShouldBe("already-inside");
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(1);
        await using var db = await scene.App.OpenDbAsync();
        var mails = await db.Outbox.Where(mail => mail.SubjectId == old.RegistrationId).Select(mail => mail.Kind).ToListAsync(Stop);
        mails.Count(kind => kind == RegistrationMails.TicketReplaced).ShouldBe(1, "the new ticket reaches the person, once");
    }

    [Theory, EachDatabase]
    public async Task An_organiser_sees_the_tickets_of_the_own_event_only(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var other = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var list = scene.App.Services.GetRequiredService<TicketListQuery>();

        var found = (await list.FindAsync(scene.Event.Id, ticket.RegistrationId, Stop)).ShouldNotBeNull();
        found.Tickets.ShouldContain(line => line.Id == ticket.Id && line.State == Domain.Tickets.TicketState.Valid);
        (await list.FindAsync(other.Event.Id, ticket.RegistrationId, Stop)).ShouldBeNull();
        var handler = scene.App.Services.GetRequiredService<ReissueTicketHandler>();
        (await handler.HandleAsync(other.Event.Id, ticket.Id, null, Stop)).Refusal!.Code.ShouldBe("tickets.not_found");
    }

    [Theory, EachDatabase]
    public async Task Somebody_inside_on_a_revoked_ticket_is_counted_until_they_leave(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var code = await scene.CodeAsync(ticket.Id);
        await scene.ScanAsync(code);

        await scene.App.Services.GetRequiredService<RevokeTicketHandler>().HandleAsync(scene.Event.Id, ticket.Id, null, Stop);

        (await scene.ScanAsync(code)).Verdict().ShouldBe("revoked");
        (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32().ShouldBe(1);
        (await scene.ScanAsync(code, "out")).Verdict().ShouldBe("left");
        (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32().ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_new_gate_takes_scans_at_once(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var saver = scene.App.Services.GetRequiredService<SaveGateHandler>();
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        (await scene.ScanAsync(code, gate: "gruene-tuer")).Verdict().ShouldBe("unknown");

        await saver.HandleAsync(new SaveGate(scene.Event.Id, null, "Grüne Tür"), Stop);

        (await scene.ScanAsync(code, gate: "gruene-tuer")).Verdict().ShouldBe("admitted");
        (await saver.HandleAsync(new SaveGate(scene.Event.Id, null, "Grüne Tür"), Stop)).Refusal!.Code.ShouldBe("check-in.gate_taken");
    }
}
