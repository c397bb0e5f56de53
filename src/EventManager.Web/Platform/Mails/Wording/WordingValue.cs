using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;

namespace EventManager.Web.Platform.Mails.Wording;

/// <summary>
/// Words that somebody typed: conditions see them as they are, and only what is put into the text is made safe for it. Escaped beforehand,
/// <c>{% if place == "Halle 1-2" %}</c> would never be true.
/// </summary>
internal sealed class WordingValue(string words, Func<string, string> safe) : FluidValue
{
    public override FluidValues Type => FluidValues.String;

    public override bool Equals(FluidValue other) =>
        other is not null && string.Equals(words, other.ToStringValue(), StringComparison.Ordinal);

    public override bool Contains(FluidValue value) =>
        value is not null && !value.IsNil() && words.Contains(value.ToStringValue(), StringComparison.Ordinal);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() =>
        decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public override string ToStringValue() => words;

    public override object ToObjectValue() => words;

    public override async ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) =>
        await writer.WriteAsync(safe(words));

    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    public override int GetHashCode() => words.GetHashCode(StringComparison.Ordinal);
}
