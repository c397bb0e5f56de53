namespace EventManager.Web.Features.Mailings.Rules.Library;

/// <summary>The library of rules: names for organisers, subjects and texts for whoever gets the mail.</summary>
public sealed class LibraryText;
