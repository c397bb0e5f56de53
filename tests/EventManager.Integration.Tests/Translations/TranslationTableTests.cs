using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Translations;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Translations;

/// <summary>What is missing is known, and one table takes it to a translator and back.</summary>
public sealed class TranslationTableTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_missing_or_older_in_an_event_is_listed_with_the_page_where_it_is_edited(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await FillAsync(app);

        var texts = await app.Services.GetRequiredService<PlacedTexts>().ListAsync(new(fair.Id, fair.Slug), Stop);
        var gaps = texts
            .Where(text => text.Words.StateIn("en") is not TranslationState.Current)
            .Select(text => $"{text.Row}.{text.Property} {text.Words.StateIn("en")} {text.Address.Split(fair.Slug)[1]}")
            .Order();

        gaps.ShouldBe([
            "Event.Summary Missing /edit",
            "MailWording.Opening Missing /mails/wording",
            "Question.Label Missing /questions",
            "QuestionChoice.Label Missing /questions",
            "Session.Title Older /programme",
        ]);
        texts.ShouldContain(text => text.Row == "Event" && text.Property == "Title");
        texts.ShouldNotContain(text => text.Words.German == "Fremd", "another event's");
    }

    [Theory, EachDatabase]
    public async Task A_table_that_goes_out_and_comes_back_filled_in_makes_everything_current(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await FillAsync(app);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        var bytes = await organiser.GetByteArrayAsync($"/organise/events/{fair.Slug}/translations-en.csv", Stop);
        bytes.Take(3).ShouldBe([0xEF, 0xBB, 0xBF], "Excel takes it for UTF-8");
        var table = CsvTable.Read(bytes).Value;
        table.Heads.ShouldBe(["Schlüssel", "Ort", "Deutsch", "Englisch (en)", "Stand"]);
        var summary = table.Rows.Single(row => row[0].EndsWith("/Summary", StringComparison.Ordinal));
        (summary[1], summary[2], summary[3], summary[4]).ShouldBe(("Veranstaltung: Kurztext", "- Komm; und \"staune\"", "", "fehlt"));

        var filled = new CsvTable(
            table.Heads,
            [
                .. table.Rows.Select(row =>
                    (IReadOnlyList<string>)[row[0], row[1], row[2], row[3].Length > 0 ? row[3] : "EN " + row[2], row[4]]
                ),
            ]
        );
        var (import, lines) = await JudgeAsync(app, fair, filled);
        lines.Count(line => line.Outcome is ImportOutcome.Created).ShouldBe(4);
        lines.Count(line => line.Outcome is ImportOutcome.Refused).ShouldBe(0);
        await import.WriteAsync(lines, _ => Task.CompletedTask, Stop);

        await using var db = await app.OpenDbAsync();
        var stored = await db.Events.AsNoTracking().SingleAsync(e => e.Id == fair.Id, Stop);
        (stored.Summary.In("en"), stored.Version).ShouldBe(("EN - Komm; und \"staune\"", fair.Version + 1));
        (await db.Audit.AsNoTracking().SingleAsync(a => a.Action == "texts.translated", Stop)).Detail.ShouldBe("en 4");
        var (_, again) = await JudgeAsync(app, fair, filled);
        again.ShouldAllBe(line => line.Outcome == ImportOutcome.Unchanged);
    }

    [Fact]
    public async Task Each_row_of_a_table_is_judged_before_anything_is_written()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await FillAsync(app);
        var texts = await app.Services.GetRequiredService<PlacedTexts>().ListAsync(new(fair.Id, fair.Slug), Stop);
        string Row(string text, string words, string? german = null, string state = "")
        {
            var placed = texts.Single(one => one.Row + "." + one.Property == text);
            return $"{placed.Key};\"{(german ?? placed.Words.German).Replace("\"", "\"\"")}\";\"{words}\";{state}\n";
        }

        var table =
            "Schlüssel;Deutsch;Englisch (en);Stand\n"
            + Row("Event.Summary", "Come", german: "Alter Text")
            + Row("Event.Title", "")
            + Row("Question.Label", new string('x', 401))
            + Row("QuestionChoice.Label", "Two\nlines")
            + Row("MailWording.Opening", "Two\nlines")
            + Row("MailWording.Opening", "Again")
            + Row("Session.Title", "Apply", state: "stimmt noch")
            + "Session/fremd/Title;Fremd;Foreign;\n";
        var (import, lines) = await JudgeAsync(app, fair, CsvTable.Read(table).Value);

        lines
            .Select(line => line.Refusals.SingleOrDefault()?.Code ?? line.Outcome.ToString())
            .ShouldBe([
                "translations.german_changed",
                "translations.empty",
                "translations.too_long",
                "translations.line_break",
                "Created",
                "translations.twice",
                "Changed",
                "translations.unknown_key",
            ]);
        lines[0].Refusals.Single().Arguments.ShouldBe(["- Komm; und \"staune\""], "what it says now");
        await using (var before = await app.OpenDbAsync())
            (await before.MailWordings.AsNoTracking().SingleAsync(Stop)).Opening.Translated("en").ShouldBe("");

        await import.WriteAsync(lines, _ => Task.CompletedTask, Stop);
        await using var db = await app.OpenDbAsync();
        (await db.MailWordings.AsNoTracking().SingleAsync(Stop)).Opening.Translated("en").ShouldBe("Two\nlines");
        (await db.Sessions.AsNoTracking().SingleAsync(s => s.EventId == fair.Id, Stop))
            .Title.StateIn("en")
            .ShouldBe(TranslationState.Current);
    }

    [Fact]
    public async Task German_words_that_change_between_preview_and_writing_are_a_conflict()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await FillAsync(app);
        var texts = await app.Services.GetRequiredService<PlacedTexts>().ListAsync(new(fair.Id, fair.Slug), Stop);
        var session = texts.Single(text => text.Row == "Session");
        var table = new CsvTable(
            ["key", "german", "en"],
            [
                [session.Key, session.Words.German, "How to apply"],
            ]
        );
        var (import, lines) = await JudgeAsync(app, fair, table);
        await using (var other = await app.OpenDbAsync())
        {
            (await other.Sessions.SingleAsync(s => s.EventId == fair.Id, Stop)).Title = new("Ganz anders", "Different");
            await other.SaveChangesAsync(Stop);
        }

        await import.WriteAsync(lines, _ => Task.CompletedTask, Stop);

        lines.Single().Refusals.Single().Code.ShouldBe("translations.german_changed");
        await using var db = await app.OpenDbAsync();
        (await db.Sessions.AsNoTracking().SingleAsync(s => s.EventId == fair.Id, Stop)).Title.In("en").ShouldBe("Different");
    }

    [Fact]
    public async Task The_sites_texts_have_a_table_of_their_own_and_an_occupation_is_found_by_its_new_name()
    {
        await using var app = await TestApp.StartAsync();
        await FillAsync(app);
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(new EventManager.Domain.Exhibitors.Occupation(new("Tischler/in")));
            await db.SaveChangesAsync(Stop);
        }
        var placed = app.Services.GetRequiredService<PlacedTexts>();
        var texts = await placed.ListAsync(TextScope.Site, Stop);
        texts.Select(text => text.Row).Distinct().ShouldBe(["EventTemplate", "TemplateSession", "Occupation"], ignoreOrder: true);
        var joiner = texts.Single(text => text.Row == "Occupation");
        var table = new CsvTable(
            ["key", "german", "en"],
            [
                [joiner.Key, "Tischler/in", "Joiner"],
            ]
        );
        var import = app.Services.GetRequiredService<TranslationImports>().Of(TextScope.Site, "en", null);
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;
        await import.JudgeAsync(lines, Stop);
        await import.WriteAsync(lines, _ => Task.CompletedTask, Stop);

        await using var after = await app.OpenDbAsync();
        var occupation = await after.Occupations.AsNoTracking().SingleAsync(Stop);
        (occupation.Name.In("en"), occupation.SearchName).ShouldBe(("Joiner", SearchText.Stored("Tischler/in Joiner")));
    }

    [Theory, InlineData("translations"), InlineData("translations-en.csv")]
    public async Task Only_who_may_edit_the_event_may_translate_it(string page)
    {
        await using var app = await TestApp.StartAsync();
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, fair.Id);
        using var door = await app.SignInAsync(StaffRole.Door, fair.Id);
        using var stranger = await app.SignInAsync(StaffRole.Organiser, other.Id);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        var address = $"/organise/events/{fair.Slug}/{page}";
        var site = "/organise/administration/" + page;

        (await StatusAsync(organiser, address)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(contributor, address)).ShouldNotBe(HttpStatusCode.OK);
        (await StatusAsync(door, address)).ShouldNotBe(HttpStatusCode.OK);
        (await StatusAsync(stranger, address)).ShouldNotBe(HttpStatusCode.OK);
        (await StatusAsync(app.Client, address)).ShouldBe(HttpStatusCode.Found, "to the sign-in");
        (await StatusAsync(administrator, site)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(organiser, site)).ShouldNotBe(HttpStatusCode.OK);
        (await StatusAsync(organiser, $"/organise/events/{fair.Slug}/translations-xx.csv")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Stop);
        return answer.StatusCode;
    }

    private static async Task<(IImport Import, IReadOnlyList<ImportLine> Lines)> JudgeAsync(TestApp app, Event fair, CsvTable table)
    {
        using var _ = new Spoken("de");
        var import = app.Services.GetRequiredService<TranslationImports>().Of(new(fair.Id, fair.Slug), "en", null);
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;
        await import.JudgeAsync(lines, Stop);
        return (import, lines);
    }

    private static async Task<Event> FillAsync(TestApp app)
    {
        var other = await app.AddEventAsync(change: e => e.Title = new("Fremd"));
        var fair = await app.AddEventAsync(change: e => e.Summary = new("- Komm; und \"staune\""));
        await using var db = await app.OpenDbAsync();
        var question = new Question(fair.Id, "essen", QuestionKind.Choice, new("Was isst du?"));
        question.Choices.Add(new(question.Id, "alles", new("Alles"), 1));
        db.AddRange(
            question,
            new Session(
                fair.Id,
                SessionKind.Talk,
                new LocalizedText("Bewerbung", "Apply").WithGerman("Bewerben"),
                fair.StartsAt,
                fair.EndsAt,
                null
            ),
            new Session(other.Id, SessionKind.Talk, new("Fremd"), fair.StartsAt, fair.EndsAt, null),
            new MailWording(fair.Id, "event-reminder") { Opening = new("Bis bald") }
        );
        await db.SaveChangesAsync(Stop);
        return fair;
    }

    /// <summary>The language of the page on which a table is read.</summary>
    private sealed class Spoken : IDisposable
    {
        private readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentUICulture;

        public Spoken(string language) => System.Globalization.CultureInfo.CurrentUICulture = Languages.Culture(language);

        public void Dispose() => System.Globalization.CultureInfo.CurrentUICulture = before;
    }
}
