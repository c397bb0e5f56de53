namespace EventManager.Web.Ui;

/// <summary>Words of the link that saves a table as a file.</summary>
internal sealed class TableDownloadText;
