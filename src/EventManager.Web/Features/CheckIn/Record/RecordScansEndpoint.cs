using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Record;

internal static class RecordScansEndpoint
{
    /// <summary>Takes the body as loose JSON: one scan of a wrong shape must not cost the other 499 their answer.</summary>
    public static async Task<IResult> RecordAsync(
        string slug,
        HttpContext http,
        DoorCache doors,
        RecordScansHandler handler,
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
        var scans = elements.ConvertAll(element => IncomingScan.Read(element, door, now));
        var result = await handler.RunAsync(new RecordScans(door, scans, http.User.AccessToken()?.Id), stop);
        return result.IsRefused ? problems.Of(result.Refusal) : Results.Json(result.Value, CheckInJson.Default.ScanAnswers);
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
