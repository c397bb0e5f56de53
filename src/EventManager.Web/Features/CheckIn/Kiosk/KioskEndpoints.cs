using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Badges;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <param name="Pin">The event's PIN.</param>
internal sealed record LeaveKiosk(string? Pin);

/// <summary>One badge, drawn by the same component as everywhere.</summary>
/// <param name="Html">One <c>article</c>.</param>
/// <param name="Format">Of the paper: <c>a6</c>, <c>a4fourup</c>, <c>card</c> or <c>label62</c>.</param>
internal sealed record KioskBadgeSheet(string Html, string Format);

internal static class KioskEndpoints
{
    public static async Task<IResult> LeaveAsync(
        string slug,
        LeaveKiosk body,
        HttpContext http,
        DoorCache doors,
        LeaveKioskHandler handler,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        var result = await handler.HandleAsync(door.Id, http.User.AccessToken()!, body.Pin, stop);
        return result.IsRefused ? problems.Of(result.Refusal) : TypedResults.NoContent();
    }

    public static async Task<IResult> BadgeAsync(
        string slug,
        Guid scan,
        HttpContext http,
        DoorCache doors,
        KioskBadgeHandler handler,
        BadgesQuery badges,
        ILoggerFactory loggers,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        var token = http.User.AccessToken()!;
        var result = await handler.HandleAsync(door, token, token.Kiosk!, scan, stop);
        if (result.IsRefused)
            return problems.Of(result.Refusal, result.Refusal == KioskRefusals.BadgeNotFound ? StatusCodes.Status404NotFound : null);
        var look = await badges.LookAsync(door, stop);
        await using var renderer = new HtmlRenderer(http.RequestServices, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = new Dictionary<string, object?> { [nameof(BadgeCard.Look)] = look, [nameof(BadgeCard.Badge)] = result.Value };
            return (await renderer.RenderComponentAsync<BadgeCard>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new KioskBadgeSheet(html, look.Format.ToString().ToLowerInvariant()));
    }
}
