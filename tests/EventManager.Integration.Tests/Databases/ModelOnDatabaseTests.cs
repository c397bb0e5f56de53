using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Databases;

/// <summary>The model keeps its promises on each database that can be run.</summary>
public sealed class ModelOnDatabaseTests
{
    private static readonly TimeSpan Summer = TimeSpan.FromHours(2);

    [Theory, EachDatabase]
    public async Task An_instant_comes_back_as_it_was_and_is_compared_as_an_instant(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(kind);
        var start = new DateTimeOffset(2026, 8, 24, 9, 0, 0, Summer).AddTicks(10 * 123_456);
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(Fair("early", start));
            db.Add(Fair("late", start.AddMinutes(1)));
            await db.SaveChangesAsync(stop);
        }

        await using var again = await app.OpenDbAsync();
        var asked = start.AddSeconds(30).ToOffset(TimeSpan.FromHours(-5));
        var later = await again.Events.AsNoTracking().Where(e => e.StartsAt > asked).ToListAsync(stop);
        var all = await again.Events.AsNoTracking().OrderByDescending(e => e.StartsAt).ToListAsync(stop);

        later.ShouldHaveSingleItem().Slug.ShouldBe("late");
        all.Select(e => e.Slug).ShouldBe(["late", "early"]);
        all[1].StartsAt.ShouldBe(start);
        all[1].StartsAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory, EachDatabase]
    public async Task Words_in_two_languages_are_columns_that_can_be_asked_for(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(kind);
        await using (var db = await app.OpenDbAsync())
        {
            var fair = Fair("messe", DateTimeOffset.UnixEpoch.AddYears(60));
            fair.Title = new LocalizedText("Große Messe 🎓", "Great fair");
            db.Add(fair);
            await db.SaveChangesAsync(stop);
        }

        await using var again = await app.OpenDbAsync();
        var found = await again.Events.SingleAsync(e => e.Title.In("en") == "Great fair", stop);
        found.Title.German.ShouldBe("Große Messe 🎓");
        found.Summary.IsEmpty.ShouldBeTrue();

        found.Title = new LocalizedText("Messe");
        await again.SaveChangesAsync(stop);
        (await again.Events.AsNoTracking().Select(e => e.Title.German + "|" + e.Title.Translations).SingleAsync(stop)).ShouldBe("Messe|{}");
    }

    [Theory, EachDatabase]
    public async Task Words_are_ordered_and_searched_in_the_language_shown(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(kind);
        await using (var db = await app.OpenDbAsync())
        {
            foreach (var (slug, title) in Titles)
            {
                var fair = Fair(slug, DateTimeOffset.UnixEpoch.AddYears(60));
                fair.Title = title;
                db.Add(fair);
            }
            await db.SaveChangesAsync(stop);
        }

        await using var again = await app.OpenDbAsync();
        async Task<string> OrderAsync(string language) =>
            string.Concat(await again.Events.OrderBy(e => e.Title.In(language)).Select(e => e.Slug).ToListAsync(stop));
        async Task<string> SearchAsync(string language, string words) =>
            string.Concat(
                await again
                    .Events.Where(e => e.Title.In(language).Contains(words))
                    .OrderBy(e => e.Slug)
                    .Select(e => e.Slug)
                    .ToListAsync(stop)
            );

        (await OrderAsync("de")).ShouldBe("abc");
        (await OrderAsync("en")).ShouldBe("bca", "the third has no English words, and stands by its German ones");
        (await OrderAsync("de-simple")).ShouldBe("cab");
        (await SearchAsync("en", "Fair")).ShouldBe("a");
        (await SearchAsync("en", "Dialog")).ShouldBe("c");
        (await SearchAsync("de", "Fair")).ShouldBe("");
        (await SearchAsync("de-simple", "\"Alle\"")).ShouldBe("c");
    }

    private static readonly (string Slug, LocalizedText Title)[] Titles =
    [
        ("a", new LocalizedText("Ausbildungsmesse", "Training Fair")),
        ("b", new LocalizedText("Berufe erleben", "Apprentices at work")),
        ("c", new LocalizedText("Dialog").With("de-simple", "\"Alle\" reden mit")),
    ];

    [Theory, EachDatabase]
    public async Task The_second_of_two_who_change_the_same_event_is_told(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(kind);
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(Fair("messe", DateTimeOffset.UnixEpoch.AddYears(60)));
            await db.SaveChangesAsync(stop);
        }
        await using var one = await app.OpenDbAsync();
        await using var other = await app.OpenDbAsync();
        var (mine, theirs) = (await one.Events.SingleAsync(stop), await other.Events.SingleAsync(stop));

        mine.Title = new LocalizedText("Meine");
        theirs.Title = new LocalizedText("Deine");
        await one.SaveChangesAsync(stop);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(stop));
        await using var after = await app.OpenDbAsync();
        (await after.Events.AsNoTracking().SingleAsync(stop)).Title.German.ShouldBe("Meine");
    }

    private static Event Fair(string slug, DateTimeOffset start) =>
        new(slug, EventKind.TrainingFair, new LocalizedText(slug), start, start.AddHours(6), 100);
}
