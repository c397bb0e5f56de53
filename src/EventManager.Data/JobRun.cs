using EventManager.Domain.Common;

namespace EventManager.Data;

/// <summary>What a background job last did, on whichever node.</summary>
public sealed class JobRun
{
    [NotPersonal]
    public string Name { get; set; } = "";

    public DateTimeOffset LastStartedAt { get; set; }

    public DateTimeOffset? LastSucceededAt { get; set; }

    public DateTimeOffset? LastFailedAt { get; set; }

    /// <summary>Failures since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Rows that the last run worked on.</summary>
    public int LastDone { get; set; }

    /// <summary>Without personal data.</summary>
    [NotPersonal]
    public string LastError { get; set; } = "";

    [NotPersonal]
    public string Node { get; set; } = "";
}
