namespace EventManager.Web.Shell;

/// <summary>Words of the page frame.</summary>
internal sealed class ShellText;
