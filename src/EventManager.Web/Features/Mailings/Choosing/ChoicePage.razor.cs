using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Choosing;

public sealed partial class ChoicePage
{
    private static readonly SuppressionScope[] Offered = [SuppressionScope.Network, SuppressionScope.All];

    private Guid? address;
    private IReadOnlyList<SuppressionScope> left = [];

    [Parameter]
    public string Token { get; set; } = "";

    /// <summary>What the pressed button said, not what is so now: a second press must not take the first one back.</summary>
    [SupplyParameterFromForm]
    public bool? Wants { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        address = Choices.AddressOf(Token);
        if (address is { } known)
            left = await Choices.LeftAsync(known, Stop);
        else
            Http.Response.IsNotFoundInItsOwnWords();
    }

    private async Task ChooseAsync(SuppressionScope scope)
    {
        if (address is not { } known || Wants is not { } wants)
            return;
        await Choices.ChooseAsync(known, new(scope, wants, ChoiceWay.Page, TextVersion(scope)), Stop);
        Navigation.NavigateTo(MailChoices.Path + Token);
    }

    /// <summary>The words above the button, so that it can be shown later what was agreed to.</summary>
    private string TextVersion(SuppressionScope scope)
    {
        var words = string.Join('\n', Text["ChoiceLead"], Text["Choice" + scope], Text["ChoiceAlways"]);
        return $"{Languages.Current}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16]}";
    }
}
