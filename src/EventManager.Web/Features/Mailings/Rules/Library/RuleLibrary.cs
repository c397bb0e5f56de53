using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules.Library;

/// <summary>A rule that events of some kinds usually have.</summary>
/// <param name="Key">Of its words in <see cref="LibraryText"/>.</param>
/// <param name="Audience">To whom.</param>
/// <param name="Timing">When.</param>
/// <param name="Kinds">Of which events; empty for all.</param>
public sealed record UsualRule(string Key, MailAudience Audience, MailTiming Timing, params EventKind[] Kinds)
{
    /// <summary>The reminder has the program's own words.</summary>
    public string Mail => Key == "reminder" ? MailRule.Reminder : MailRule.Message;

    /// <summary>A rule of the event does this already, in whatever words.</summary>
    public bool IsLike(MailRule rule) =>
        rule.Mail == Mail && rule.Audience == Audience && (rule.Anchor, rule.IsAfter) == (Timing.Anchor, Timing.IsAfter);
}

/// <summary>
/// What most events of a kind write to whom, when, and in which words: taken into the form of a new rule, where everything can be changed
/// before it is saved. Nothing of it is sent by itself.
/// </summary>
internal sealed class RuleLibrary(IStringLocalizer<LibraryText> text)
{
    private const int Morning = 9 * 60;
    private const int Afternoon = 17 * 60;

    public static readonly IReadOnlyList<UsualRule> All =
    [
        new("boothData", MailAudience.BoothDataMissing, Before(21, Morning), EventKind.TrainingFair),
        new("consent", MailAudience.ConsentMissing, Before(7, Afternoon), EventKind.TrainingFair, EventKind.HealthDay, EventKind.Course),
        new("class", MailAudience.Teachers, Before(7, Morning), EventKind.TrainingFair),
        new("answers", MailAudience.AnswersOpen, Before(5, Afternoon)),
        new("booth", MailAudience.Exhibitors, Before(3, Morning), EventKind.TrainingFair),
        new("reminder", MailAudience.Everybody, Before(2, Afternoon)),
        new(
            "session",
            MailAudience.Everybody,
            new(MailAnchor.SessionStart, false, 1, MailUnit.Hours, null),
            EventKind.TrainingFair,
            EventKind.HealthDay,
            EventKind.Course
        ),
        new("thanks", MailAudience.CheckedIn, After(1)),
        new("missed", MailAudience.Absent, After(1), EventKind.TrainingFair, EventKind.HealthDay, EventKind.Course),
        new("boothThanks", MailAudience.Exhibitors, After(2), EventKind.TrainingFair),
    ];

    public static IReadOnlyList<UsualRule> Of(EventKind kind) =>
        [.. All.Where(rule => rule.Kinds.Length == 0 || rule.Kinds.Contains(kind))];

    /// <summary>For organisers, in their language.</summary>
    public string Name(UsualRule rule) => text[rule.Key + ".Name"];

    /// <summary>The form of a new rule, filled in; in each language that has words for it.</summary>
    public async Task<MailRuleDraft> DraftAsync(UsualRule rule, EventKind kind)
    {
        var draft = new MailRuleDraft(null) { Mail = rule.Mail, Audience = rule.Audience.ToString() };
        draft.Take(rule.Timing);
        if (rule.Mail == MailRule.Reminder)
            return draft;
        foreach (var language in TextLanguages.All.Where(Languages.Knows))
        {
            var (subject, body) = await Languages.InAsync(language, () => Task.FromResult(Words(rule, kind)));
            if (language == TextLanguages.All[0])
                (draft.Subject.German, draft.Body.German) = (subject, body);
            else
                (draft.Subject[language], draft.Body[language]) = (subject, body);
        }
        return draft;
    }

    private (string Subject, string Body) Words(UsualRule rule, EventKind kind)
    {
        var words = FormalWords.Of(text, VoiceOf(rule, kind));
        return (words[rule.Key + ".Subject"], words[rule.Key + ".Body"]);
    }

    private static Voice VoiceOf(UsualRule rule, EventKind kind) =>
        MailAudiences.GroupOf(rule.Audience) is not MailGroup.Registrations ? Voice.Adult
        : rule.Audience is MailAudience.Teachers ? Voice.Class
        : FormalWords.VoiceOf(kind);

    private static MailTiming Before(int days, int atMinute) => new(MailAnchor.EventStart, false, days, MailUnit.Days, atMinute);

    private static MailTiming After(int days) => new(MailAnchor.EventEnd, true, days, MailUnit.Days, Morning + 60);
}
