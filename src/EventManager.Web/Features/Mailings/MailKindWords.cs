using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

internal static class MailKindWords
{
    /// <summary>What people call a kind of mail; its key where nobody has named it.</summary>
    public static string Say(IStringLocalizer<MailingsText> text, string kind)
    {
        var words = text["Kind_" + kind];
        return words.ResourceNotFound ? kind : words.Value;
    }

    /// <summary>Of a newsletter also which one.</summary>
    public static string Say(IStringLocalizer<MailingsText> text, MailLine line) =>
        line.Letter is { } letter ? $"{Say(text, line.Kind)}: {letter}" : Say(text, line.Kind);
}
