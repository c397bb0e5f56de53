namespace EventManager.Web.Ui.Fields;

/// <summary>Words of the form fields.</summary>
internal sealed class FieldText;
