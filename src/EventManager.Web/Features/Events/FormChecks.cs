using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Events;

/// <summary>What an event and a template ask of the same fields.</summary>
internal static class FormChecks
{
    public static void Texts(List<Refusal> refusals, WordsDraft title, WordsDraft summary, WordsDraft description)
    {
        if (title.ToWords().German.Length == 0)
            refusals.Add(EventRefusals.TitleMissing);
        if (title.IsLongerThan(200))
            refusals.Add(EventRefusals.TitleTooLong);
        if (summary.IsLongerThan(400))
            refusals.Add(EventRefusals.TextTooLong.On("summary"));
        if (description.IsLongerThan(20_000))
            refusals.Add(EventRefusals.TextTooLong.On("description"));
        if (MarkdownText.WhyNot(description.ToWords(), "description") is { } unreadable)
            refusals.Add(unreadable);
    }

    public static void Number(List<Refusal> refusals, int? number, int least, int most, string field)
    {
        if (number is not { } value || value < least || value > most)
            refusals.Add(EventRefusals.NumberBetween(least, most, field));
    }
}
