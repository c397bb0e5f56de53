using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>What an organiser does for others: register a caller, open a person's page, change a company.</summary>
public sealed class ByPhoneTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_caller_is_confirmed_at_once_and_the_last_seat_is_not_given_twice(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(1);
        var register = app.Services.GetRequiredService<RegisterByPhoneHandler>();

        var first = await register.HandleAsync(new(fair.Id, Guid.CreateVersion7(), Form("ada@haus.example")), Stop);
        var second = await register.HandleAsync(new(fair.Id, Guid.CreateVersion7(), Form("bo@haus.example")), Stop);
        var wrong = await register.HandleAsync(new(fair.Id, Guid.CreateVersion7(), Form("kein")), Stop);

        first.Value.State.ShouldBe(RegistrationState.Confirmed);
        second.Value.State.ShouldBe(RegistrationState.Waitlisted);
        wrong.Refusal!.Field.ShouldBe("person.email");
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.Kind == "registration-ticket" && m.ToAddress == "ada@haus.example", Stop)).ShouldBe(1);
        (await db.Audit.CountAsync(a => a.Action == "registration.by_phone", Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Only_the_events_organisers_get_to_the_form_and_to_a_persons_page(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "andere"));
        var anna = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, fair.Id);
        using var stranger = await app.SignInAsync(StaffRole.Organiser, other.Id);
        var (page, form) = ($"/organise/events/{fair.Slug}/registrations/{anna}/page", $"/organise/events/{fair.Slug}/registrations/new");

        (await organiser.GetAsync(form, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var wrong in new[] { contributor, stranger })
        {
            (await wrong.GetAsync(form, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await wrong.GetAsync(page, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await app.Client.GetAsync(page, Stop)).Headers.Location!.ToString().ShouldContain("/sign-in");
        (await stranger.GetAsync($"/organise/events/{other.Slug}/registrations/{anna}/page", Stop)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );

        var opened = await organiser.GetAsync(page, Stop);
        opened.Headers.Location!.ToString().ShouldStartWith("/me/");
        (await app.Client.GetStringAsync(opened.Headers.Location, Stop)).ShouldContain("Anna", Case.Insensitive);
        await using var db = await app.OpenDbAsync();
        (await db.Audit.CountAsync(a => a.Action == "registration.page_opened", Stop)).ShouldBe(1, "a refused look is no look");
    }

    [Theory, EachDatabase]
    public async Task A_companys_limits_change_and_another_officer_makes_the_old_link_useless(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "andere"));
        var company = new CompanyAccess(fair.Id, "KVV", "Eva", "eva@kvv.example", DateTimeOffset.UtcNow) { Domains = "kvv.example" };
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(company);
            await db.SaveChangesAsync(Stop);
        }
        var (change, user) = (app.Services.GetRequiredService<ChangeCompanyHandler>(), Guid.CreateVersion7());
        var form = (await change.ReadAsync(fair.Id, company.Id, Stop))!();
        form.Domains = "";

        var wider = await change.SaveAsync(fair.Id, user, company.Id, form, Stop);
        var same = await ReadAsync(app, company.Id);
        var stale = await change.SaveAsync(fair.Id, user, company.Id, form, Stop);
        form = (await change.ReadAsync(fair.Id, company.Id, Stop))!();
        form.Email = "uwe@kvv.example";
        await change.SaveAsync(fair.Id, user, company.Id, form, Stop);
        var another = await ReadAsync(app, company.Id);
        var foreign = await change.RemoveAsync(other.Id, user, company.Id, Stop);
        var removed = await change.RemoveAsync(fair.Id, user, company.Id, Stop);

        wider.IsRefused.ShouldBeFalse();
        (same!.Domains, same.LinkVersion).ShouldBe(("", 1));
        stale.Refusal.ShouldBe(CompanyRefusals.ChangedByAnother, "it was read before");
        another!.LinkVersion.ShouldBe(2);
        foreign.Refusal.ShouldBe(CompanyRefusals.NotFound);
        removed.IsRefused.ShouldBeFalse();
        (await ReadAsync(app, company.Id)).ShouldBeNull();
    }

    private static async Task<CompanyAccess?> ReadAsync(TestApp app, Guid id)
    {
        await using var db = await app.OpenDbAsync();
        return await db.CompanyAccesses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, Stop);
    }

    private static PhoneForm Form(string email) =>
        new()
        {
            FirstName = "Ada",
            LastName = "Muster",
            Email = email,
        };
}
