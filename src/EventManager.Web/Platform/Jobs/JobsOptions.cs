using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Platform.Jobs;

/// <summary>Section <c>Jobs</c> of the settings.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this node sends mails and runs jobs. Default true; false for a node that only answers requests.</summary>
    public bool Run { get; set; } = true;

    /// <summary>
    /// After a restore: this node does nothing by itself until an administrator has looked at the waiting mails and switches it on
    /// (<c>/organise/administration/restore</c>). Default false.
    /// </summary>
    public bool Hold { get; set; }

    /// <summary>
    /// Schema of Hangfire's tables beside the data. Default <c>hangfire</c>; without effect on SQLite, where the clock lives in the
    /// program's memory.
    /// </summary>
    [RegularExpression("[a-z_][a-z0-9_]{0,50}")]
    public string Schema { get; set; } = "hangfire";

    /// <summary>
    /// How often a node looks whether Hangfire's clock has something due, and so the longest that reminders and clean-up are late; mails,
    /// waiting lists and tasks are looked for by each node itself. Default 15 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Jobs that a node runs at once; a third of them may be long tasks, the others are for what is short. Default 6. On PostgreSQL each
    /// holds a connection.
    /// </summary>
    [Range(3, 60)]
    public int Workers { get; set; } = 6;

    /// <summary>How long a finished task, its file and what it was made from are kept. Default one day.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan KeepTasks { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Long tasks that a node runs at once.</summary>
    public int TasksAtOnce => Workers / 3;
}
