using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>The same as a file for programs: the names are those of the declarations, in no language.</summary>
internal static class OwnDataFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void MapOwnDataFile(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/me/{token}/data.json", GetAsync)
            .AllowAnonymous()
            .WithMetadata(new ByLinkAttribute(LinkPurpose.Registration))
            .ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string token,
        PersonalPageQuery people,
        OwnDataQuery data,
        HttpContext http,
        CancellationToken stop
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await people.OpenAsync(token, LinkPurpose.Registration, stop) is not { } facts)
            return Results.NotFound();
        var known = await data.ReadAsync(facts, stop);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { @event = facts.Event.Slug, known }, Format);
        return Results.File(body, "application/json; charset=utf-8", $"{facts.Event.Slug}.json");
    }
}
