namespace EventManager.Web.Demo;

/// <summary>Section <c>Demo</c> of the settings; read in Development only.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Creates the demo data when the program starts over an empty database. Default true; without effect outside Development.</summary>
    public bool CreateAtStart { get; set; } = true;
}
