namespace EventManager.Web.Ui;

/// <summary>Words of long work: its kinds, how far it is, how it ended.</summary>
internal sealed class TaskText;
