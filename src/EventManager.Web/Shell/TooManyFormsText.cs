namespace EventManager.Web.Shell;

/// <summary>Words over a form that could not be sent yet.</summary>
internal sealed class TooManyFormsText;
