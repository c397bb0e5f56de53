using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Features.Accounts;

/// <summary>
/// What somebody would guess who knows lists of passwords, keyboards and this site (NIST SP 800-63B): no rules about capitals and digits,
/// but a guess at how many guesses it takes.
/// </summary>
internal sealed class PasswordStrength(IConfiguration settings) : IPasswordValidator<Account>
{
    /// <summary>Of zxcvbn: more than a hundred million guesses.</summary>
    private const int Least = 3;

    /// <summary>Characters that are looked at; the work grows with the length, and so much is enough to be strong.</summary>
    private const int Judged = 72;

    /// <summary>What everybody knows who sees the program.</summary>
    private static readonly string[] Words =
    [
        "eventmanager",
        "veranstaltung",
        "veranstaltungen",
        "ausbildung",
        "ausbildungsmesse",
        "ausbildungsnetz",
        "stadtnetz",
        "berufsmesse",
        "passwort",
        "kennwort",
        "administrator",
        "willkommen",
    ];

    /// <summary>As configured, not as options: the command that makes the first administrator needs no site.</summary>
    private string?[] Site => [settings["Site:Name"], settings["Site:PublicUrl"]];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            IsStrong(password ?? "", [.. Site.SelectMany(WordsOf), .. WordsOf(user.Email), .. WordsOf(user.DisplayName)])
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) })
        );

    /// <param name="known">What is easily guessed of this person and this site, beside the words of the program and of German.</param>
    internal static bool IsStrong(string password, IReadOnlyList<string> known)
    {
        var judged = CleanText.Cut(password, Judged);
        // Each once, at its first place: of two the judge takes the later, which is guessed later.
        return Zxcvbn.Zxcvbn.MatchPassword(judged, known.Concat(Words).Concat(GermanWords.All).Distinct()).Score >= Least;
    }

    private static IEnumerable<string> WordsOf(string? text) =>
        (text ?? "")
            .ToLowerInvariant()
            .Split([' ', '.', '-', '_', '@', '+', ',', '/', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2);
}
