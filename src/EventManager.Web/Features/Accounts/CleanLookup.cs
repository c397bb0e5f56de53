using System.Diagnostics.CodeAnalysis;
using EventManager.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Features.Accounts;

/// <summary>
/// The form in which accounts are looked up. Identity's own composes the text as it came, which throws where half a surrogate is in it, and
/// takes an address with an invisible character for another one.
/// </summary>
internal sealed class CleanLookup : ILookupNormalizer
{
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name is null ? null : CleanText.Line(name).ToUpperInvariant();

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
