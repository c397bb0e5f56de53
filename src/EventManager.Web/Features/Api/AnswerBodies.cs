using System.Text.Json;
using EventManager.Domain.Registrations.Questions;

namespace EventManager.Web.Features.Api;

/// <summary>Answers as programs send them; what has no place in an answer becomes text that the rules refuse at its field.</summary>
internal static class AnswerBodies
{
    public static GivenAnswer Read(string code, JsonElement value) =>
        value.ValueKind is JsonValueKind.Object ? new(code, [], ReadFile(value)) : new(code, [.. Values(value)]);

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Values),
            JsonValueKind.True => [AnswerRules.Yes],
            JsonValueKind.False => [AnswerRules.No],
            JsonValueKind.String => [value.GetString()!],
            _ => [value.GetRawText()],
        };

    private static GivenFile ReadFile(JsonElement value)
    {
        var name = value.TryGetProperty("name", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString()! : "";
        return
            value.TryGetProperty("content", out var content)
            && content.ValueKind is JsonValueKind.String
            && content.TryGetBytesFromBase64(out var bytes)
            ? new(name, bytes)
            // One byte that is the start of no kind of file: refused as such.
            : new(name, [0]);
    }
}
