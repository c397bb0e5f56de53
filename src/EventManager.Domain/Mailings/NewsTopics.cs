using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>What the news by mail are about; one subscription can have several.</summary>
[Flags]
public enum NewsTopics
{
    None = 0,
    TrainingFairs = 1,
    HealthDays = 2,
    NetworkMeetings = 4,
    All = TrainingFairs | HealthDays | NetworkMeetings,
}

public static class NewsTopicRules
{
    /// <summary>One by one, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<NewsTopics> Each = [NewsTopics.TrainingFairs, NewsTopics.HealthDays, NewsTopics.NetworkMeetings];

    /// <summary>None where no news are written about such events.</summary>
    public static NewsTopics Of(EventKind kind) =>
        kind switch
        {
            EventKind.TrainingFair => NewsTopics.TrainingFairs,
            EventKind.HealthDay => NewsTopics.HealthDays,
            EventKind.NetworkMeeting => NewsTopics.NetworkMeetings,
            _ => NewsTopics.None,
        };

    public static IEnumerable<NewsTopics> In(NewsTopics topics) => Each.Where(one => (topics & one) != 0);

    /// <summary>Of names as a form sends them; what is none is passed over.</summary>
    public static NewsTopics Read(IEnumerable<string?>? names) =>
        Each.Where(one => (names ?? []).Contains(one.ToString())).Aggregate(NewsTopics.None, (all, one) => all | one);
}
