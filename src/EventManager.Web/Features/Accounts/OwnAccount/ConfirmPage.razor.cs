using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.OwnAccount;

/// <summary>Whoever is signed in shows again who they are, and goes on where that was asked for: on this server only.</summary>
public sealed partial class ConfirmPage
{
    private Account? account;
    private bool hasPasskey;
    private bool needsSecondFactor;
    private bool mayLocal;
    private Refusal? refusal;

    [SupplyParameterFromQuery]
    public string? Back { get; set; }

    [SupplyParameterFromForm(FormName = "by-password")]
    public string? Password { get; set; }

    [SupplyParameterFromForm(FormName = "by-code")]
    public string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "by-passkey")]
    public string? Credential { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccountText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private AccountSignIns SignIns { get; set; } = null!;

    [Inject]
    private Confirmations Confirmed { get; set; } = null!;

    /// <summary>Whoever a provider signs in shows it there: by signing out and in.</summary>
    [Inject]
    private LocalAccounts Local { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<string> Messages => refusal is null ? [] : [Refusals.Say(refusal)];

    private string? ErrorAt(params string[] fields) =>
        refusal is { Field: { } field } && fields.Contains(field) ? Refusals.Say(refusal) : null;

    private bool MayUsePassword => mayLocal && account?.PasswordHash is not null && !needsSecondFactor;

    private bool MayUseCode => mayLocal && account is { TwoFactorEnabled: true };

    protected override async Task OnInitializedAsync()
    {
        account = await SignIns.UserManager.GetUserAsync(Http.User);
        if (account is null)
            return;
        mayLocal = await Local.MayAsync(account.Id, Http.RequestAborted);
        hasPasskey = mayLocal && (await SignIns.UserManager.GetPasskeysAsync(account)).Count > 0;
        needsSecondFactor = (await Confirmed.OfAsync(Http.User, Http.RequestAborted)).LacksSecondFactor;
    }

    private async Task ByPasswordAsync() =>
        await GiveAsync(
            "password",
            MayUsePassword && await SignIns.ConfirmByPasswordAsync(account!, Password ?? ""),
            AccountRefusals.ConfirmPasswordWrong
        );

    private async Task ByCodeAsync() =>
        await GiveAsync(
            "code",
            MayUseCode && await SignIns.ConfirmByCodeAsync(account!, (Code ?? "").Replace(" ", "", StringComparison.Ordinal)),
            AccountRefusals.CodeWrong
        );

    private async Task ByPasskeyAsync() =>
        await GiveAsync(
            "passkey",
            account is not null && await SignIns.ConfirmByPasskeyAsync(account, Credential ?? ""),
            AccountRefusals.PasskeyFailed
        );

    private async Task GiveAsync(string by, bool isRight, Refusal otherwise)
    {
        if (!isRight)
        {
            refusal = otherwise;
            return;
        }
        await Confirmed.GiveAsync(Http.User, by, isSecondFactor: by != "password", Http.RequestAborted);
        Navigation.NavigateTo(LocalPaths.Or(Back, "/account"));
    }
}
