using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>A newsletter as it is typed.</summary>
public sealed class NewsletterDraft
{
    /// <param name="letter">Null for a new one.</param>
    public NewsletterDraft(Newsletter? letter)
    {
        Id = letter?.Id ?? Guid.CreateVersion7();
        if (letter is null)
            return;
        (Version, Subject, Body) = (letter.Version, new(letter.Subject), new(letter.Body));
        foreach (var topic in NewsTopicRules.Each)
            this[topic] = (letter.Topics & topic) != 0;
    }

    /// <summary>Of a new one too, from the moment its form is opened: saved twice by the same form it is one.</summary>
    public Guid Id { get; }

    /// <summary>What was read; null for a new one.</summary>
    public long? Version { get; }

    public WordsDraft Subject { get; } = new();

    public WordsDraft Body { get; } = new();

    public NewsTopics Topics { get; private set; }

    public bool this[NewsTopics topic]
    {
        get => (Topics & topic) != 0;
        set => Topics = value ? Topics | topic : Topics & ~topic;
    }

    internal SaveNewsletter ToCommand(Guid? by) => new(Id, Version, Subject.ToWords(), Body.ToWords(), Topics, by);

    internal static FormFields<NewsletterDraft> Fields(IStringLocalizer<NewsletterText> text, NewsWords words)
    {
        var fields = new FormFields<NewsletterDraft>()
            .Words("subject", () => text["Subject"], form => form.Subject)
            .Words("body", () => text["Body"], form => form.Body);
        foreach (var topic in NewsTopicRules.Each)
            fields.Add("topic-" + topic, () => words.Say(topic), form => form[topic], (form, value) => form[topic] = value);
        return fields;
    }
}
