using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Exhibitors.Guide;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Letters;

/// <summary>Names stand as in a telephone book (DIN 5007-2), page by page, on every database.</summary>
public sealed class OrderTests
{
    private static readonly string[] Sorted = ["Aal", "Ärmel", "Aerts", "Afra", "de Boer", "Göbel", "Łoś", "Öz", "Zander", "Олена"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Registrations_invitations_and_schools_are_in_order_over_pages(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var now = DateTimeOffset.UtcNow;
        await using (var db = await app.OpenDbAsync())
        {
            foreach (var (name, i) in Sorted.Reverse().Select((name, i) => (name, i)))
            {
                db.Add(new Registration(fair, new Person("Ada", name, $"p{i}@schule.example"), "de", 1, now));
                db.Add(new Invitation(fair.Id, name, $"i{i}@schule.example", now));
                db.Add(new School(name, "Kassel", ""));
            }
            await db.SaveChangesAsync(Stop);
        }
        var list = app.Services.GetRequiredService<RegistrationListQuery>();
        var paged = new List<string>();
        for (var skip = 0; skip < Sorted.Length; skip += 3)
            paged.AddRange((await list.PageAsync(fair.Id, new(), skip, 3, Stop)).Lines.Select(line => line.LastName));

        paged.ShouldBe(Sorted);
        (await list.PageAsync(fair.Id, new(Descending: true), 0, 25, Stop)).Lines.Select(line => line.LastName).ShouldBe(Sorted.Reverse());
        (await app.Services.GetRequiredService<InvitationListQuery>().FirstAsync(fair.Id, Stop))
            .Rows.Select(row => row.Name)
            .ShouldBe(Sorted);
        (await app.Services.GetRequiredService<SchoolList>().FirstAsync(null, Stop)).Rows.Select(row => row.Name).ShouldBe(Sorted);
        await using var read = await app.OpenDbAsync();
        (await RegistrationListQuery.All(read, fair.Id).Select(line => line.LastName).ToListAsync(Stop)).ShouldBe(Sorted);
    }

    [Theory, EachDatabase]
    public async Task A_shorter_family_name_comes_first_whatever_the_database_sorts_by(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        (string First, string Last)[] sorted = [("Zoe", "Meyer"), ("Ada", "Meyer-Lee"), ("Bo", "Meyer Lee"), ("Ada", "Meyerhof")];
        await using (var db = await app.OpenDbAsync())
        {
            foreach (var (first, last) in sorted.Reverse())
                db.Add(new Registration(fair, new Person(first, last, $"{Guid.NewGuid():N}@a.example"), "de", 1, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync(Stop);
        }

        (await app.Services.GetRequiredService<RegistrationListQuery>().PageAsync(fair.Id, new(), 0, 25, Stop))
            .Lines.Select(line => (line.FirstName, line.LastName))
            .ShouldBe(sorted);
    }

    [Theory, EachDatabase]
    public async Task Exhibitors_and_the_guide_are_in_order_and_the_guide_opens_at_an_exhibitors_page(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        foreach (var name in Sorted.Reverse())
            await scene.AddExhibitorAsync(name, ExhibitorState.Accepted);
        for (var i = 0; i < GuideQuery.PageSize; i++)
            await scene.AddExhibitorAsync($"Mitte {i:00}", ExhibitorState.Accepted);
        var last = await scene.ReadAsync(db => db.Exhibitors.Where(e => e.CompanyName == "Öz").Select(e => e.Id).SingleAsync(Stop));

        var rows = await scene.Get<ExhibitorListQuery>().PageAsync(new(scene.Fair.Id), new("", new("company"), 0, 50), Stop);
        var page = await scene.Get<GuideQuery>().FindAsync(scene.Fair.Id, "", null, 1, last, Stop);

        rows.Rows.Select(row => row.CompanyName).Where(name => !name.StartsWith("Mitte", StringComparison.Ordinal)).ShouldBe(Sorted);
        page.Page.ShouldBe(2);
        page.Entries.Select(entry => entry.CompanyName).TakeLast(3).ShouldBe(["Öz", "Zander", "Олена"]);
    }
}
