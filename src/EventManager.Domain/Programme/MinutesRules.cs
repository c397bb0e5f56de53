using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Common;

namespace EventManager.Domain.Programme;

/// <summary>A task of minutes: what, who, and until when, each as people write it.</summary>
public sealed record MinutesTask(string What, string Who, string Until)
{
    private static readonly string[] Between = [",", ";", "/", "&", "+", " und ", " and "];

    /// <summary>
    /// Which task it is, without saying so: the same words for the same people, whatever capitals and marks they have and whatever day was
    /// given to them.
    /// </summary>
    public string Key => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(SearchText.Fold(What) + '|' + SearchText.Fold(Who))));

    public bool IsEmpty => What.Length == 0 && Who.Length == 0 && Until.Length == 0;

    /// <summary>Whether somebody of that whole name is meant, alone or among others; capitals and marks do not count.</summary>
    public bool IsFor(string name) =>
        SearchText.Fold(name) is { Length: > 0 } meant
        && Who.Split(Between, StringSplitOptions.TrimEntries).Any(who => SearchText.Fold(who) == meant);
}

/// <summary>How decisions and tasks are kept as lines of text, and how long minutes may be.</summary>
public static class MinutesRules
{
    public const int MaxTextLength = 100_000;

    /// <summary>Longest list of decisions or of tasks, as text.</summary>
    public const int MaxListLength = 20_000;

    public static Refusal? Check(string markdown, string decisions, string tasks)
    {
        if (string.IsNullOrWhiteSpace(markdown) && decisions.Length == 0 && tasks.Length == 0)
            return MinutesRefusals.Empty;
        if (markdown.Length > MaxTextLength)
            return MinutesRefusals.TooLong;
        if (decisions.Length > MaxListLength)
            return MinutesRefusals.ListTooLong.On("decisions");
        return tasks.Length > MaxListLength ? MinutesRefusals.ListTooLong : null;
    }

    public static IReadOnlyList<string> Decisions(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string DecisionsText(IEnumerable<string> decisions) =>
        string.Join('\n', decisions.Select(OneLine).Where(d => d.Length > 0));

    public static IReadOnlyList<MinutesTask> Tasks(string text) => [.. Decisions(text).Select(ParseTask)];

    public static string TasksText(IEnumerable<MinutesTask> tasks) =>
        string.Join(
            '\n',
            tasks
                .Select(task => new MinutesTask(Cell(task.What), Cell(task.Who), Cell(task.Until)))
                .Where(task => !task.IsEmpty)
                .Select(task => $"{task.What} | {task.Who} | {task.Until}")
        );

    private static MinutesTask ParseTask(string line)
    {
        var cells = line.Split('|', 3, StringSplitOptions.TrimEntries);
        return new(cells[0], cells.ElementAtOrDefault(1) ?? "", cells.ElementAtOrDefault(2) ?? "");
    }

    /// <summary>A bar would begin the next cell.</summary>
    private static string Cell(string text) => OneLine(text).Replace('|', '/');

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
