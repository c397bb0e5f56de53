using System.Text.Json;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EventManager.Web.Features.Api;

/// <summary>Whatever goes wrong below <c>/api</c> is answered as a problem, never as a page: unknown address, broken JSON, too much, a bug.</summary>
internal static class ApiAnswers
{
    public static void UseApiAnswers(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.Use(AnswerAsync));

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        try
        {
            // What routing itself refuses (unknown address, method, media type) is told to everybody: there is no route whose policy asks.
            if (http.GetEndpoint() is RouteEndpoint)
                await next(http);
            else if (http.GetEndpoint()?.RequestDelegate is { } refuse)
                await refuse(http);
            else
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            if (!http.Response.HasStarted && http.Response.ContentType is null && RefusalOf(http.Response.StatusCode) is { } refusal)
                await SayAsync(http, refusal, http.Response.StatusCode);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            await (
                HttpMethods.IsGet(http.Request.Method)
                    ? SayAsync(http, ApiRefusals.ValueInvalid.On(ParameterOf(http, error)), StatusCodes.Status422UnprocessableEntity)
                : FieldOf(error) is { } field ? SayAsync(http, ApiRefusals.ValueInvalid.On(field), StatusCodes.Status422UnprocessableEntity)
                : SayAsync(http, RefusalOf(error.StatusCode) ?? ApiRefusals.BodyMalformed, error.StatusCode)
            );
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>()
                .CreateLogger(typeof(ApiAnswers))
                .LogError(error, "The API failed at {Route}.", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            if (Outages.Of(error) is null)
            {
                await SayAsync(http, ApiRefusals.Failed, StatusCodes.Status500InternalServerError);
                return;
            }
            OutageAnswers.Mark(http.Response);
            await SayAsync(http, ApiRefusals.Unavailable, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Task SayAsync(HttpContext http, Refusal refusal, int status) =>
        http.RequestServices.GetRequiredService<ApiProblems>().Of(refusal, status).ExecuteAsync(http);

    /// <summary>The JSON can be read, but a value has the wrong type: the path says which. Null where the text is no JSON.</summary>
    private static string? FieldOf(BadHttpRequestException error) =>
        error.InnerException is JsonException { Path: { Length: > 2 } path, InnerException: not JsonException } ? path[2..] : null;

    /// <summary>What of the address could not be read; the framework's message names it in quotes ("int? limit").</summary>
    private static string ParameterOf(HttpContext http, BadHttpRequestException error) =>
        http.Request.Query.Keys.FirstOrDefault(key => error.Message.Contains($" {key}\"", StringComparison.OrdinalIgnoreCase)) ?? "query";

    private static Refusal? RefusalOf(int status) =>
        status switch
        {
            400 => ApiRefusals.BodyMalformed,
            401 => ApiRefusals.TokenInvalid,
            403 => ApiRefusals.Forbidden,
            404 => ApiRefusals.NotFound,
            405 => ApiRefusals.MethodNotAllowed,
            413 => ApiRefusals.BodyTooLarge,
            415 => ApiRefusals.MediaTypeNotSupported,
            429 => ApiRefusals.TooManyRequests,
            >= 500 => ApiRefusals.Failed,
            _ => null,
        };
}

internal static class ApiLimits
{
    /// <summary>Bytes of the largest body that any call takes; single calls take less.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    /// <summary>Bytes of a registration.</summary>
    public const int Registration = 32 * 1024;

    /// <summary>Bytes of any other call that says one thing: a tap, a walk-in, a code.</summary>
    public const int Small = 8 * 1024;

    /// <summary>The largest body that a call takes, and no byte more is read.</summary>
    public static TBuilder TakesBytes<TBuilder>(this TBuilder call, int most)
        where TBuilder : IEndpointConventionBuilder => call.WithMetadata(new RequestSizeLimitAttribute(most));
}
