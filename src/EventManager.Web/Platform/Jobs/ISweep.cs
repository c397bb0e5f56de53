namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// Work that waits as rows: looks for what is due, does it, marks it. Safe to run at any time, twice, and on several nodes at once; a
/// scheduler's trigger only says "look".
/// </summary>
internal interface ISweep
{
    /// <summary>Names it in the list of jobs and in <see cref="Data.JobRun"/>: <c>outbox</c>.</summary>
    string Name { get; }

    TimeSpan Every { get; }

    /// <summary>
    /// Each node looks by itself (<see cref="SweepLoop"/>): for what is looked for often and costs little where nothing is due. Else Hangfire
    /// says when, to one of the nodes.
    /// </summary>
    bool ByEachNode => false;

    /// <summary>False where the settings leave it nothing to do: then no clock asks for it.</summary>
    bool IsNeeded => true;

    /// <summary>Returns how many rows it worked on.</summary>
    Task<int> RunAsync(CancellationToken stop);
}
