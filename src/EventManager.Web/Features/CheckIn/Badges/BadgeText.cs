namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>Words of badges without a name: those who come along, and school classes.</summary>
internal sealed class BadgeText;
