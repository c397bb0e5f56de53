using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Pins;

namespace EventManager.Web.Features.CheckIn.WalkIns;

/// <param name="Id">A UUID of the phone's; sending it again changes nothing.</param>
/// <param name="FirstName">May be empty where the other is not.</param>
/// <param name="LastName">May be empty where the other is not.</param>
/// <param name="Organisation">School or company.</param>
/// <param name="People">1 to 60; 1 where it is left out.</param>
/// <param name="Gate">The gate's code; a door of the building.</param>
/// <param name="RegisteredAt">When; the server's clock where it is left out.</param>
/// <param name="TicketId">What the phone calls the ticket already.</param>
/// <param name="Offline">False: nobody is inside yet, and without a free seat it is refused. Else they are inside already.</param>
/// <param name="Override">A supervisor lets in without a free seat.</param>
/// <param name="Pin">The supervisor's PIN, where the event has one.</param>
internal sealed record WalkInBody(
    Guid Id,
    string? FirstName,
    string? LastName,
    string? Organisation,
    int? People,
    string? Gate,
    DateTimeOffset? RegisteredAt,
    Guid? TicketId,
    bool? Offline,
    bool? Override,
    string? Pin
);

internal static class WalkInEndpoint
{
    public static async Task<IResult> RegisterAsync(
        string slug,
        WalkInBody body,
        HttpContext http,
        DoorCache doors,
        DoorPins pins,
        RegisterWalkInHandler handler,
        ApiProblems problems,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        if (Check(body, door).ToList() is { Count: > 0 } refusals)
            return problems.Of(refusals);
        var token = http.User.AccessToken()?.Id;
        if (body.Override == true && !await pins.OpensAsync(door.Id, token ?? Guid.Empty, body.Pin, stop))
            return problems.Of(PinRefusals.Wrong);
        var now = clock.GetUtcNow();
        var command = new RegisterWalkIn(
            door,
            body.Id,
            PersonNames.Clean(body.FirstName),
            PersonNames.Clean(body.LastName),
            PersonNames.Clean(body.Organisation),
            body.People ?? 1,
            body.Gate!,
            body.RegisteredAt is { } at && (at - now).Duration() < TimeSpan.FromDays(400) ? at : now
        )
        {
            TicketId = body.TicketId,
            TokenId = token,
            AsksFirst = body.Offline == false && body.Override != true,
        };
        var result = await handler.HandleAsync(command, stop);
        return result.IsRefused ? problems.Of(result.Refusal) : Results.Json(result.Value, CheckInJson.Default.WalkInAnswer);
    }

    private static IEnumerable<Refusal> Check(WalkInBody body, DoorEvent door)
    {
        var (first, last) = (PersonNames.Clean(body.FirstName), PersonNames.Clean(body.LastName));
        if (body.Id == Guid.Empty)
            yield return CheckInRefusals.IdInvalid;
        if (first.Length == 0 && last.Length == 0)
            yield return WalkInRefusals.NameMissing;
        if (first.Length > PersonNames.MaxLength || last.Length > PersonNames.MaxLength)
            yield return WalkInRefusals.NameTooLong;
        if (PersonNames.Clean(body.Organisation).Length > RegistrationRules.MaxOrganisationLength)
            yield return RegistrationRefusals.OrganisationTooLong;
        if (body.People is < 1 or > WalkInRefusals.MaxPeople)
            yield return WalkInRefusals.PeopleInvalid;
        if (body.Gate is null || door.Gate(body.Gate) is not { Zone: null })
            yield return CheckInRefusals.GateUnknown;
    }
}
