namespace EventManager.Web.Ui;

/// <summary>Words of importing a table.</summary>
internal sealed class ImportText;
