using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Platform.Security;

/// <summary>Section <c>Circuits</c> of the settings: an open page of the organisers' area is one.</summary>
internal sealed class CircuitLimitOptions
{
    public const string Section = "Circuits";

    /// <summary>Open pages of one account on each node: tabs that nobody closed. Default 40; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int PerPerson { get; set; } = 40;

    /// <summary>Open pages from one address on each node; an office shares one. Default 200; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int PerAddress { get; set; } = 200;

    /// <summary>Open pages on each node. Default 2000, which take about 3 GB; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int InAll { get; set; } = 2_000;

    /// <summary>
    /// Pages whose connection is lost (a phone in a pocket, a lid that was closed) that each node keeps for their people to come back to; the
    /// oldest goes first, and is drawn anew from what the browser has. Default 100; 0 to 100000.
    /// </summary>
    [Range(0, 100_000)]
    public int Kept { get; set; } = 100;

    /// <summary>How long such a page is kept. Default 3 min; 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromMinutes(3);
}
