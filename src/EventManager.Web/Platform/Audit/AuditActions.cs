using EventManager.Domain.Common;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Audit;

/// <summary>What happened, in words: the code of an entry is the key. A test finds a code without words.</summary>
internal sealed class AuditActions(IStringLocalizer<AuditActionText> text)
{
    /// <summary>The code itself where an older version of the program wrote something that this one does not know.</summary>
    public string Say(string action) => text[action] is { ResourceNotFound: false } words ? words : action;

    /// <summary>The codes whose words, or which themselves, have such a word.</summary>
    /// <param name="word">Folded, with the blank before it (<see cref="SearchText.Words"/>).</param>
    public IReadOnlyList<string> With(string word) =>
        [
            .. text.GetAllStrings()
                .Where(one => SearchText.Stored(one.Value, one.Name).Contains(word, StringComparison.Ordinal))
                .Select(one => one.Name),
        ];
}

/// <summary>Words for the codes of entries.</summary>
internal sealed class AuditActionText;
