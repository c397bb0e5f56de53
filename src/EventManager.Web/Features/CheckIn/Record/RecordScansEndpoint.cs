using System.Text.Json;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Kiosk;
using EventManager.Web.Features.CheckIn.Phones;
using EventManager.Web.Features.CheckIn.Pins;

namespace EventManager.Web.Features.CheckIn.Record;

internal static class RecordScansEndpoint
{
    /// <summary>Takes the body as loose JSON: one scan of a wrong shape must not cost the other 499 their answer.</summary>
    public static async Task<IResult> RecordAsync(
        string slug,
        HttpContext http,
        DoorCache doors,
        RecordScansHandler handler,
        DoorPins pins,
        PhoneHeartbeats phones,
        ApiProblems problems,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        using var body = await ReadAsync(http.Request, stop);
        if (body is null)
            return problems.Of(CheckInRefusals.BodyInvalid, StatusCodes.Status400BadRequest);
        if (Elements(body) is not { } elements)
            return problems.Of(CheckInRefusals.BodyInvalid.On("scans"));
        if (elements.Count is 0 or > CheckInRefusals.MaxScans)
            return problems.Of(CheckInRefusals.ScansCount);
        var now = clock.GetUtcNow();
        var token = http.User.AccessToken();
        var heartbeat = PhoneHeartbeat.InBatch(body!.RootElement, now);
        var scans = elements.ConvertAll(element => IncomingScan.Read(element, door, now, heartbeat.Correction));
        if (token?.Kiosk is { } kiosk)
            scans = KioskScans.Check(elements, scans, kiosk);
        if (scans.Exists(scan => scan.Override))
            scans = await Overrides.CheckAsync(scans, door, pins, token?.Id ?? Guid.Empty, stop);
        var result = await handler.RunAsync(new RecordScans(door, scans, token?.Id), stop);
        if (heartbeat.SaysSomething && token is { Kind: AccessTokenKind.Door })
            await phones.NoteAsync(door.Id, token.Id, heartbeat, now, always: false, stop);
        if (result.IsRefused)
            return problems.Of(result.Refusal);
        return token?.Kiosk is null
            ? Results.Json(result.Value, CheckInJson.Default.ScanAnswers)
            : Results.Json(KioskAnswers.Of(result.Value), KioskJson.Default.KioskAnswers);
    }

    private static async Task<JsonDocument?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, cancellationToken: stop);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<JsonElement>? Elements(JsonDocument body) =>
        body is { RootElement: { ValueKind: JsonValueKind.Object } root }
        && root.TryGetProperty("scans", out var scans)
        && scans.ValueKind is JsonValueKind.Array
            ? [.. scans.EnumerateArray()]
            : null;
}
