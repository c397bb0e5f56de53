using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>A kind of long work. May run again from the start after a crash: what was written before must not be written twice.</summary>
internal interface ITaskKind
{
    /// <summary>Stands in the row and, after <c>Kind.</c>, in the words: <c>tables.registrations</c>.</summary>
    string Name { get; }

    /// <summary>What the owner must be allowed when it is asked for, when it starts and, if it makes a file, when that is fetched.</summary>
    TaskRight Right { get; }

    Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop);
}

/// <param name="Key">Of the words that say how it ended, after <c>Result.</c></param>
/// <param name="Numbers">In these words.</param>
internal sealed record TaskResult(string Key, params int[] Numbers)
{
    /// <summary>Name of the file that was written; null without one.</summary>
    public string? File { get; init; }

    /// <summary>A page of ours on which the result is to be seen.</summary>
    public string Link { get; init; } = "";
}

/// <summary>What somebody asks for.</summary>
/// <param name="Arguments">What the kind needs to know beside the event; never about a person.</param>
/// <param name="Input">What it is made from; null without.</param>
internal sealed record NewTask(string Kind, Guid UserId, Guid? EventId, string Arguments = "", byte[]? Input = null);

internal static class TaskRefusals
{
    public static readonly Refusal NotAllowed = new("tasks.not_allowed");

    /// <summary>One person has too many that wait or run.</summary>
    public static readonly Refusal TooMany = new("tasks.too_many", BackgroundTasks.MostAtOnce);
}
