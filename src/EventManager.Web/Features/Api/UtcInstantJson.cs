using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventManager.Web.Features.Api;

/// <summary>
/// Instants as RFC 3339 in UTC, written with <c>Z</c>; read with any offset. A <see cref="JsonSerializerContext"/> names it among its
/// converters: it asks nobody else's settings.
/// </summary>
internal sealed class UtcInstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    /// <summary>Straight into bytes: a snapshot of the door has an instant for each of 100,000 tickets.</summary>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
