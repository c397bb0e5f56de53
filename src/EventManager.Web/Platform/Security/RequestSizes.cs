using Microsoft.AspNetCore.Http.Features;

namespace EventManager.Web.Platform.Security;

/// <summary>On pages whose forms carry files where somebody asks for files: <see cref="IAsksForFiles"/> says whether.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute;

/// <summary>Whether the page of this request has a field for a file.</summary>
internal interface IAsksForFiles
{
    Task<bool> AsksAsync(HttpContext http);
}

/// <summary>
/// How many bytes a request may have: little, unless its route says otherwise. Forms with files are the only large ones, and only those that
/// ask for one; and nobody may send them without end.
/// </summary>
internal static class RequestSizes
{
    /// <summary>Bytes of any request whose route says nothing: the longest text that is typed, over a circuit without WebSockets too.</summary>
    public const long Usual = 1024 * 1024;

    /// <summary>Bytes of a form with files. More than is taken of any file, so that one that is too large is refused in words and not by a cut line.</summary>
    public const long WithFiles = 64 * 1024 * 1024;

    public static void AddRequestSizes(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Usual);
        builder.Services.AddSingleton<UploadLimit>();
    }

    /// <summary>Before the form is read, and after whoever comes is known.</summary>
    public static void UseRequestSizes(this IApplicationBuilder app) => app.Use(AllowFilesAsync);

    private static async Task AllowFilesAsync(HttpContext http, RequestDelegate next)
    {
        var isLarge = HttpMethods.IsPost(http.Request.Method) && http.Request.ContentLength is null or > Usual;
        if (!isLarge || http.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is null)
        {
            await next(http);
            return;
        }
        if (await http.RequestServices.GetRequiredService<IAsksForFiles>().AsksAsync(http))
        {
            if (!http.RequestServices.GetRequiredService<UploadLimit>().Takes(http, http.Request.ContentLength ?? WithFiles))
            {
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = WithFiles;
        }
        await next(http);
    }
}
