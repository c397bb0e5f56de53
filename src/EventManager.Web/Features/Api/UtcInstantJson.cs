using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventManager.Web.Features.Api;

/// <summary>Instants as RFC 3339 in UTC, written with <c>Z</c>; read with any offset.</summary>
internal sealed class UtcInstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
}
