namespace EventManager.Web.Shell.Organising;

/// <summary>Three sentences for each place: <c>Help.Key</c>. PlacesTests finds the one that has none.</summary>
internal sealed class HelpText;
