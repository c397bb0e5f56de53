using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Each link that opens something for ever can be made useless; the new one goes to whom it belongs.</summary>
public sealed class RenewedLinkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_registrations_old_links_are_refused_with_words_and_the_new_one_is_mailed(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "andere"));
        var id = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        var (links, by) = (app.Services.GetRequiredService<PersonalLinks>(), Guid.CreateVersion7());
        var old = links.Token(LinkPurpose.Registration, id);
        (await app.Client.GetAsync("/me/" + old, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var renew = app.Services.GetRequiredService<RenewLinkHandler>();

        (await renew.HandleAsync(new(other.Id, id, by), Stop)).Refusal.ShouldBe(RegistrationRefusals.NotFound);
        (await renew.HandleAsync(new(fair.Id, id, by), Stop)).IsRefused.ShouldBeFalse();

        foreach (var path in new[] { "/me/" + old, "/party/" + links.Token(LinkPurpose.Party, id), "/me/" + old + "/about" })
            (await app.Client.GetStringOrEmptyAsync(path)).ShouldNotContain("Anna", Case.Insensitive);
        (await app.Client.GetStringOrEmptyAsync("/me/" + old)).ShouldContain("Link");
        await using var db = await app.OpenDbAsync();
        var mail = await db.Outbox.AsNoTracking().SingleAsync(m => m.SubjectId == id && m.OnceKey!.StartsWith("link-renewed:"), Stop);
        (await OpensAsync(app, mail.Kind, mail.Id)).ShouldBeTrue();
        await ShouldBeAuditedAsync(app, "registration.link_renewed", id, by);
    }

    [Theory, EachDatabase]
    public async Task An_organiser_gets_a_link_for_a_while_and_never_the_persons_own(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);

        var opened = (await organiser.GetAsync($"/organise/events/{fair.Slug}/registrations/{id}/page", Stop)).Headers.Location!;

        var links = app.Services.GetRequiredService<PersonalLinks>();
        opened.OriginalString.ShouldNotContain(links.Token(LinkPurpose.Registration, id));
        var page = await app.Client.GetStringAsync(opened, Stop);
        page.ShouldContain("Anna", Case.Insensitive);
        page.ShouldNotContain(links.Token(LinkPurpose.Registration, id));
        page.ShouldNotContain(links.Token(LinkPurpose.Party, id));
        var token = opened.OriginalString.Split('/')[^1];
        foreach (var forged in new[] { token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), token[..21] + "AAAAAA" + token[27..] })
            links.IsValid(forged, LinkPurpose.Registration, id).ShouldBeFalse();
        links.IsValid(token, LinkPurpose.Party, id).ShouldBeFalse("for what it was made and nothing else");
        clock.Advance(TimeSpan.FromMinutes(31));
        (await app.Client.GetStringOrEmptyAsync(opened.OriginalString)).ShouldNotContain("Anna", Case.Insensitive);
    }

    [Theory, EachDatabase]
    public async Task An_exhibitors_a_companys_an_invitations_and_an_events_link_too(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "andere"));
        var now = DateTimeOffset.UtcNow;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        var exhibitor = new Exhibitor(fair.Id, "Kahlert", "Eva", "eva@kahlert.example", now);
        var company = new CompanyAccess(fair.Id, "KVV", "Uwe", "uwe@kvv.example", now);
        var invitation = new Invitation(fair.Id, "Grace", "grace@haus.example", now);
        await using var db = await app.OpenDbAsync();
        db.AddRange(exhibitor, company, invitation);
        await db.SaveChangesAsync(Stop);
        var by = (await db.Staff.SingleAsync(s => s.EventId == fair.Id, Stop)).UserId;
        await db
            .Events.Where(e => e.Id == fair.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Visibility, EventVisibility.Link), Stop);
        var (links, services) = (app.Services.GetRequiredService<PersonalLinks>(), app.Services);
        (string Path, Guid Id, string Action)[] all =
        [
            ("/x/" + links.Token(LinkPurpose.Exhibitor, exhibitor.Id), exhibitor.Id, "exhibitor.link_renewed"),
            ("/c/" + links.Token(LinkPurpose.Company, company.Id), company.Id, "company.link_renewed"),
            ("/i/" + links.Token(LinkPurpose.Invitation, invitation.Id), invitation.Id, "invitation.link_renewed"),
            (EventKeys.Address(fair.Slug, links.Token(LinkPurpose.Event, fair.Id)), fair.Id, "event.link_renewed"),
        ];
        foreach (var (path, _, _) in all)
            (await app.Client.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, path);

        var elsewhere = Guid.CreateVersion7();
        (
            await services.GetRequiredService<RenewExhibitorLinkHandler>().HandleAsync(new(elsewhere, exhibitor.Id, by), Stop)
        ).IsRefused.ShouldBeTrue();
        (
            await services.GetRequiredService<RenewInvitationHandler>().HandleAsync(new(elsewhere, invitation.Id, by), Stop)
        ).IsRefused.ShouldBeTrue();
        await services.GetRequiredService<RenewExhibitorLinkHandler>().HandleAsync(new(fair.Id, exhibitor.Id, by), Stop);
        await services.GetRequiredService<CompanyLinkHandler>().SendAsync(fair.Id, company.Id, revoke: true, by, Stop);
        await services.GetRequiredService<RenewInvitationHandler>().HandleAsync(new(fair.Id, invitation.Id, by), Stop);
        var renewEvent = services.GetRequiredService<RenewEventLinkHandler>();
        (await renewEvent.HandleAsync(new(other.Id, by), Stop)).Refusal.ShouldBe(EventRefusals.HasNoLink);
        (await renewEvent.HandleAsync(new(elsewhere, by), Stop)).Refusal.ShouldBe(EventRefusals.NotFound);
        (await renewEvent.HandleAsync(new(fair.Id, by), Stop)).IsRefused.ShouldBeFalse();
        // Public pages are kept for two seconds.
        await Task.Delay(2_100, Stop);

        foreach (var (path, id, action) in all)
        {
            var answer = await app.Client.GetAsync(path, Stop);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.OK, path);
            (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("<h1", customMessage: path);
            await ShouldBeAuditedAsync(app, action, id, by);
            if (action == "event.link_renewed")
                continue;
            var mail = await db.Outbox.AsNoTracking().SingleAsync(m => m.SubjectId == id, Stop);
            (await OpensAsync(app, mail.Kind, mail.Id)).ShouldBeTrue(path);
        }
    }

    /// <summary>Whether the link in a mail opens what it is about.</summary>
    private static async Task<bool> OpensAsync(TestApp app, string kind, Guid row)
    {
        await using var db = await app.OpenDbAsync();
        var mail = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == row, Stop);
        var draft = await app.Services.GetServices<IMailKind>().Single(one => one.Kind == kind).WriteAsync(db, mail, Stop);
        var link = draft!.Blocks.OfType<MailBlock.Action>().First().Address.PathAndQuery;
        return (await app.Client.GetAsync(link, Stop)).StatusCode is HttpStatusCode.OK;
    }

    private static async Task ShouldBeAuditedAsync(TestApp app, string action, Guid subject, Guid by)
    {
        await using var db = await app.OpenDbAsync();
        var entry = await db.Audit.SingleAsync(e => e.Action == action, Stop);
        (entry.SubjectId, entry.UserId).ShouldBe((subject, by));
    }
}

file static class Reading
{
    public static async Task<string> GetStringOrEmptyAsync(this HttpClient client, string path)
    {
        var stop = TestContext.Current.CancellationToken;
        return await (await client.GetAsync(path, stop)).Content.ReadAsStringAsync(stop);
    }
}
