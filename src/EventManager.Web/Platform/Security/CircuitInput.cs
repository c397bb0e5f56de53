using System.Buffers;
using System.Text;
using System.Text.Json;
using EventManager.Domain.Common;
using Microsoft.AspNetCore.SignalR;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Stands before everything that a browser sends over a circuit: values of fields, answers of scripts, addresses. What nobody sees and no
/// database takes falls out of it here, before any component reads it: half a surrogate, which throws where JSON is read, would end the
/// circuit, and a NUL would where PostgreSQL is asked. Where somebody typed it, <see cref="UnreadableInput"/> refuses it at the field.
/// </summary>
internal sealed class CircuitInput : IHubFilter
{
    /// <summary>What Blazor's script calls to say that something happened to an element.</summary>
    private const string EventOfAnElement = "DispatchEventAsync";

    private static readonly AsyncLocal<bool> Unreadable = new();

    /// <summary>Whether what is being handled is something typed, from which signs fell that no text has.</summary>
    public static bool IsUnreadable => Unreadable.Value;

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var arguments = invocationContext.HubMethodArguments;
        // Calls of one connection share what flows along with it.
        Unreadable.Value = false;
        if (arguments.All(value => value is not string text || !IsSuspicious(text)))
            return next(invocationContext);
        Unreadable.Value = arguments.Contains(EventOfAnElement) && arguments.Any(value => value is string text && HoldsNoText(text));
        return next(
            new HubInvocationContext(
                invocationContext.Context,
                invocationContext.ServiceProvider,
                invocationContext.Hub,
                invocationContext.HubMethod,
                [.. arguments.Select(value => value is string text && IsSuspicious(text) ? Clean(text) : value)]
            )
        );
    }

    /// <summary>What is plainly readable, as nearly everything, is not looked at twice.</summary>
    private static bool IsSuspicious(string text) =>
        text.Contains("\\u", StringComparison.Ordinal)
        || text.Contains("\\b", StringComparison.Ordinal)
        || text.Contains('%', StringComparison.Ordinal)
        || !CleanText.IsReadable(text);

    /// <summary>Read as the component would: an escaped backslash before a "u" is what somebody typed, and fine.</summary>
    internal static bool HoldsNoText(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(MendedJson.Of(Encoding.UTF8.GetBytes(json)));
            return !IsText(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsText(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().All(member => IsText(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().All(IsText),
            JsonValueKind.String => CleanText.IsReadable(value.GetString()!),
            _ => true,
        };

    internal static string Clean(string text) => text is ['[' or '{', ..] ? CleanJson(text) : CleanAddress(CleanText.Readable(text));

    /// <summary>An address whose query holds what is no text comes without it; its path was a request before.</summary>
    private static string CleanAddress(string text) => CleanText.IsReadable(Uri.UnescapeDataString(text)) ? text : text.Split('?')[0];

    private static string CleanJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(MendedJson.Of(Encoding.UTF8.GetBytes(text)));
            var written = new ArrayBufferWriter<byte>(text.Length);
            using (var writer = new Utf8JsonWriter(written))
                Copy(document.RootElement, writer);
            return Encoding.UTF8.GetString(written.WrittenSpan);
        }
        catch (JsonException)
        {
            // No JSON: whoever reads it says so.
            return CleanText.Readable(text);
        }
    }

    private static void Copy(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(CleanText.Readable(member.Name));
                    Copy(member.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Copy(item, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(CleanText.Readable(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
