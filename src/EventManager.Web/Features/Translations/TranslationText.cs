namespace EventManager.Web.Features.Translations;

/// <summary>Words about translations.</summary>
internal sealed class TranslationText;
