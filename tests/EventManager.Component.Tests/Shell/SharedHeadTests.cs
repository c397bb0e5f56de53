using System.Runtime.CompilerServices;
using Bunit;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Web.Features.Events.PublicPages;
using EventManager.Web.Features.Events.Sharing;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Component.Tests.Shell;

/// <summary>
/// What stands in an event's head for those who show links and for search engines. <c>wwwroot-assets/sharing</c> reads
/// <c>tests/vectors/event-head.html</c> with an OpenGraph parser and schema.org's types; this test holds that to what is written.
/// </summary>
public sealed class SharedHeadTests : PageTest
{
    [Fact]
    public void What_the_parsers_read_is_what_the_page_writes()
    {
        var starts = new DateTimeOffset(2027, 3, 26, 8, 0, 0, TimeSpan.Zero);
        var title = new LocalizedText("Messe „Löten & Bohren“ <2027>", "Fair");
        var fair = new Event("messe", EventKind.TrainingFair, title, starts, starts.AddHours(6), 100)
        {
            Summary = new LocalizedText("Ausprobieren, \"fragen\" & finden.", "Try and ask."),
            OrganiserName = "Stadtnetz Ausbildung",
        };
        fair.SetRegistrationWindow(starts.AddDays(-90), starts.AddDays(-1)).ShouldBeNull();
        fair.Publish().ShouldBeNull();
        var venue = new Venue("Rathaus")
        {
            Street = "Obere Königsstraße 8",
            PostalCode = "34117",
            City = "Kassel",
        };
        var site = new SiteOptions { PublicUrl = "https://messe.kassel.example" };
        Services.AddSingleton(Options.Create(site));

        var model = new PublicEvent(fair, venue, true, true, null);
        var card = ShareCard.Of(model);

        var head = Render<ShareHead>(with =>
            with.Add(part => part.Title, title.German)
                .Add(part => part.Description, fair.Summary.German)
                .Add(part => part.Path, "/e/messe")
                .Add(part => part.Kind, fair.Kind)
                .Add(part => part.Card, ShareCard.AddressOf(model))
                .Add(part => part.CardWords, title.German)
        )
            .Markup.Trim();
        var schema = EventSchema.Markup(model, site, starts.AddDays(-30));

        // The mark follows from what stands on the picture.
        (head + "\n" + schema + "\n")
            .Replace(card.Mark, "0123456789ab", StringComparison.Ordinal)
            .ShouldBe(File.ReadAllText(Vector()));
    }

    private static string Vector([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vectors", "event-head.html");
}
