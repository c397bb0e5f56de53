using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Choosing;

public sealed partial class ChoicePage
{
    private static readonly SuppressionScope[] Offered = [SuppressionScope.Network, SuppressionScope.All];

    private Guid? address;
    private NewsTopics? news;
    private bool lacksTopic;
    private IReadOnlyList<SuppressionScope> left = [];

    [Parameter]
    public string Token { get; set; } = "";

    /// <summary>What the pressed button said, not what is so now: a second press must not take the first one back.</summary>
    [SupplyParameterFromForm]
    public bool? Wants { get; set; }

    /// <summary>What the news are to be about, by name.</summary>
    [SupplyParameterFromForm(FormName = "topics")]
    public IReadOnlyList<string>? Topics { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        address = Choices.AddressOf(Token);
        if (address is { } known)
        {
            left = await Choices.LeftAsync(known, Stop);
            news = await News.OfAsync(known, Stop);
        }
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

    private async Task ChangeNewsAsync()
    {
        var topics = NewsTopicRules.Read(Topics);
        lacksTopic = topics is NewsTopics.None;
        if (!lacksTopic)
            await SetNewsAsync(topics);
    }

    private async Task SetNewsAsync(NewsTopics topics)
    {
        if (address is not { } known)
            return;
        await News.HandleAsync(known, topics, Words.Version(topics), Stop);
        Navigation.NavigateTo(MailChoices.Path + Token);
    }

    /// <summary>The words above the button.</summary>
    private string TextVersion(SuppressionScope scope) =>
        WordsRead.Version(Text["ChoiceLead"], Text["Choice" + scope], Text["ChoiceAlways"]);
}
