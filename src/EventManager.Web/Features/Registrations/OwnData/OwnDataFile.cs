using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>
/// The same as a file: for programs, with the names of the declarations in no language; and as a page that can be kept, printed and read
/// without us.
/// </summary>
internal static class OwnDataFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void MapOwnDataFile(this IEndpointRouteBuilder routes)
    {
        foreach (var readable in (bool[])[false, true])
        {
            var ending = readable ? "html" : "json";
            routes
                .MapGetLate("/me/{token}/data." + ending, (string token, HttpContext http) => ByLinkAsync(token, readable, false, http))
                .AllowAnonymous()
                .WithMetadata(new ByLinkAttribute(LinkPurpose.Registration))
                .ExcludeFromDescription();
            routes
                .MapGetLate("/consent/{token}/data." + ending, (string token, HttpContext http) => ByLinkAsync(token, readable, true, http))
                .AllowAnonymous()
                .WithMetadata(new ByLinkAttribute(LinkPurpose.Guardian))
                .ExcludeFromDescription();
            routes
                .MapGetLate(
                    "/organise/events/{slug}/registrations/{id:guid}/data." + ending,
                    (string slug, Guid id, HttpContext http) => ForOrganiserAsync(slug, id, readable, http)
                )
                .RequireAuthorization(Policies.EventOrganiser)
                .WithMetadata(new ConfirmedAttribute())
                .ExcludeFromDescription();
            routes
                .MapGetLate(
                    "/organise/events/{slug}/people/{kind}/{id:guid}/data." + ending,
                    (string slug, string kind, Guid id, HttpContext http) => OfRowAsync(slug, kind, id, readable, http)
                )
                .RequireAuthorization(Policies.EventOrganiser)
                .WithMetadata(new ConfirmedAttribute())
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> ByLinkAsync(string token, bool readable, bool isGuardian, HttpContext http)
    {
        var people = http.RequestServices.GetRequiredService<PersonalPageQuery>();
        var data = http.RequestServices.GetRequiredService<OwnDataQuery>();
        var purpose = isGuardian ? LinkPurpose.Guardian : LinkPurpose.Registration;
        http.Response.Headers.CacheControl = "no-store";
        if (await people.OpenAsync(token, purpose, http.RequestAborted) is not { } facts)
            return Results.NotFound();
        if (isGuardian && facts.Registration.GuardianConsent is Domain.Registrations.GuardianConsent.NotNeeded)
            return Results.NotFound();
        var known = await (isGuardian ? data.ForGuardianAsync(facts, http.RequestAborted) : data.ReadAsync(facts, http.RequestAborted));
        return File(facts.Event, isGuardian ? Voice.Guardian : facts.Voice, known, readable, http);
    }

    private static async Task<IResult> OfRowAsync(string slug, string kind, Guid id, bool readable, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var people = http.RequestServices.GetRequiredService<PersonDataQuery>();
        if (await people.FindRowAsync(slug, kind, id, http.RequestAborted) is not { } named)
            return Results.NotFound();
        var known = await http.RequestServices.GetRequiredService<OwnDataQuery>().OfRowAsync(named, http.RequestAborted);
        var audit = http.RequestServices.GetRequiredService<AuditTrail>();
        await audit.WriteAsync("privacy.person_downloaded", EventAccess.UserId(http.User), named.Event.Id, named.Kind, id);
        return File(named.Event, FormalWords.VoiceOf(named.Event.Kind), known, readable, http);
    }

    private static async Task<IResult> ForOrganiserAsync(string slug, Guid id, bool readable, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var people = http.RequestServices.GetRequiredService<PersonDataQuery>();
        if (await people.FindAsync(slug, id, http.RequestAborted) is not { } facts)
            return Results.NotFound();
        var known = await http.RequestServices.GetRequiredService<OwnDataQuery>().ForOrganiserAsync(facts, http.RequestAborted);
        var audit = http.RequestServices.GetRequiredService<AuditTrail>();
        await audit.WriteAsync("privacy.person_downloaded", EventAccess.UserId(http.User), facts.Event.Id, subjectId: id);
        return File(facts.Event, facts.Voice, known, readable, http);
    }

    private static IResult File(Domain.Events.Event of, Voice voice, IReadOnlyList<KnownField> known, bool readable, HttpContext http)
    {
        var name = of.Slug + (readable ? ".html" : ".json");
        if (!readable)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { @event = of.Slug, known }, Format);
            return Results.File(body, "application/json; charset=utf-8", name);
        }
        http.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        return new RazorComponentResult<OwnDataDocument>(
            new
            {
                Voice = voice,
                Event = of.Title.In(Languages.Current),
                Zone = of.TimeZone,
                Known = known,
            }
        );
    }
}
