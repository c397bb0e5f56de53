namespace EventManager.Web.Ui.Forms;

/// <summary>Words around every form of the organisers' area.</summary>
internal sealed class FormText;
