using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EventManager.Web.Commands;

/// <summary>Kinds of options that commands take; what does not fit is a usage error that says what would.</summary>
internal static class CommandOptions
{
    public static Option<string> Text(string name, string value, string description, bool required = true) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            Required = required,
            CustomParser = parsed =>
            {
                var text = parsed.Tokens.Single().Value;
                if (text.Length == 0)
                    parsed.AddError($"{name} must not be empty.");
                return text;
            },
        };

    /// <summary>A name alone, which must be there.</summary>
    public static Option<bool> RequiredSwitch(string name, string description) =>
        new(name)
        {
            Description = description,
            Required = true,
            Arity = ArgumentArity.Zero,
        };

    /// <summary>The parser takes a switch that is not there for one that is off, required or not.</summary>
    public static void Insist(this Command command, Option<bool> required) =>
        command.Validators.Add(given =>
        {
            if (given.GetResult(required) is null or { Implicit: true })
                given.AddError($"Option '{required.Name}' is required.");
        });

    /// <param name="otherwise">What counts where it is left out; null asks for it.</param>
    public static Option<int> Number(string name, string value, string description, int most, int? otherwise = null) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            Required = otherwise is null,
            DefaultValueFactory = otherwise is { } usual ? _ => usual : null,
            CustomParser = parsed =>
            {
                if (
                    int.TryParse(parsed.Tokens.Single().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number <= most
                )
                    return number;
                parsed.AddError($"{name} takes a number from 0 to {most}.");
                return 0;
            },
        };

    /// <summary>A length of time: <c>30d</c>, <c>12h</c>, <c>45m</c>; null where it is left out.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "30d|12h|45m",
            CustomParser = parsed =>
            {
                if (ReadDuration(parsed.Tokens.Single().Value) is { } duration)
                    return duration;
                parsed.AddError($"{name} takes a length of time like 30d, 12h or 45m.");
                return null;
            },
        };

    private static TimeSpan? ReadDuration(string text)
    {
        if (
            text.Length is < 2 or > 7
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count == 0
        )
            return null;
        return text[^1] switch
        {
            'd' => TimeSpan.FromDays(count),
            'h' => TimeSpan.FromHours(count),
            'm' => TimeSpan.FromMinutes(count),
            _ => null,
        };
    }
}
