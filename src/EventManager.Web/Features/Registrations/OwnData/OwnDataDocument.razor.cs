using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>What is stored of somebody as a file of its own: opened from a disk, where no rule about our pages' styles reaches.</summary>
public sealed partial class OwnDataDocument
{
    private static readonly MarkupString Rules = new(
        "<style>body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}</style>"
    );

    /// <summary>Of the reader.</summary>
    [Parameter, EditorRequired]
    public required Voice Voice { get; set; }

    private IStringLocalizer<OwnDataText> Text => FormalWords.Of(Plain, Voice);

    /// <summary>Its title.</summary>
    [Parameter, EditorRequired]
    public required string Event { get; set; }

    /// <summary>The event's.</summary>
    [Parameter, EditorRequired]
    public required string Zone { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<KnownField> Known { get; set; }
}
