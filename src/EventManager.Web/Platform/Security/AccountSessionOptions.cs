using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Platform.Security;

/// <summary>Section <c>Accounts</c> of the settings.</summary>
internal sealed class AccountSessionOptions
{
    public const string Section = "Accounts";

    /// <summary>How long somebody stays signed in at most, however busy; 10 min to 30 days. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SignedInAtMost { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long somebody stays signed in who does nothing; 10 min to 30 days. Default 8 h.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SignedInIdle { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How often a node looks whether somebody with an open page was signed out or lost a right; 0.1 s to 1 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LookAtOpenPages { get; set; } = TimeSpan.FromSeconds(5);
}
