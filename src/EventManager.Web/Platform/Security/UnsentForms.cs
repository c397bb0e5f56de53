using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace EventManager.Web.Platform.Security;

/// <summary>Stands on a request with a form that was not acted upon; the page is shown as it is now, under words that say so.</summary>
/// <param name="Why">What was wrong with it.</param>
/// <param name="IsKept">What was typed is still there.</param>
public sealed record UnsentForm(WhyUnsent Why, bool IsKept);

/// <summary>Why a form was not acted upon.</summary>
public enum WhyUnsent
{
    /// <summary>The page does not have this form any more.</summary>
    Gone,

    /// <summary>The browser sent no valid token for it, or it was no form.</summary>
    NoToken,

    /// <summary>Fields of it hold what is no text (<see cref="UnreadableFields"/>).</summary>
    Unreadable,
}

/// <summary>
/// A page with forms answers every form that reaches it. Blazor breaks off with an empty 400 where the form has gone while it was open
/// (the last seat was taken, the offer has run out, another tab was faster), or where the browser has lost the cookie of its token. Here
/// both become the page itself: nothing is done, the page shows its new state, and <c>UnsentFormNotice</c> says what happened. So does a
/// form with what is no text: no handler gets it, its fields say so.
/// </summary>
internal static class UnsentForms
{
    private static readonly Passed Shown = new();

    /// <summary>After antiforgery has judged the request.</summary>
    public static void UseUnsentForms(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
                HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                    ? SendAsync(http, next)
                    : next(http)
        );

    private static async Task SendAsync(HttpContext http, RequestDelegate next)
    {
        // The words of an error that some other form brought about: Blazor would refuse them, too, and nothing would be left to read.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
            await next(http);
            return;
        }
        var headers = http.Response.Headers.ToList();
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            // Without this nobody may read the form. PublicForm does nothing with a marked request but to take up what was typed.
            http.Features.Set<IAntiforgeryValidationFeature>(Shown);
            var isKept = KeepsTyped(http) && CanBeRead(http);
            http.Features.Set(new UnsentForm(WhyUnsent.NoToken, isKept));
            if (!isKept)
            {
                await ShowAsync(http, next);
                return;
            }
        }
        else if (!CanBeRead(http))
        {
            // Pages without forms ask for no token, so that Blazor would read as a form what is none.
            http.Features.Set(new UnsentForm(WhyUnsent.NoToken, IsKept: false));
            await ShowAsync(http, next);
            return;
        }
        else if (http.Features.Get<UnreadableFields>() is not null)
        {
            http.Features.Set(new UnsentForm(WhyUnsent.Unreadable, KeepsTyped(http)));
            if (!KeepsTyped(http))
            {
                await ShowAsync(http, next);
                return;
            }
        }
        if (await IsTakenAsync(http, next))
            return;
        // What the first attempt wrote there is written anew.
        http.Response.Headers.Clear();
        foreach (var (name, values) in headers)
            http.Response.Headers[name] = values;
        http.Features.Set(new UnsentForm(WhyUnsent.Gone, IsKept: false));
        await ShowAsync(http, next);
    }

    /// <summary>Only pages whose forms all stand on <c>PublicForm</c> may render a form without a valid token.</summary>
    private static bool KeepsTyped(HttpContext http) => http.GetEndpoint()!.Metadata.GetMetadata<LimitedFormsAttribute>() is not null;

    private static bool CanBeRead(HttpContext http) => http.Request.HasFormContentType && http.Features.Get<UnreadableForm>() is null;

    /// <summary>Held back until it is known to be an answer: in Development the refusal has a body, which would be on its way.</summary>
    private static async Task<bool> IsTakenAsync(HttpContext http, RequestDelegate next)
    {
        var body = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        if (http.Response.StatusCode == StatusCodes.Status400BadRequest)
            return false;
        answer.Position = 0;
        await answer.CopyToAsync(body, http.RequestAborted);
        return true;
    }

    /// <summary>The page once more, as if it was opened now; with services of its own, since those of the first attempt are used up.</summary>
    private static async Task ShowAsync(HttpContext http, RequestDelegate next)
    {
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        http.Request.Method = HttpMethods.Get;
        http.Response.StatusCode = http.Features.Get<TooManyForms>() is null
            ? StatusCodes.Status200OK
            : StatusCodes.Status429TooManyRequests;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = services;
            http.Request.Method = HttpMethods.Post;
        }
    }

    private sealed class Passed : IAntiforgeryValidationFeature
    {
        public bool IsValid => true;

        public Exception? Error => null;
    }
}
