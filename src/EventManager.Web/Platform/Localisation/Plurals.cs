using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>Texts with a number. Their resources have one key for each form: <c>SeatsLeft.one</c>, <c>SeatsLeft.other</c>.</summary>
internal static class Plurals
{
    /// <summary>The text in the form that goes with the number.</summary>
    /// <param name="text">Where the words stand.</param>
    /// <param name="key">Without the form.</param>
    /// <param name="count">The number; it is <c>{0}</c> in the text.</param>
    /// <param name="others"><c>{1}</c> and so on.</param>
    public static LocalizedString Plural(this IStringLocalizer text, string key, decimal count, params object[] others) =>
        text.Form(key, count, [count, .. others]);

    public static string Key(string key, PluralCategory category) => key + "." + category.ToString().ToLowerInvariant();

    /// <summary>The same where the number stands anywhere among the values.</summary>
    public static LocalizedString Form(this IStringLocalizer text, string key, decimal count, object[] arguments, string ending = "")
    {
        var form = text[Key(key, Languages.Spoken.Plurals.Pick(PluralOperands.Of(count))) + ending, arguments];
        return form.ResourceNotFound ? text[Key(key, PluralCategory.Other) + ending, arguments] : form;
    }
}
