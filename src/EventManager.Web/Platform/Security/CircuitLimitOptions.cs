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

    /// <summary>Open pages on each node. Default 2000, which take about 2 GB; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int InAll { get; set; } = 2_000;
}
