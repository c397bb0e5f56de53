using EventManager.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Privacy.SiteTexts;

public sealed partial class SiteTextsPage
{
    private IReadOnlyList<ShownText> texts = [];
    private ShownText? chosen;
    private string? message;
    private string? problem;

    [Inject]
    private SiteTextQuery Texts { get; set; } = null!;

    [Inject]
    private SaveSiteTextHandler Saving { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync()
    {
        texts = await Texts.ListAsync(Leaving);
        chosen = texts[0];
    }

    private async Task SaveAsync(LocalizedText body)
    {
        (message, problem) = (null, null);
        if (chosen is not { } edited || !await IsAdministratorAsync())
            return;
        var result = await Saving.HandleAsync(new SaveSiteText(edited.Key, body, edited.Version, await UserIdAsync()), Leaving);
        if (result.IsRefused)
        {
            problem = Say(result.Refusal);
            return;
        }
        message = Words["Saved"];
        texts = await Texts.ListAsync(Leaving);
        chosen = texts.Single(text => text.Key == edited.Key);
    }
}
