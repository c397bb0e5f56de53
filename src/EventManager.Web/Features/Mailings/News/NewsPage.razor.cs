using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.News;

public sealed partial class NewsPage
{
    private bool isDone;
    private IReadOnlyList<Refusal> errors = [];

    /// <summary>What the page is opened for: a kind of event as its page calls it.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromForm(FormName = "news")]
    public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "news")]
    public IReadOnlyList<string>? Topics { get; set; }

    /// <summary>Empty for people: nobody sees it.</summary>
    [SupplyParameterFromForm(FormName = "news")]
    public string? Trap { get; set; }

    [Inject]
    private AskForNewsHandler Asking { get; set; } = null!;

    [Inject]
    private NewsWords Words { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private NewsTopics Chosen => Sent is null ? NewsTopicRules.Read([Kind]) : NewsTopicRules.Read(Topics);

    private string? ErrorAt(string field) => errors.FirstOrDefault(one => one.Field == field) is { } wrong ? Refusals.Say(wrong) : null;

    /// <summary>Answers the same whether or not the address is known.</summary>
    private async Task SendAsync()
    {
        // A machine is told what a person would be told.
        isDone = !string.IsNullOrEmpty(Trap);
        if (isDone)
            return;
        var topics = NewsTopicRules.Read(Topics);
        errors = (await Asking.HandleAsync(new(Email, topics, Languages.Current, Words.Version(topics)), Stop)).Refusals;
        isDone = errors.Count == 0;
    }
}
