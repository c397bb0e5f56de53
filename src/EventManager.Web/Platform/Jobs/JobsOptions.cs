namespace EventManager.Web.Platform.Jobs;

/// <summary>Section <c>Jobs</c> of the settings.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this node sends mails and runs jobs. Default true; false for a node that only answers requests.</summary>
    public bool Run { get; set; } = true;
}
