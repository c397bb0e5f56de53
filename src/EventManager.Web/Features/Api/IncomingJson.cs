using System.Text.Json;
using System.Text.Unicode;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.Features;

namespace EventManager.Web.Features.Api;

/// <summary>Stands on a call that judges the parts of its body one by one: what cannot be read costs that part only.</summary>
internal sealed class JudgesPartsItself;

/// <summary>
/// The text in a call: its query and its JSON, which may hold halves of surrogates as escapes and bytes that are no UTF-8; both throw only
/// where somebody asks for that text, names of properties included. Here they become U+FFFD before anybody asks, and a call with such a text
/// is refused at its field.
/// </summary>
internal static class IncomingJson
{
    /// <summary>After whoever calls is known: a stranger's body is not read in vain.</summary>
    public static void UseIncomingJson(this IApplicationBuilder app) =>
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/api"),
            api =>
                api.Use(
                    async (http, next) =>
                    {
                        if (await CheckAsync(http) is { } field)
                            await RefuseAsync(http, field);
                        else
                            await next(http);
                    }
                )
        );

    /// <summary>Reads the body, which is small, and leaves it to be read again. The path of the first text that is none, or null.</summary>
    private static async Task<string?> CheckAsync(HttpContext http)
    {
        var request = http.Request;
        if (
            request.Query.FirstOrDefault(pair => !CleanText.IsReadable(pair.Key) || !pair.Value.All(v => CleanText.IsReadable(v))).Key is
            { } key
        )
            return CleanText.Readable(key);
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            // None, but one that can be read as often as any other.
            request.Body = Stream.Null;
            return null;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Math.Min(limit.MaxRequestBodySize ?? long.MaxValue, ApiLimits.LargestBody);
        var body = new MemoryStream();
        http.Response.RegisterForDispose(body);
        await request.Body.CopyToAsync(body, http.RequestAborted);
        var json = body.ToArray();
        var isPlain = IsPlain(json);
        if (!isPlain)
            json = MendedJson.Of(json);
        var mended = new MemoryStream(json, writable: false);
        http.Response.RegisterForDispose(mended);
        request.Body = mended;
        return isPlain || http.GetEndpoint()?.Metadata.GetMetadata<JudgesPartsItself>() is not null ? null : FirstUnreadable(json);
    }

    private static Task RefuseAsync(HttpContext http, string field) =>
        http
            .RequestServices.GetRequiredService<ApiProblems>()
            .Of(ApiRefusals.TextUnreadable.On(field), StatusCodes.Status422UnprocessableEntity)
            .ExecuteAsync(http);

    /// <summary>Nothing in it needs a closer look: no escapes of controls, and no bytes from where controls and noncharacters are.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> json) =>
        json.IndexOf("\\u"u8) < 0
        && json.IndexOf("\\b"u8) < 0
        && !json.ContainsAny((byte)0x7F, (byte)0xC2)
        && !json.ContainsAnyInRange((byte)0xEF, (byte)0xFF)
        && Utf8.IsValid(json);

    private static string? FirstUnreadable(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return FirstUnreadable(document.RootElement, "");
        }
        catch (JsonException)
        {
            // No JSON: whoever reads it says so.
            return null;
        }
    }

    private static string? FirstUnreadable(JsonElement value, string path) =>
        value.ValueKind switch
        {
            JsonValueKind.String => CleanText.IsReadable(value.GetString()) ? null : path,
            JsonValueKind.Array => value
                .EnumerateArray()
                .Select((item, i) => FirstUnreadable(item, $"{path}[{i}]"))
                .FirstOrDefault(found => found is not null),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Select(member => (Name: CleanText.Readable(member.Name), Member: member))
                .Select(m => m.Name != m.Member.Name ? Below(path, m.Name) : FirstUnreadable(m.Member.Value, Below(path, m.Name)))
                .FirstOrDefault(found => found is not null),
            _ => null,
        };

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
