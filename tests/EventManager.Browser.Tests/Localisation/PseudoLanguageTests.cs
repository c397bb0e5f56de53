using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Registrations;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Common;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Localisation;

/// <summary>
/// One more language is one more line and its resources: with a made-up one, each page that needs no organiser's account is written
/// from right to left, fits a phone, and says nothing in another language but what people wrote and what says its own language.
/// </summary>
public sealed partial class PseudoLanguageTests(Chromium chromium)
{
    /// <summary>Names of formats are the same everywhere; a single letter is one of an alphabet or a unit.</summary>
    [GeneratedRegex(@"\b(PDF|PNG|JPEG|CSV|QR|\p{L})\b")]
    private static partial Regex International();

    /// <summary>Pictures for people go here, where it is set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_TEST_PICTURES");

    [Fact]
    public async Task Every_public_page_speaks_a_language_that_was_added_and_is_written_from_right_to_left()
    {
        using var pseudo = new PseudoLanguage();
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        var pages = await PublicPages.OfAsync(scene);
        PublicPages.Forgotten(pages).ShouldBeEmpty("Add the page to PublicPages.");
        using var account = await app.SignInAsync(null, null);
        var contents = await EventContents.ReadAsync(app, PseudoLanguage.Language.Culture);
        var browser = await chromium.BrowserAsync();
        await using var visitor = await Tab.OpenAsync(browser, app, new() { Width = 360 });
        await using var owner = await Tab.OpenAsync(browser, app, new() { Width = 360, SignedIn = account });
        var (findings, said) = (new List<string>(), new Dictionary<string, string>());

        foreach (var tab in (Tab[])[visitor, owner])
            await tab.Page.GotoAsync($"/imprint?language={PseudoLanguage.Code}");
        foreach (var page in pages)
        {
            var tab = page.Address.StartsWith("/account", StringComparison.Ordinal) ? owner : visitor;
            if ((await tab.Page.GotoAsync(page.Address))!.Status is var status && status != page.Status)
                findings.Add($"{page.Address}: answers {status}");
            if (Pictures is not null)
                await tab.Page.ScreenshotAsync(new() { Path = PictureOf(page), FullPage = true });
            var seen = await tab.Page.EvaluateAsync<SeenPage>(Look);
            said[page.Route] = string.Join('\n', seen.Words);
            findings.AddRange(Findings(seen, contents).Select(finding => $"{page.Address}: {finding}"));
        }

        string.Join('\n', findings).ShouldBeEmpty();
        var (fair, culture) = (scene.Fair.Fair, PseudoLanguage.Language.Culture);
        said["/"].ShouldContain(Zone.ToLocal(fair.StartsAt, fair.TimeZone).ToString("dddd, dd.MM.yyyy", culture));
    }

    [Fact]
    public async Task A_mail_is_written_in_the_language_of_whom_it_is_for()
    {
        using var pseudo = new PseudoLanguage();
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        var visitor = TestRegistrations.Visitor(fair.Fair.Slug, "Noor") with { Language = PseudoLanguage.Code };
        var registration = (await app.RegisterAsync(visitor)).Value.Id;
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(mail => mail.SubjectId == registration);

        var mail = await app.Services.GetRequiredService<MailRendering>().RenderAsync(row, default);

        mail!.Language.ShouldBe(PseudoLanguage.Code);
        mail.Html!.ShouldContain($"<html lang=\"{PseudoLanguage.Code}\" dir=\"rtl\">");
        Unmarked(mail.Subject).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("⟪Weiter ابج⟫", "")]
    [InlineData("⟪Hallo ⟪Ada⟫, ابج⟫ und", "und")]
    [InlineData("12:30 – 13:00 · PDF, 5 m", "")]
    [InlineData("Weiter", "Weiter")]
    public void Words_without_marks_are_found(string text, string left) => Unmarked(text).ShouldBe(left);

    private static IEnumerable<string> Findings(SeenPage seen, EventContents contents)
    {
        if ((seen.Lang, seen.Dir) != (PseudoLanguage.Code, "rtl"))
            yield return $"is written in {seen.Lang}, {seen.Dir}";
        if (seen.TooWide > 0)
            yield return $"{seen.TooWide} px too wide";
        if (seen.MirroredDrawings > 0)
            yield return $"{seen.MirroredDrawings} words of drawings are turned round";
        foreach (var words in seen.Words)
        {
            if (Unmarked(contents.RemoveFrom(WithoutMarks(words))) is { Length: > 0 } left)
                yield return $"“{left}” in “{Spaces().Replace(words, " ").Trim()}”";
        }
    }

    /// <summary>What is left of a text without what stands between marks; empty where no letter is.</summary>
    private static string Unmarked(string text)
    {
        var left = International().Replace(WithoutMarks(text), " ");
        return left.Any(char.IsLetter) ? Spaces().Replace(left, " ").Trim() : "";
    }

    private static string WithoutMarks(string text)
    {
        for (var before = ""; before != text; )
            (before, text) = (text, Marked().Replace(text, " "));
        return text;
    }

    private static string PictureOf(PublicPage page) =>
        Path.Combine(Pictures!, "rtl" + page.Address.Split('?')[0].Replace('/', '-') + ".png");

    [GeneratedRegex("⟪[^⟪⟫]*⟫")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>
    /// Texts by the block that they stand in, and the names that only readers of the screen hear. Not what names its own language, nor
    /// what people wrote in Markdown, nor the letters that stand for a company.
    /// </summary>
    private const string Look = """
        () => {
          const names = ['aria-label', 'title', 'alt', 'placeholder'];
          const isOurs = (element) => element.closest('[lang]') === document.documentElement && !element.closest('script, style, noscript, textarea, code, .initials, .prose > :not([id])');
          const blocks = new Map();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            let block = node.parentElement;
            if (!node.data.trim() || !isOurs(block)) continue;
            while (getComputedStyle(block).display === 'inline') block = block.parentElement;
            blocks.set(block, (blocks.get(block) ?? '') + node.data);
          }
          const named = [...document.querySelectorAll(names.map((name) => `[${name}]`).join())].filter(isOurs);
          return {
            lang: document.documentElement.lang,
            dir: document.documentElement.dir,
            mirroredDrawings: [...document.querySelectorAll('svg text')].filter((text) => getComputedStyle(text).direction === 'rtl').length,
            tooWide: document.scrollingElement.scrollWidth - innerWidth,
            words: [document.title, ...blocks.values(), ...named.flatMap((element) => names.map((name) => element.getAttribute(name) ?? ''))],
          };
        }
        """;

    private sealed class SeenPage
    {
        public string Lang { get; set; } = "";
        public string Dir { get; set; } = "";
        public int TooWide { get; set; }

        /// <summary>Words in drawings: a house does not turn round, so they begin where they do in every language.</summary>
        public int MirroredDrawings { get; set; }

        public string[] Words { get; set; } = [];
    }
}
