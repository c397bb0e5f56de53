using System.Text;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Registrations;

/// <summary>The event as a file that every calendar program takes.</summary>
internal static class CalendarFile
{
    public static void MapCalendarFile(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate("/me/{token}/calendar.ics", GetAsync)
            .AllowAnonymous()
            .WithMetadata(new ByLinkAttribute(LinkPurpose.Registration))
            .ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string token,
        PersonalPageQuery query,
        RegistrationMailTools tools,
        HttpContext http,
        CancellationToken stop
    )
    {
        if (await query.OpenAsync(token, LinkPurpose.Registration, stop) is not { } facts)
            return Results.NotFound();
        // Whoever still waits has no date to keep.
        if (facts.Registration is { IsActive: true, State: not RegistrationState.Confirmed })
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var text = tools.Calendar(facts, CalendarMethod.Publish).Content;
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", facts.Event.Slug + ".ics");
    }
}
