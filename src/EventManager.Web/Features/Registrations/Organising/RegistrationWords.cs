using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Features.Registrations.Organising;

internal static class RegistrationWords
{
    /// <summary>Beginnings of words of names, organisation and class, or of the address; all where nothing is typed.</summary>
    public static IQueryable<Registration> WithNameOrAddress(this IQueryable<Registration> rows, string text)
    {
        var address = MailAddressRules.Beginning(text);
        // No address has a blank in it: it is not compared with each row that a name of two words does not find.
        return address.Contains(' ')
            ? rows.WithWords(text, word => r => r.SearchName.Contains(word))
            : rows.WithWords(text, word => r => r.SearchName.Contains(word) || r.NormalizedEmail.StartsWith(address));
    }
}
