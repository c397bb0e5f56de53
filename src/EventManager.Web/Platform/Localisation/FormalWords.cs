using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>
/// Words for somebody who is spoken to as <i>Sie</i> where most readers of the same page or mail are <i>du</i>: a key that ends in
/// <c>.formal</c> wins over the plain one. A text that speaks to nobody needs no second one.
/// </summary>
internal sealed class FormalWords<T>(IStringLocalizer<T> plain) : IStringLocalizer<T>
{
    public LocalizedString this[string name] =>
        plain[name + FormalWords.Ending] is { ResourceNotFound: false } formal ? formal : plain[name];

    public LocalizedString this[string name, params object[] arguments] =>
        plain[name + FormalWords.Ending, arguments] is { ResourceNotFound: false } formal ? formal : plain[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => plain.GetAllStrings(includeParentCultures);
}

internal static class FormalWords
{
    public const string Ending = ".formal";

    /// <summary>Teachers who book for a class are no visitors.</summary>
    public static bool AreFor(Registration reader) => AreFor(reader.Form);

    public static bool AreFor(CategoryForm form) => form is CategoryForm.SchoolClass;

    public static IStringLocalizer<T> Of<T>(IStringLocalizer<T> plain, bool isFormal) => isFormal ? new FormalWords<T>(plain) : plain;

    public static IStringLocalizer<T> For<T>(IStringLocalizer<T> plain, Registration reader) => Of(plain, AreFor(reader));
}
