using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>Signs in by password or passkey. Whatever is wrong is answered alike, so that nobody learns which addresses have an account.</summary>
public sealed partial class SignInPage
{
    private Refusal? refusal;

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Password { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    public string? Credential { get; set; }

    [Inject]
    private IStringLocalizer<AccountText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private SignInManager<Account> SignIns { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<string> Messages => refusal is null ? [] : [Refusals.Say(refusal)];

    private string Target => LocalPaths.Or(ReturnUrl, "/organise");

    private async Task SignInAsync()
    {
        var account = await SignIns.UserManager.FindByEmailAsync(Email?.Trim() ?? "");
        if (account is null)
        {
            // As slow as a wrong password: the time it takes must not tell that nobody has this address.
            _ = SignIns.UserManager.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, Password ?? "");
            refusal = AccountRefusals.SignInFailed;
            return;
        }
        var result = await SignIns.PasswordSignInAsync(account, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            Navigation.NavigateTo(Target);
        else if (result.RequiresTwoFactor)
            Navigation.NavigateTo("/sign-in/code?ReturnUrl=" + Uri.EscapeDataString(Target));
        else
            refusal = AccountRefusals.SignInFailed;
    }

    private async Task SignInByPasskeyAsync()
    {
        try
        {
            var result = await SignIns.PasskeySignInAsync(Credential ?? "");
            if (result.Succeeded)
            {
                Navigation.NavigateTo(Target);
                return;
            }
        }
        catch (InvalidOperationException)
        {
            // No challenge was asked for in this browser, or it was used already.
        }
        refusal = AccountRefusals.PasskeyFailed;
    }

    private static readonly Account Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());
}
