using EventManager.Domain.Common;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EventManager.Web.Platform.Security;

/// <summary>Stands on a request whose form was none, or one longer than is taken; it is empty.</summary>
internal sealed class UnreadableForm;

/// <summary>Stands on a request with a form in which fields hold what is no text; they came in without it, and nothing is done.</summary>
internal sealed record UnreadableFields(IReadOnlySet<string> Names)
{
    /// <summary>Whether a field of the form that was sent is one of them.</summary>
    public static bool Has(HttpContext? http, string name) => http?.Features.Get<UnreadableFields>()?.Names.Contains(name) == true;
}

/// <summary>
/// Text is checked once, where it enters: whatever a page or a call reads afterwards can be stored, compared and sent again. A form with
/// what no database takes is refused at the field, by its page (<see cref="UnsentForms"/>), a call by its status, and one of the API by
/// <c>IncomingJson</c>. Addresses and names of files lose it: the page shows what was left of them.
/// </summary>
internal static class IncomingText
{
    /// <summary>Before the form's token is read, and after whoever comes is known: a stranger's body is not read in vain.</summary>
    public static void UseIncomingText(this IApplicationBuilder app) => app.Use(CheckAsync);

    private static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsUtf8(http.Request.ContentType))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        if (!http.Request.Path.StartsWithSegments("/api"))
        {
            CleanQuery(http.Request);
            if (http.Request.HasFormContentType && await ReadFormAsync(http) is { } refused)
            {
                http.Response.StatusCode = refused;
                return;
            }
        }
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted && !http.Request.Path.StartsWithSegments("/api"))
        {
            // A call that takes a form and got none, or one without its token. The API has words of its own.
            http.Response.StatusCode = error.StatusCode;
        }
    }

    /// <summary>The web speaks UTF-8. Other names of encodings are typing errors or attacks, and some throw when they are looked up.</summary>
    private static bool IsUtf8(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || type.Charset is not { Length: > 0 } charset
        || charset.AsSpan().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static void CleanQuery(HttpRequest request)
    {
        if (AreReadable(request.Query))
            return;
        request.QueryString = QueryString.Create(
            request.Query.SelectMany(pair => Clean(pair.Value).Select(v => KeyValuePair.Create(CleanText.Readable(pair.Key), v)))
        );
    }

    /// <summary>Null where the form can be read, or where its page says itself that it cannot (<see cref="UnsentForms"/>).</summary>
    private static async Task<int?> ReadFormAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            // A field without a name that can be read is none of our forms'; Blazor's and the token's, which begin with a line, nobody types.
            var unreadable = form.Where(field => IsReadable(field.Key) && field.Key is not ['_', ..] && !field.Value.All(IsReadable));
            if (unreadable.Select(field => field.Key).ToHashSet(StringComparer.OrdinalIgnoreCase) is { Count: > 0 } names)
            {
                if (!IsPage(http))
                    return StatusCodes.Status400BadRequest;
                http.Features.Set(new UnreadableFields(names));
            }
            if (!AreReadable(form) || form.Files.Any(file => !IsReadable(file.FileName) || !IsReadable(file.Name)))
                http.Features.Set<IFormFeature>(new FormFeature(Clean(form)));
            return null;
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode;
        }
        catch (NotSupportedException)
        {
            // A part of the form names an encoding that is none.
            return StatusCodes.Status415UnsupportedMediaType;
        }
        catch (InvalidDataException)
        {
            // The page says so itself, and must be able to look at the form while it does.
            http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            http.Features.Set(new UnreadableForm());
            return null;
        }
    }

    private static bool IsPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static FormCollection Clean(IFormCollection form)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in form)
            fields[CleanText.Readable(name)] = Clean(values);
        var files = new FormFileCollection();
        files.AddRange(
            form.Files.Select(file => new FormFile(
                file.OpenReadStream(),
                0,
                file.Length,
                CleanText.Readable(file.Name),
                CleanText.Readable(file.FileName)
            )
            {
                Headers = file.Headers,
            })
        );
        return new FormCollection(fields, files);
    }

    private static StringValues Clean(StringValues values) => new([.. values.Select(value => CleanText.Readable(value ?? ""))]);

    private static bool AreReadable(IEnumerable<KeyValuePair<string, StringValues>> all) =>
        all.All(pair => IsReadable(pair.Key) && pair.Value.All(IsReadable));

    private static bool IsReadable(string? text) => CleanText.IsReadable(text);
}
