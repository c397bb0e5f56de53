using System.Collections.Concurrent;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.PublicPages;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Pictures;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Events.Sharing;

/// <summary>
/// The pictures of shared links: an event's drawing with its name, day and place. Drawn once for each of its words in each language; where
/// the machine has no letters, the drawing alone.
/// </summary>
internal sealed class ShareCards(PublicEventQuery events, EventVisitors visitors, PictureWorks works, IWebHostEnvironment environment)
{
    /// <summary>Some megabytes; then it begins anew.</summary>
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, byte[]> drawn = [];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate(ShareCard.Path + "{slug}/{language}-{mark}.png", (ShareCards cards, HttpContext http) => cards.AnswerAsync(http))
            .AllowAnonymous()
            .ExcludeFromDescription();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        var (slug, language) = ($"{http.GetRouteValue("slug")}", $"{http.GetRouteValue("language")}");
        if (!Languages.Knows(language) || await Languages.InAsync(language, () => CardAsync(slug, http)) is not { } card)
            return Results.NotFound();
        // An older picture is asked for under an older name: it leads to what is true now, and costs no drawing.
        if (card.Mark != $"{http.GetRouteValue("mark")}")
            return Results.Redirect(card.AddressFor(slug, language));
        http.Response.Headers.CacheControl = "public, max-age=604800";
        return Results.Bytes(await DrawnAsync(card, http.RequestAborted), "image/png");
    }

    private async Task<ShareCard?> CardAsync(string slug, HttpContext http) =>
        await events.FindAsync(slug, http.RequestAborted) is { } model
        && EventViewing.IsListed(model.Event.Visibility)
        && await visitors.ViewAsync(model.Event, http.User, null, http.RequestAborted) is not (EventView.Hidden or EventView.Preview)
            ? ShareCard.Of(model)
            : null;

    private async Task<byte[]> DrawnAsync(ShareCard card, CancellationToken stop)
    {
        if (drawn.TryGetValue(card.Mark, out var known))
            return known;
        var drawing = await DrawingAsync(card.Kind, stop);
        var picture = await works.CardAsync(drawing, card.Title, card.Lines, stop);
        if (drawn.Count >= Most)
            drawn.Clear();
        return drawn[card.Mark] = picture.IsRefused ? drawing : picture.Value;
    }

    private async Task<byte[]> DrawingAsync(EventKind kind, CancellationToken stop)
    {
        await using var file = environment.WebRootFileProvider.GetFileInfo(ShareHead.DrawingOf(kind)).CreateReadStream();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        return content.ToArray();
    }
}
