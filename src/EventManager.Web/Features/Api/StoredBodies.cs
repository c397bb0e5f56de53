using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;

namespace EventManager.Web.Features.Api;

/// <summary>
/// Answers that are kept for a repeat name people and hold what opens a door: codes and addresses of tickets. They lie sealed, so that a copy
/// of the database does not tell them; behind the seal stand the ids that the answer names, by which it is found when somebody is erased.
/// </summary>
internal sealed partial class StoredBodies(IDataProtectionProvider protection)
{
    private const string Sealed = "sealed:";

    private readonly IDataProtector protector = protection.CreateProtector("EventManager.ApiAnswers");

    public string Seal(string body) =>
        string.Join('\n', Ids().Matches(body).Select(found => found.Value).Distinct().Prepend(Sealed + protector.Protect(body)));

    /// <summary>One from before lies open, and for a day at most.</summary>
    public string Open(string stored) =>
        stored.StartsWith(Sealed, StringComparison.Ordinal) ? protector.Unprotect(stored[Sealed.Length..].Split('\n')[0]) : stored;

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
