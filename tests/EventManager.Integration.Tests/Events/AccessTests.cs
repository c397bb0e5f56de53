using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Listing;
using EventManager.Web.Features.Events.Overview;
using EventManager.Web.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/organise/events/messe", StaffRole.Contributor)]
    [InlineData("/organise/events/messe/edit", StaffRole.Organiser)]
    [InlineData("/organise/events/messe/invitations", StaffRole.Organiser)]
    [InlineData("/organise/events/messe/team", StaffRole.Organiser)]
    public async Task An_events_pages_are_for_its_own_staff(string path, StaffRole least)
    {
        await using var app = await TestApp.StartAsync();
        var (mine, other) = (Make("messe"), Make("andere"));
        var (boss, helper, stranger) = (
            await app.AddAccountAsync("leitung"),
            await app.AddAccountAsync("helferin"),
            await app.AddAccountAsync("fremd", mayCreate: true)
        );
        await app.AddAsync(
            mine,
            other,
            Staff(mine, boss, StaffRole.Organiser),
            Staff(mine, helper, StaffRole.Contributor),
            Staff(other, stranger, StaffRole.Organiser)
        );

        await ShouldBeSentToSignInAsync(app, path);
        await ShouldBeRefusedAsync(await app.SignedInAsync(stranger), path);
        (await (await app.SignedInAsync(boss)).GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        if (least is StaffRole.Contributor)
            (await (await app.SignedInAsync(helper)).GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        else
            await ShouldBeRefusedAsync(await app.SignedInAsync(helper), path);
    }

    [Theory]
    [InlineData("/organise/administration/venues")]
    [InlineData("/organise/administration/templates")]
    public async Task The_administration_is_for_administrators(string path)
    {
        await using var app = await TestApp.StartAsync();

        await ShouldBeSentToSignInAsync(app, path);
        await ShouldBeRefusedAsync(await app.SignedInAsync(await app.AddAccountAsync("planerin", mayCreate: true)), path);
        var administrator = await app.SignedInAsync(await app.AddAccountAsync("leitung", administrator: true));
        (await administrator.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_who_may_create_events_gets_to_the_form()
    {
        await using var app = await TestApp.StartAsync();

        await ShouldBeSentToSignInAsync(app, "/organise");
        await ShouldBeSentToSignInAsync(app, "/organise/new");
        await ShouldBeRefusedAsync(await app.SignedInAsync(await app.AddAccountAsync("helferin")), "/organise/new");
        var planner = await app.SignedInAsync(await app.AddAccountAsync("planerin", mayCreate: true));
        (await planner.GetAsync("/organise/new", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task The_list_holds_an_accounts_own_events_page_by_page(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (mine, boss) = (await app.AddAccountAsync("planerin"), await app.AddAccountAsync("leitung", administrator: true));
        var fairs = Enumerable.Range(1, 25).Select(number => Published($"messe-{number:00}")).ToList();
        await app.AddAsync([
            .. fairs,
            Make("entwurf"),
            Published("fremd"),
            .. fairs.Select(fair => (object)Staff(fair, mine, StaffRole.Door)),
        ]);
        var query = app.Services.GetRequiredService<EventListQuery>();

        var first = await AskAsync(mine.Id, new ListLook("date"));
        var second = await AskAsync(mine.Id, new ListLook("date"), skip: 20);
        var found = await AskAsync(mine.Id, new ListLook("title"), "MESSE MESSE-07");
        var all = await AskAsync(boss.Id, new ListLook("date"));
        var drafts = await AskAsync(boss.Id, new ListLook("date").With("state", "Draft"));
        var past = await AskAsync(boss.Id, new ListLook("date").With("when", "past"));

        (first.Total, first.Rows.Count, second.Rows.Count).ShouldBe((25, 20, 5));
        found.Rows.Single().Slug.ShouldBe("messe-07");
        all.Total.ShouldBe(27);
        drafts.Rows.Single().Slug.ShouldBe("entwurf");
        past.Total.ShouldBe(0);
        (first.Rows[0].Role, all.Rows[0].Role).ShouldBe((StaffRole.Door, null));
        (await query.IdsAsync(new ListScope(null), new("", new("date"), 0, 50), Stop)).ShouldBeEmpty("nobody's own are none");
        (await query.NameAsync(new ListScope(null) { UserId = mine.Id }, drafts.Rows[0].Id, Stop)).ShouldBeNull("another's draft");

        Task<ListRows<EventRow>> AskAsync(Guid user, ListLook look, string text = "", int skip = 0) =>
            query.PageAsync(new ListScope(null) { UserId = user }, new(text, look, skip, 20), Stop);
    }

    [Theory, EachDatabase]
    public async Task An_event_is_found_by_the_folding_of_every_search(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var boss = await app.AddAccountAsync("leitung", administrator: true);
        var (health, fair) = (Published("a1"), Published("b2"));
        health.Title = new LocalizedText("Ökologischer Gesundheitstag Übersee", "Health day");
        fair.Title = new LocalizedText("O’Neill-Messe", "Fair");
        await app.AddAsync(health, fair);
        var query = app.Services.GetRequiredService<EventListQuery>();
        var switcher = app.Services.GetRequiredService<MyEventsQuery>();

        foreach (var search in new[] { "ÖKOLOG", "oekolog", "okologischer ubersee", "Übersee Gesundheit", "a1" })
            (await FoundAsync(search)).ShouldBe(["a1"], search);
        foreach (var search in new[] { "oneill", "O'NEILL messe", "b2" })
            (await FoundAsync(search)).ShouldBe(["b2"], search);
        (await switcher.CalledAsync(boss.Id, "ÖKOLOG", 8, Stop)).Single().Slug.ShouldBe("a1");
        (await FoundAsync("sundheit")).ShouldBeEmpty("a word is found by how it begins");
        (await FoundAsync("…")).Count.ShouldBe(2, "nothing to search for finds all");

        async Task<List<string>> FoundAsync(string search) =>
            [
                .. (await query.PageAsync(new ListScope(null) { UserId = boss.Id }, new(search, new("date"), 0, 20), Stop)).Rows.Select(
                    row => row.Slug
                ),
            ];
    }

    [Theory, EachDatabase]
    public async Task The_overviews_numbers_come_from_few_questions(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Published("messe", capacity: 30);
        await app.AddAsync(fair, Confirmed(fair, 1), Confirmed(fair, 2));
        var query = app.Services.GetRequiredService<OverviewQuery>();

        var numbers = await query.CountAsync(fair.Id, Stop);

        numbers.ShouldBe(new LiveNumbers(0, 30, 0, 0, 0, null, 0, 0, 30));
        (await query.WhatMovesAsync(fair.Id, Stop)).Told.ShouldBe(2);
    }

    private static async Task ShouldBeSentToSignInAsync(TestApp app, string path)
    {
        var answer = await app.Client.GetAsync(path, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    private static async Task ShouldBeRefusedAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
