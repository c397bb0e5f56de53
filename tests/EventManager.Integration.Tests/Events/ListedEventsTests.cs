using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>The home page's choice, and what is over.</summary>
public sealed class ListedEventsTests
{
    [Theory, EachDatabase]
    public async Task The_list_can_be_cut_to_a_kind_and_a_month(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await app.AddAsync(In(1, EventKind.TrainingFair), In(1, EventKind.Course), In(2, EventKind.Course));
        (await app.Client.GetStringAsync("/", Stop)).ShouldNotContain("?kind=");
        await app.AddAsync(In(4, EventKind.Course), In(5, EventKind.Course), In(6, EventKind.Course));
        var month = Start(2).ToString("yyyy-MM", null);

        await ShouldShowAsync(app, "/", "trainingfair1", "course1", "course2");
        await ShouldShowAsync(app, "/?kind=course", "course1", "course2");
        await ShouldShowAsync(app, "/?kind=course&month=" + month, "course2");
        await ShouldShowAsync(app, "/?month=" + month, "course2");
        (await app.Client.GetStringAsync("/?kind=course", Stop)).ShouldContain($"href=\"/?kind=course&amp;month={month}\"");
    }

    [Theory]
    [InlineData("?kind=1")]
    [InlineData("?kind=healthday")]
    [InlineData("?kind=course&kind=course")]
    [InlineData("?month=0001-01")]
    [InlineData("?month=%00")]
    public async Task What_no_event_has_is_not_asked_for(string query)
    {
        await using var app = await TestApp.StartAsync();
        await app.AddAsync(In(1, EventKind.Course));

        await ShouldShowAsync(app, "/" + query, "course1");
    }

    [Theory, EachDatabase]
    public async Task What_is_over_stands_on_a_page_of_its_own_the_latest_first(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await app.AddAsync([.. Enumerable.Range(1, 21).Select(months => In(-months, EventKind.Course)), In(1, EventKind.Course)]);

        var first = await app.Client.GetStringAsync("/past", Stop);
        var second = await app.Client.GetStringAsync("/past?page=2", Stop);

        first
            .IndexOf("/e/course-1\"", StringComparison.Ordinal)
            .ShouldBeInRange(1, first.IndexOf("/e/course-20\"", StringComparison.Ordinal));
        first.ShouldNotContain("/e/course-21\"");
        first.ShouldNotContain("/e/course1\"");
        first.ShouldContain("href=\"/past?page=2\"");
        second.ShouldContain("/e/course-21\"");
        second.ShouldContain("href=\"/past\"");
        foreach (var odd in new[] { "?page=0", "?page=-1", "?page=99999999999", "?page=x", "?page=1000" })
            (await app.Client.GetAsync("/past" + odd, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldShowAsync(TestApp app, string path, params string[] slugs)
    {
        var page = await app.Client.GetStringAsync(path, Stop);
        foreach (var slug in new[] { "trainingfair1", "course1", "course2" })
            page.Contains($"href=\"/e/{slug}\"", StringComparison.Ordinal).ShouldBe(slugs.Contains(slug), $"{slug} at {path}");
    }

    /// <summary>The tenth of a month at noon, so that no zone and no short month moves it.</summary>
    private static DateTimeOffset Start(int months)
    {
        var first = new DateTime(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 10, 12, 0, 0, DateTimeKind.Unspecified);
        return Zone.ToUtc(first.AddMonths(months), Zone.Default);
    }

    private static Event In(int months, EventKind kind)
    {
        var slug = kind.ToString().ToLowerInvariant() + months.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var made = new Event(slug, kind, new LocalizedText("Termin " + slug, "Date " + slug), Start(months), Start(months).AddHours(2), 50);
        made.Publish().ShouldBeNull();
        return made;
    }
}
