using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>Signs in by password or passkey. Whatever is wrong is answered alike, so that nobody learns which addresses have an account.</summary>
public sealed partial class SignInPage
{
    private Refusal? refusal;

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Why a provider signed nobody in.</summary>
    [SupplyParameterFromQuery]
    public string? Problem { get; set; }

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
    private AccountSignIns SignIns { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private LocalAccounts Local { get; set; } = null!;

    private IReadOnlyList<string> Messages => (refusal ?? ProviderProblem.Find(Problem)) is { } said ? [Refusals.Say(said)] : [];

    private string Target => LocalPaths.Or(ReturnUrl, "/organise");

    private async Task SignInAsync()
    {
        var result = await SignIns.SignInByPasswordAsync(Email?.Trim() ?? "", Password ?? "");
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
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // No challenge was asked for in this browser, it was used already, or the form came without an answer to it.
        }
        refusal = AccountRefusals.PasskeyFailed;
    }
}
