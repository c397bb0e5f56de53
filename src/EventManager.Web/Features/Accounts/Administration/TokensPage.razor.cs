using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The keys to the API. A new one is made on a page of its own, whose answer is the only place that ever shows it.</summary>
public sealed partial class TokensPage
{
    private static readonly ListLook Start = new("newest", Descending: true);

    private ListPage<TokenRow>? list;
    private IReadOnlyList<ListColumn<TokenRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;

    [Inject]
    private TokenListQuery List { get; set; } = null!;

    [Inject]
    private RevokeAccessTokenHandler Revoke { get; set; } = null!;

    internal static string LookOf(string state) =>
        state switch
        {
            TokenListQuery.Works => "badge--success",
            TokenListQuery.Revoked => "badge--danger",
            _ => "",
        };

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override Task LoadAsync()
    {
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "state", Text["State"], Text["TokensAll"], state => Text["Token." + state]),
            ListFilter.Of(List, "reach", Text["Event"], Text["TokensAll"], reach => Text["TokenReach." + reach]),
        ];
        actions =
        [
            new(RevokeTokensTask.Kind, Text["Revoke"], count => Text.Plural("TokenRevokeTitle", count), Text["TokenRevokeText"])
            {
                IsDanger = true,
                AsksWho = true,
            },
        ];
        isLoaded = true;
        return Task.CompletedTask;
    }

    private void AskRevoke(TokenRow row) =>
        list?.Ask(
            new(Text["TokenRevokeOne", row.Name], Text["TokenRevokeText"], Text["Revoke"], () => RevokeAsync(row)) { IsDanger = true }
        );

    private Task RevokeAsync(TokenRow row) =>
        list?.DoAsync(
            async () => await Revoke.HandleAsync(row.Id, EventAccess.UserId((await Authentication).User), Leaving),
            Text["TokenRevoked", row.Name]
        )
        ?? Task.CompletedTask;
}
