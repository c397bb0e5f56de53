namespace EventManager.Domain.Common;

/// <summary>How a translation stands to the German words.</summary>
public enum TranslationState
{
    /// <summary>Made from the German words as they are, or nothing to translate.</summary>
    Current,

    Missing,

    /// <summary>Made from German words that have changed since.</summary>
    Older,
}
