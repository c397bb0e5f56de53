using EventManager.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Features.Accounts;

internal static class AccountRefusals
{
    public const int MinPasswordLength = 12;

    public static readonly Refusal NotFound = new("accounts.not_found");
    public static readonly Refusal EmailInvalid = new("accounts.email_invalid") { Field = "email" };
    public static readonly Refusal EmailTaken = new("accounts.email_taken") { Field = "email" };
    public static readonly Refusal NameMissing = new("accounts.name_missing") { Field = "name" };
    public static readonly Refusal PasswordTooShort = new("accounts.password_too_short", MinPasswordLength) { Field = "password" };
    public static readonly Refusal PasswordTooPlain = new("accounts.password_too_plain") { Field = "password" };
    public static readonly Refusal PasswordWrong = new("accounts.password_wrong") { Field = "current" };
    public static readonly Refusal ChangedMeanwhile = new("accounts.changed_meanwhile");
    public static readonly Refusal LinkInvalid = new("accounts.link_invalid");
    public static readonly Refusal LastAdministrator = new("accounts.last_administrator");
    public static readonly Refusal OwnAccount = new("accounts.own_account");
    public static readonly Refusal AddressDiffers = new("accounts.address_differs") { Field = "address" };
    public static readonly Refusal ConfirmPasswordWrong = new("accounts.confirm_password_wrong") { Field = "password" };
    public static readonly Refusal CodeWrong = new("accounts.code_wrong") { Field = "code" };
    public static readonly Refusal PasskeyFailed = new("accounts.passkey_failed");
    public static readonly Refusal SignInFailed = new("accounts.sign_in_failed");
    public static readonly Refusal RoleUnknown = new("accounts.role_unknown") { Field = "role" };
    public static readonly Refusal EventUnknown = new("accounts.event_unknown") { Field = "event" };

    /// <summary>Identity's errors in our words; what it cannot mean here is a bug.</summary>
    public static List<Refusal> Of(IdentityResult result) =>
        [
            .. result
                .Errors.Select(error =>
                    error.Code switch
                    {
                        nameof(IdentityErrorDescriber.PasswordTooShort) => PasswordTooShort,
                        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => PasswordTooPlain,
                        nameof(IdentityErrorDescriber.PasswordMismatch) => PasswordWrong,
                        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => EmailTaken,
                        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => EmailInvalid,
                        nameof(IdentityErrorDescriber.InvalidToken) => LinkInvalid,
                        nameof(IdentityErrorDescriber.ConcurrencyFailure) => ChangedMeanwhile,
                        _ => throw new InvalidOperationException(error.Code + ": " + error.Description),
                    }
                )
                .Distinct(),
        ];
}
