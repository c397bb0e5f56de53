using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using QRCoder;

namespace EventManager.Web.Features.Accounts.OwnAccount;

/// <summary>A second factor by an app that shows codes: switched on with a code, off with the password.</summary>
public sealed partial class TwoFactorPage
{
    private const int NumberOfRecoveryCodes = 10;

    private Refusal? refusal;

    [SupplyParameterFromForm(FormName = "enable")]
    public string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "disable")]
    public string? Password { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private SignInManager<Account> SignIns { get; set; } = null!;

    [Inject]
    private IOptions<SiteOptions> Site { get; set; } = null!;

    [Inject]
    private Confirmations Confirmed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IUserStore<Account> Store { get; set; } = null!;

    private IUserAuthenticatorKeyStore<Account> Keys => (IUserAuthenticatorKeyStore<Account>)Store;

    private Account? Account { get; set; }

    private string Key { get; set; } = "";

    private int CodesLeft { get; set; }

    private IReadOnlyList<string>? RecoveryCodes { get; set; }

    private IReadOnlyList<string> Messages => refusal is null ? [] : [Refusals.Say(refusal)];

    private string? ErrorAt(params string[] fields) =>
        refusal is { Field: { } field } && fields.Contains(field) ? Refusals.Say(refusal) : null;

    /// <summary>In groups of four, to be typed.</summary>
    private string KeyWords => string.Join(' ', Key.Chunk(4).Select(part => new string(part))).ToLowerInvariant();

    private string Picture
    {
        get
        {
            var (site, email) = (Uri.EscapeDataString(Site.Value.Name), Uri.EscapeDataString(Account!.Email!));
            using var data = QRCodeGenerator.GenerateQrCode(
                $"otpauth://totp/{site}:{email}?secret={Key}&issuer={site}&digits=6",
                QRCodeGenerator.ECCLevel.M
            );
            using var svg = new SvgQRCode(data);
            return svg.GetGraphic(4);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Account = await SignIns.UserManager.GetUserAsync(Http.User);
        if (Account is null)
            return;
        if (Account.TwoFactorEnabled)
        {
            CodesLeft = await SignIns.UserManager.CountRecoveryCodesAsync(Account);
            return;
        }
        if (await SignIns.UserManager.GetAuthenticatorKeyAsync(Account) is not { Length: > 0 })
            await PrepareKeyAsync(Account);
        Key = await SignIns.UserManager.GetAuthenticatorKeyAsync(Account) ?? "";
    }

    /// <summary>
    /// A key that nothing is signed in with yet. <c>ResetAuthenticatorKeyAsync</c> would change the security stamp, and looking at this page
    /// would sign its reader out.
    /// </summary>
    private async Task PrepareKeyAsync(Account account)
    {
        await Keys.SetAuthenticatorKeyAsync(account, SignIns.UserManager.GenerateNewAuthenticatorKey(), Http.RequestAborted);
        await SignIns.UserManager.UpdateAsync(account);
    }

    private async Task EnableAsync()
    {
        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var provider = SignIns.UserManager.Options.Tokens.AuthenticatorTokenProvider;
        if (Account is null || !await SignIns.UserManager.VerifyTwoFactorTokenAsync(Account, provider, code))
        {
            refusal = AccountRefusals.CodeWrong;
            return;
        }
        await SignIns.UserManager.SetTwoFactorEnabledAsync(Account, true);
        await Confirmed.GiveAsync(Http.User, "code", isSecondFactor: true, Http.RequestAborted);
        await RenewCodesAsync();
    }

    /// <summary>Shown in the answer to the form and never again; they are stored for checking only.</summary>
    private async Task RenewCodesAsync()
    {
        if (Account is not { TwoFactorEnabled: true })
            return;
        RecoveryCodes = [.. await SignIns.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(Account, NumberOfRecoveryCodes) ?? []];
        await SignIns.RefreshSignInAsync(Account);
    }

    private async Task DisableAsync()
    {
        if (Account is null || !await SignIns.UserManager.CheckPasswordAsync(Account, Password ?? ""))
        {
            refusal = AccountRefusals.PasswordWrong;
            return;
        }
        await SignIns.UserManager.SetTwoFactorEnabledAsync(Account, false);
        await SignIns.UserManager.ResetAuthenticatorKeyAsync(Account);
        await SignIns.RefreshSignInAsync(Account);
        Navigation.NavigateTo("/account?Saved=true");
    }
}
