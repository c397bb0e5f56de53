namespace EventManager.Web.Shell.Organising;

/// <summary>Words of the organisers' frame: its places, groups and what it says by itself.</summary>
internal sealed class PlaceText;
