namespace EventManager.Web.Features.Events;

/// <summary>What an event asks people to bring: a line for each thing, with or without the dash that people type before it.</summary>
internal static class BroughtThings
{
    public static IReadOnlyList<string> Of(string words) =>
        [.. words.Split('\n').Select(line => line.Trim().TrimStart('-', '*', '•', '–').Trim()).Where(line => line.Length > 0)];
}
